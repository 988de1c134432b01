import type picocolors from "picocolors";
import { compared } from "../drills/comparison.ts";
import type { Evidence } from "../drills/evidence.ts";
import { alignedTable } from "./aligned-table.ts";

/**
 * What a person reads after a drill: the verdict, what was promised, figures with their bounds, what must hold and did not,
 * and what it does not show. `promises` has the sentence of each requirement.
 */
export function drillSummary(
    evidence: Evidence,
    promises: ReadonlyMap<string, string>,
    colours: typeof picocolors,
): string {
    const { drill, figures, compares = [], invariants, verdict, doesNotShow, commit, machine, versions } = evidence;
    const table = compared(figures, compares);
    const alone = figures.filter((figure) => !table.figures.has(figure));
    const width = Math.max(0, ...alone.map(({ name }) => name.length));
    const broken = invariants.filter(({ held }) => !held);
    return [
        verdict === "pass" ? colours.green(`✓ PASS: ${drill}`) : colours.red(`✗ FAIL: ${drill}`),
        `  commit ${commit}, ${Object.entries(versions)
            .map(([name, version]) => `${name} ${version}`)
            .join(", ")}`,
        `  ${machine}`,
        "",
        ...promised(evidence, promises),
        ...alignedTable(table.rows.length === 0 ? [] : [["", ...compares], ...table.rows]).map((line) => `  ${line}`),
        ...alone.map(({ name, unit, bound, median, worst, n }) => {
            const amount = (value: number): string => `${value} ${unit}`.trimEnd();
            const judged = bound === null ? "" : `, at most ${amount(bound)}`;
            return `  ${name.padEnd(width)}  median ${amount(median)}, worst ${amount(worst)} of ${n}${judged}`;
        }),
        "",
        ...(invariants.length === 0
            ? []
            : [`  ${invariants.length - broken.length} of ${invariants.length} invariants held`]),
        ...broken.flatMap(({ id, counterexamples }) => [
            `  ${colours.red("not held")}: ${id}`,
            ...counterexamples.map((text) => `    ${text}`),
        ]),
        ...(invariants.length === 0 ? [] : [""]),
        "What this does not show",
        ...doesNotShow.map((text) => `  ${text}`),
        "",
    ].join("\n");
}

function promised({ requirements }: Evidence, promises: ReadonlyMap<string, string>): string[] {
    if (requirements.length === 0) return [];
    const lines = requirements.map((id) => `  ${id}  ${promises.get(id) ?? "is no requirement of this repository"}`);
    return ["What was promised", ...lines, ""];
}
