import { Command, Option } from "commander";
import type { EngineCommand } from "../../sandbox/engine/messages.ts";
import { type Context, exitCode } from "../context.ts";
import { runOnHost } from "../engine.ts";
import { otherProject } from "../other-project.ts";
import { bundledPolicyPack } from "../policy-pack.ts";
import { runReport, runSummary } from "../run-summary.ts";
import { type StackFlags, withStackOption } from "./stack-option.ts";

/** What a command of the engine takes besides the stack. */
export interface EngineFlags extends StackFlags {
    readonly system?: readonly string[];
    readonly project?: string;
    readonly policy?: boolean;
    readonly json?: boolean;
    readonly force?: boolean;
}

/** The parts that the four commands of the engine share: options, the run, its summary and the exit code. */
export function engineCommand(name: EngineCommand, context: Context, finish: (code: number) => void): Command {
    const command = withStackOption(new Command(name), context)
        .option("--system <name...>", "only these systems, whatever the stack's file says")
        .addOption(
            new Option(
                "--project <folder>",
                "another project that reads the platform's outputs, such as examples/app-team: its stack of this name",
            ).conflicts(["system", "policy"]),
        )
        .option("--json", "print one JSON object and nothing else");
    return command.action(async (flags: EngineFlags) => finish(await performEngineCommand(name, context, flags)));
}

async function performEngineCommand(command: EngineCommand, context: Context, flags: EngineFlags): Promise<number> {
    const { stack, system, json = false, force, debug } = flags;
    const policyPack = flags.policy ? await bundledPolicyPack(context.root, stack) : undefined;
    const project = flags.project === undefined ? undefined : await otherProject(context.root, flags.project);
    const request = { command, stack, systems: system, policyPack, force, debug, project };
    const hosted = await runOnHost(context, request, json);
    const { out, progress } = context.terminal;
    if (json) {
        out.write(`${JSON.stringify(runReport(command, stack, hosted), undefined, 2)}\n`);
    } else {
        for (const note of hosted.notes) progress.write(`note: ${note}\n`);
        out.write(runSummary(command, stack, hosted, context.terminal.colours));
    }
    if (hosted.interrupted !== undefined) return hosted.interrupted;
    return hosted.run.result === "succeeded" ? exitCode.success : exitCode.failure;
}
