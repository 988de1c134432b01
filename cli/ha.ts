import { Command, CommanderError } from "commander";
import { Refusal, sentenceOf } from "../sandbox/engine/refusal.ts";
import { checkCommand } from "./commands/check.ts";
import { cloudCommand } from "./commands/cloud.ts";
import { destroyCommand } from "./commands/destroy.ts";
import { drillCommand } from "./commands/drill.ts";
import { previewCommand } from "./commands/preview.ts";
import { refreshCommand } from "./commands/refresh.ts";
import { releaseCommand } from "./commands/release.ts";
import { startCommand } from "./commands/start.ts";
import { upCommand } from "./commands/up.ts";
import { type Context, exitCode } from "./context.ts";
import type { Terminal } from "./terminal/terminal.ts";

const commands = [
    startCommand,
    previewCommand,
    upCommand,
    refreshCommand,
    destroyCommand,
    releaseCommand,
    checkCommand,
    cloudCommand,
    drillCommand,
];

/** Every command with its options; `finish` is told the exit code of the one that ran. */
export function haProgram(context: Context, finish: (code: number) => void): Command {
    const program = new Command("ha")
        .description("The platform on simulated clouds, and the verdict on it. Nothing here touches a real cloud.")
        .showHelpAfterError("(--help shows what is possible)")
        .addHelpText(
            "after",
            "\nExamples:\n  ha start\n  ha preview --stack prod\n  ha check --stack prod --format json",
        );
    for (const create of commands) program.addCommand(create(context, finish));
    prepare(program, context.terminal);
    return program;
}

/** Runs one command line and returns its exit code. Everything that goes wrong ends in a sentence on `terminal.progress`. */
export async function ha(argv: readonly string[], context: Context): Promise<number> {
    let code: number = exitCode.success;
    const program = haProgram(context, (result) => (code = result));
    if (argv.length === 0) {
        program.outputHelp();
        return exitCode.success;
    }
    try {
        await program.parseAsync(argv, { from: "user" });
        return code;
    } catch (error) {
        if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.success : exitCode.refusal;
        explain(error, argv, context);
        return exitCode.refusal;
    }
}

/** Commander ends the process by itself and writes where it likes unless each command is told otherwise. */
function prepare(command: Command, terminal: Terminal): void {
    command.exitOverride().configureOutput({
        writeOut: (text) => terminal.out.write(text),
        writeErr: (text) => terminal.progress.write(text),
    });
    for (const child of command.commands) prepare(child, terminal);
}

function explain(error: unknown, argv: readonly string[], { terminal }: Context): void {
    const message = sentenceOf(error);
    if (argv.includes("--json")) {
        const failure = {
            schemaVersion: 1,
            command: argv[0],
            result: "failed",
            diagnostics: [{ severity: "error", message }],
        };
        terminal.out.write(`${JSON.stringify(failure, undefined, 2)}\n`);
        return;
    }
    terminal.progress.write(`${terminal.colours.red("error")}: ${message}\n`);
    if (argv.includes("--debug") && error instanceof Error) terminal.progress.write(`${error.stack}\n`);
    else if (!(error instanceof Refusal)) terminal.progress.write("(--debug shows where this comes from)\n");
}
