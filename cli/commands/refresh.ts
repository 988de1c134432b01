import type { Command } from "commander";
import type { Context } from "../context.ts";
import { engineCommand } from "./engine-command.ts";

/** `ha refresh`: takes over what changed behind Pulumi's back. */
export function refreshCommand(context: Context, finish: (code: number) => void): Command {
    return engineCommand("refresh", context, finish)
        .description("read the simulated clouds back into the state, with what changed behind Pulumi's back")
        .addHelpText(
            "after",
            "\nExamples:\n  ha refresh --stack prod\n  ha cloud remove --stack prod esta-tracker-exports && ha refresh --stack prod",
        );
}
