import type picocolors from "picocolors";
import type { EngineCommand, ResourceStep } from "../sandbox/engine/messages.ts";
import type { HostedRun } from "./engine.ts";
import { driftLine } from "./terminal/drift-words.ts";
import { elapsed, kindOf, nameOf, wordsFor } from "./terminal/words.ts";

const listed = 40;

/** The object that `--json` prints. */
export function runReport(command: EngineCommand, stack: string, { host, run, notes, interrupted }: HostedRun): object {
    return {
        schemaVersion: 1,
        command,
        stack,
        host,
        result: run.result,
        interrupted: interrupted !== undefined,
        saved: run.committed,
        changes: run.changes,
        resources: run.resources,
        ...(command === "refresh" && { drift: driftOf(run.resources) }),
        policy: run.policyEvents,
        outputs: run.outputs,
        diagnostics: run.diagnostics,
        notes,
        seconds: run.seconds,
    };
}

/** What a refresh found, in the words that a person reads. */
function driftOf(resources: readonly ResourceStep[]): readonly object[] {
    return changedOf(resources).map((resource) => ({ urn: resource.urn, words: driftWords(resource) }));
}

function changedOf(resources: readonly ResourceStep[]): readonly ResourceStep[] {
    return resources.filter(({ op, failed }) => !failed && op !== "same" && op !== "refresh");
}

function driftWords(resource: ResourceStep): string {
    return driftLine({ ...resource, differences: resource.differences ?? [] }, "operator");
}

/** What a person reads after a run: what changed, what went wrong, and what was kept. */
export function runSummary(
    command: EngineCommand,
    stack: string,
    { host, run, interrupted }: HostedRun,
    colours: typeof picocolors,
): string {
    const planned = command === "preview" || host === "plan";
    const changed = changedOf(run.resources);
    // A first run creates everything and a destroy deletes it: a count says that better than hundreds of lines.
    const expected = command === "destroy" ? "delete" : "create";
    const worth = changed.length > listed ? changed.filter(({ op }) => op !== expected) : changed;
    const lineOf = command === "refresh" ? driftedLine : changeLine;
    const lines = worth.slice(0, listed).map((resource) => lineOf(resource, colours));
    if (worth.length > listed) lines.push(`    and ${worth.length - listed} more`);
    for (const { policy, level, urn, message } of run.policyEvents) {
        const where = urn === undefined ? "" : `${nameOf(urn)}: `;
        lines.push(
            `${level === "mandatory" ? colours.red(level) : colours.yellow(level)} ${policy}: ${where}${message}`,
        );
    }
    for (const { severity, urn, message } of run.diagnostics) {
        const where = urn === undefined ? "" : `${nameOf(urn)}: `;
        lines.push(`${severity === "error" ? colours.red("error") : colours.yellow(severity)}: ${where}${message}`);
    }
    const counts = Object.entries(run.changes).map(([op, count]) => {
        return `${count} ${planned ? wordsFor(op).planned : wordsFor(op).done}`;
    });
    const result = run.result === "succeeded" ? colours.green("succeeded") : colours.red("failed");
    lines.push(`${command} of ${stack} ${result} in ${elapsed(run.seconds)}: ${counts.join(", ") || "nothing to do"}`);
    if (command === "refresh" && run.result === "succeeded" && changed.length === 0) {
        lines.push("nothing changed behind Pulumi's back");
    }
    if (interrupted !== undefined) lines.push(interruptedSentence(command, stack, run.committed));
    else if (run.result === "failed" && command !== "preview" && host === "engine" && !run.committed) {
        lines.push(`nothing of this run is kept, and the sandbox of ${stack} is as it was before`);
    } else if (run.result === "failed" && command === "destroy" && run.committed) {
        lines.push(
            `what was destroyed is recorded: ha destroy --stack ${stack} --force lifts deletion protection as well`,
        );
    }
    return `${lines.join("\n")}\n`;
}

function changeLine({ op, type, urn, changed }: ResourceStep, colours: typeof picocolors): string {
    const { sign } = wordsFor(op);
    const paint = { "+": colours.green, "-": colours.red }[sign] ?? colours.yellow;
    const properties = changed.length > 0 ? `: ${changed.join(", ")}` : "";
    return `  ${paint(sign)} ${kindOf(type)} ${nameOf(urn)}${properties}`;
}

function driftedLine(resource: ResourceStep, colours: typeof picocolors): string {
    const paint = resource.op === "delete" ? colours.red : colours.yellow;
    return `  ${paint(wordsFor(resource.op).sign)} ${driftWords(resource)}`;
}

function interruptedSentence(command: EngineCommand, stack: string, committed: boolean): string {
    if (command === "preview") return "interrupted: a preview changes nothing";
    return committed
        ? `interrupted: what was done is kept, in the engine's state and in the simulated clouds alike; ha up --stack ${stack} goes on from there`
        : `interrupted: nothing of this run is kept, and the sandbox of ${stack} is as it was before`;
}
