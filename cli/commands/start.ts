import { join, relative } from "node:path";
import { Command } from "commander";
import { renderText } from "../../report/text.ts";
import { writeReport } from "../../report/write.ts";
import { currentCommit } from "../commit.ts";
import { type Context, exitCode } from "../context.ts";
import { type HostedRun, runOnHost } from "../engine.ts";
import { bundledPolicyPack } from "../policy-pack.ts";
import { programSources } from "../program-sources.ts";
import { runSummary } from "../run-summary.ts";
import { reportOn, verdictExitCode } from "../verdict.ts";
import { type StackFlags, withStackOption } from "./stack-option.ts";

/** `ha start`: everything that a newcomer needs to see, in one command. */
export function startCommand(context: Context, finish: (code: number) => void): Command {
    return withStackOption(new Command("start"), context, "prod")
        .description("bring a stack up in the sandbox, judge it, and write the report to out/<stack>")
        .addHelpText("after", "\nExamples:\n  ha start\n  ha start --stack staging")
        .action(async (flags: StackFlags) => finish(await start(context, flags)));
}

async function start(context: Context, { stack, debug }: StackFlags): Promise<number> {
    const { root, terminal } = context;
    const policyPack = await bundledPolicyPack(root, stack);
    const hosted = await runOnHost(context, { command: "up", stack, policyPack, debug }, false);
    const { run, host, notes, interrupted } = hosted;
    for (const note of notes) terminal.progress.write(`note: ${note}\n`);
    if (interrupted !== undefined || isBroken(hosted)) {
        terminal.out.write(runSummary("up", stack, hosted, terminal.colours));
        return interrupted ?? exitCode.failure;
    }
    const state = run.state();
    const report = reportOn({
        root,
        stack,
        host,
        state,
        previousState: run.previousState,
        sourceFiles: programSources(root),
        seconds: { up: run.seconds },
        commit: currentCommit(root),
    });
    terminal.out.write(renderText(report, { width: terminal.out.columns || 80, colours: terminal.colours }));
    const written = await writeReport(join(root, "out"), report, state);
    const files = Object.values(written).map((path) => relative(process.cwd(), path));
    terminal.out.write(`\nwritten: ${files.join(", ")}\n`);
    return verdictExitCode(report);
}

/** A violation of a mandatory rule fails the run as well, and is what the verdict is there to show. */
function isBroken({ run }: HostedRun): boolean {
    return run.result === "failed" && !run.policyEvents.some(({ level }) => level === "mandatory");
}
