import type { Command } from "commander";
import type { Context } from "../context.ts";
import { engineCommand } from "./engine-command.ts";

/** `ha destroy`: deletes everything, protected resources only with `--force`. */
export function destroyCommand(context: Context, finish: (code: number) => void): Command {
    return engineCommand("destroy", context, finish)
        .description("delete the stack from the sandbox; protected resources stop it")
        .option("--force", "lift Pulumi's protection and the simulated clouds' deletion protection first")
        .addHelpText("after", "\nExamples:\n  ha destroy --stack staging\n  ha destroy --stack prod --force");
}
