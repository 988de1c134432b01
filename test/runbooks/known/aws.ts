import type { CloudCommand } from "../cloud-commands.ts";

/** Commands of the AWS CLI (https://docs.aws.amazon.com/cli/latest/reference/). */
export const AWS_COMMANDS: readonly CloudCommand[] = [];
