import type { Command } from "commander";
import type { Context } from "../context.ts";
import { engineCommand } from "./engine-command.ts";

/** `ha preview`: what an up would change. */
export function previewCommand(context: Context, finish: (code: number) => void): Command {
    return engineCommand("preview", context, finish)
        .description("show what up would change in the sandbox; changes nothing")
        .option("--policy", "ask the policy pack as well; a mandatory violation fails the preview")
        .addHelpText(
            "after",
            "\nExamples:\n  ha preview --stack prod\n  ha preview --stack staging --system esta-tracker --json",
        );
}
