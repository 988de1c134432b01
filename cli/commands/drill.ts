import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { drills, findDrill } from "../../drills/catalogue.ts";
import type { Drill } from "../../drills/drill.ts";
import { evidenceOf } from "../../drills/evidence.ts";
import { readTarget, type TargetFlags } from "../../drills/load-kit/target.ts";
import { drillPage } from "../../drills/page/page.ts";
import { describeMachine } from "../../drills/programs/machine.ts";
import { Refusal } from "../../sandbox/engine/refusal.ts";
import { currentCommit } from "../commit.ts";
import { type Context, exitCode } from "../context.ts";
import { drillSummary } from "../drill-summary.ts";
import { Interrupts } from "../interrupts.ts";
import { readPromises } from "../promises.ts";

interface DrillFlags extends TargetFlags {
    readonly all?: boolean;
    readonly runs: number;
    readonly out?: string;
    readonly json?: boolean;
    readonly debug?: boolean;
}

/** `ha drill`: real components under a fault that really happens to them, with evidence to keep. */
export function drillCommand(context: Context, finish: (code: number) => void): Command {
    return new Command("drill")
        .description("break real components on this machine, and measure how they come back; without a name, the list")
        .argument("[name]", "the drill")
        .option("--all", "all of them, one after the other, to the end even when one fails")
        .option("--runs <count>", "how often, for the median and the worst", wholeRuns, 3)
        .option("--out <folder>", "where the evidence goes, as <folder>/<name>.json and .html; else out/drills")
        .option("--target <address>", "for load: what it is sent to; else the reference origin on this machine")
        .option("--token-file <file>", "for load: a file with the bearer token of one tenant of the target")
        .option("--i-operate-the-target", "for load: the target is on another machine, and yours to load")
        .option("--json", "print the evidence and nothing else")
        .option("--debug", "show stack traces")
        .addHelpText(
            "after",
            "\nExamples:\n  ha drill\n  ha drill restore\n  ha drill restore --runs 5 --json\n  ha drill --all\n  ha drill load --target http://127.0.0.1:8080",
        )
        .action(async (name: string | undefined, flags: DrillFlags) => {
            if (name !== undefined && flags.all === true)
                throw new Refusal(`drill must not be named with --all, got ${name}`);
            if (flags.target !== undefined && name !== "load")
                throw new Refusal(`--target must come with the drill load, got ${name ?? "none"}`);
            if (flags.all === true) finish(await holdAll(context, flags));
            else if (name === undefined) context.terminal.out.write(listOf(drills));
            else finish(await hold(findDrill(name), context, flags));
        });
}

function listOf(known: readonly Drill[]): string {
    return known.map(({ name, summary }) => `${name}  ${summary}\n`).join("");
}

/** The worst of all exit codes; somebody who asks for an end gets it at once. */
async function holdAll(context: Context, flags: DrillFlags): Promise<number> {
    let worst: number = exitCode.success;
    for (const drill of drills) {
        context.terminal.progress.write(`${drill.name}\n`);
        const code = await hold(drill, context, flags);
        if (code > exitCode.failure) return code;
        worst = Math.max(worst, code);
    }
    return worst;
}

async function hold(drill: Drill, { root, environment, terminal }: Context, flags: DrillFlags): Promise<number> {
    const say = (text: string): unknown => terminal.progress.write(`${text}\n`);
    const interrupts = new Interrupts(() => say("ending in order"));
    try {
        const { runs, out = join(root, "out", "drills") } = flags;
        const { signal } = interrupts;
        const load = readTarget(flags);
        const machine = describeMachine();
        const result = await drill.run({ environment, root, runs, signal, onProgress: say, load });
        const commit = currentCommit(root) ?? "unknown";
        const evidence = evidenceOf(drill, result, { machine, commit, date: new Date() });
        const text = `${JSON.stringify(evidence, undefined, 2)}\n`;
        mkdirSync(out, { recursive: true });
        const file = join(out, `${drill.name}.json`);
        writeFileSync(file, text);
        const timelines = result.runs.map((one) => one.timelines ?? []);
        if (timelines.flat().length > 0)
            writeFileSync(
                join(out, `${drill.name}.html`),
                drillPage(evidence, { summary: drill.summary, promises: readPromises(root) }, timelines),
            );
        terminal.out.write(flags.json ? text : drillSummary(evidence, readPromises(root), terminal.colours));
        say(`written: ${relative(process.cwd(), file)}`);
        return evidence.verdict === "pass" ? exitCode.success : exitCode.failure;
    } catch (error) {
        if (interrupts.signal.aborted) return interrupts.exitCode; // whatever broke, broke because it was to end
        throw error;
    } finally {
        interrupts.stop();
    }
}

function wholeRuns(text: string): number {
    if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError(`must be a whole number of at least 1, got ${text}.`);
    return Number(text);
}
