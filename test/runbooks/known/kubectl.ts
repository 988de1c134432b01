import type { CloudCommand } from "../cloud-commands.ts";

/** Commands of kubectl (https://kubernetes.io/docs/reference/kubectl/generated/). */
export const KUBECTL_COMMANDS: readonly CloudCommand[] = [];
