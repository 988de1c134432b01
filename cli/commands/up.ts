import type { Command } from "commander";
import type { Context } from "../context.ts";
import { engineCommand } from "./engine-command.ts";

/** `ha up`: creates and updates. */
export function upCommand(context: Context, finish: (code: number) => void): Command {
    return engineCommand("up", context, finish)
        .description("create and update the stack in the sandbox, on simulated clouds")
        .option("--policy", "ask the policy pack as well; a mandatory violation fails the run")
        .addHelpText(
            "after",
            "\nExamples:\n  ha up --stack prod\n  ha up --stack staging --system esta-tracker --policy",
        );
}
