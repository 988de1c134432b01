import type { CloudCommand } from "./cloud-commands.ts";
import { AWS_COMMANDS } from "./known/aws.ts";
import { GCLOUD_COMMANDS } from "./known/gcloud.ts";
import { KUBECTL_COMMANDS } from "./known/kubectl.ts";
import { NETWORK_COMMANDS } from "./known/network.ts";
import { PULUMI_COMMANDS } from "./known/pulumi.ts";

/** Every command of a cloud that a runbook may use. One that is missing is added to its program's file, with its source. */
export const COMMANDS: readonly CloudCommand[] = [
    ...GCLOUD_COMMANDS,
    ...AWS_COMMANDS,
    ...KUBECTL_COMMANDS,
    ...NETWORK_COMMANDS,
    ...PULUMI_COMMANDS,
];
