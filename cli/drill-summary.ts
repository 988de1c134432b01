import type picocolors from "picocolors";
import type { Evidence } from "../drills/evidence.ts";
import { comparisonTable, isCompared } from "./comparison-table.ts";

/** What a person reads after a drill: figures, what must hold and did not, the verdict, and what it does not show. */
export function drillSummary(evidence: Evidence, colours: typeof picocolors): string {
    const { drill, figures, compares = [], invariants, verdict, doesNotShow, commit, versions } = evidence;
    const alone = figures.filter((figure) => !isCompared(figure, compares));
    const width = Math.max(0, ...alone.map(({ name }) => name.length));
    const broken = invariants.filter(({ held }) => !held);
    return [
        verdict === "pass" ? colours.green(`✓ PASS: ${drill}`) : colours.red(`✗ FAIL: ${drill}`),
        `  commit ${commit}, ${Object.entries(versions)
            .map(([name, version]) => `${name} ${version}`)
            .join(", ")}`,
        "",
        ...(compares.length === 0 ? [] : comparisonTable(figures, compares).map((line) => `  ${line}`)),
        ...alone.map(({ name, unit, bound, median, worst, n }) => {
            const judged = bound === null ? "" : `, at most ${bound} ${unit}`;
            return `  ${name.padEnd(width)}  median ${median} ${unit}, worst ${worst} ${unit} of ${n}${judged}`;
        }),
        "",
        `  ${invariants.length - broken.length} of ${invariants.length} invariants held`,
        ...broken.flatMap(({ id, counterexamples }) => [
            `  ${colours.red("not held")}: ${id}`,
            ...counterexamples.map((text) => `    ${text}`),
        ]),
        "",
        "What this does not show",
        ...doesNotShow.map((text) => `  ${text}`),
        "",
    ].join("\n");
}
