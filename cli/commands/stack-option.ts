import type { Command } from "commander";
import { listStacks } from "../../sandbox/engine/stack-files.ts";
import type { Context } from "../context.ts";

/** What every command about a stack takes. */
export interface StackFlags {
    readonly stack: string;
    readonly debug?: boolean;
}

/** Adds `--stack`, required unless there is a default, and `--debug`. */
export function withStackOption(command: Command, { root }: Context, defaultStack?: string): Command {
    return command
        .option("-s, --stack <name>", "the stack, one of those with a Pulumi.<name>.yaml", defaultStack)
        .option("--debug", "show stack traces and everything that the engine says")
        .hook("preAction", (_, called) => {
            // Commander's own check comes before unknown options are named, and does not know the stacks.
            if (called.opts().stack === undefined) {
                called.error(`error: --stack must name a stack, one of ${listStacks(root).join(", ")}`);
            }
        });
}
