import type { CloudCommand } from "../cloud-commands.ts";

const [stack, target, exclude] = ["text", "text", "text"] as const;

/** What of Pulumi's own commands the sandbox has no equal for, and so needs a cloud. */
export const PULUMI_COMMANDS: readonly CloudCommand[] = [
    {
        command: "pulumi refresh",
        positional: [],
        flags: { stack, target, exclude },
        source: "https://www.pulumi.com/docs/iac/cli/commands/pulumi_refresh/",
    },
    {
        command: "pulumi up",
        positional: [],
        flags: { stack, target, exclude },
        source: "https://www.pulumi.com/docs/iac/cli/commands/pulumi_up/",
    },
];
