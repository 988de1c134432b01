import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { drills } from "../../drills/catalogue.ts";
import { compared } from "../../drills/comparison.ts";
import type { Drill } from "../../drills/drill.ts";
import type { Evidence, Figure } from "../../drills/evidence.ts";
import { cell, markdownTable, prose } from "./markdown-table.ts";
import { readRequirements } from "./requirements.ts";

/** Where the evidence is kept that the page shows, one file for each drill. */
const EVIDENCE = "docs/evidence";

const figure = z.object({
    name: z.string(),
    unit: z.string(),
    bound: z.number().nullable(),
    median: z.number(),
    worst: z.number(),
    n: z.number(),
});

const evidence = z.object({
    schemaVersion: z.literal(1),
    drill: z.string(),
    requirements: z.array(z.string()),
    compares: z.array(z.string()).default([]),
    figures: z.array(figure),
    invariants: z.array(z.object({ id: z.string(), held: z.boolean(), counterexamples: z.array(z.string()) })),
    verdict: z.enum(["pass", "fail"]),
    doesNotShow: z.array(z.string()),
    versions: z.record(z.string(), z.string()),
    machine: z.string(),
    commit: z.string(),
    date: z.string(),
}) satisfies z.ZodType<Evidence>;

/** `docs/reference/drills.md`: each drill, what was promised, its bounds, and what a kept run of it has measured. */
export function drillsPage(root: string): string {
    const promises = new Map(readRequirements(root).map(({ id, promise }) => [id, promise]));
    return [
        "# Drills",
        "",
        "What the documents promise, broken on purpose on real programs, and measured. `npx ha drill` lists the drills, `npx ha drill <name>`",
        "holds one three times, `npx ha drill --all` holds all, which takes about an hour. Each prints what follows, and leaves",
        "`out/drills/<name>.json`; those with a course in time leave a page beside it. A drill fails when a figure is worse than its",
        "bound in any run, or when something that must hold did not. Bounds are sums of configured times, computed, never measured ones.",
        "",
        `The figures below are of the runs kept in \`${EVIDENCE}\`, each with its commit, date and machine: of that machine they speak, and of`,
        "no cloud. Written by `node tools/generate.ts`; a new run is kept with `npx ha drill <name> --out docs/evidence`.",
        "",
        ...markdownTable(
            ["Drill", "What happens", "Promises", "Verdict"],
            drills.map((drill) => {
                const kept = keptEvidence(root, drill);
                const verdict = kept === undefined ? "not kept" : `${kept.verdict}, ${kept.date.slice(0, 10)}`;
                return [
                    `[${drill.name}](#${drill.name})`,
                    prose(drill.summary),
                    drill.requirements.join(", "),
                    verdict,
                ];
            }),
        ),
        "",
        ...drills.flatMap((drill) => section(drill, keptEvidence(root, drill), promises)),
    ].join("\n");
}

function section(drill: Drill, kept: Evidence | undefined, promises: ReadonlyMap<string, string>): string[] {
    return [
        `## ${drill.name}`,
        "",
        `${prose(drill.summary)}.`.replace(/^./, (first) => first.toUpperCase()),
        "",
        ...drill.requirements.map((id) => `- **${id}** ${promises.get(id) ?? "unknown"}`),
        "",
        ...(kept === undefined ? ["No run is kept.", ""] : measured(kept)),
        "It does not show:",
        "",
        ...drill.doesNotShow.map((text) => `- ${prose(text)}`),
        "",
    ];
}

function measured({ compares = [], figures, invariants, ...kept }: Evidence): string[] {
    const table = compared(figures, compares);
    const alone = figures.filter((one) => !table.figures.has(one));
    const broken = invariants.filter(({ held }) => !held);
    return [
        ...(table.rows.length === 0 ? [] : [...markdownTable(["", ...compares.map(cell)], table.rows), ""]),
        ...(alone.length === 0
            ? []
            : [...markdownTable(["Figure", "At most:", "Median:", "Worst:", "Runs:"], alone.map(row)), ""]),
        `${kept.verdict === "pass" ? "Passed" : "**Failed**"}${
            invariants.length === 0
                ? ""
                : `; ${invariants.length - broken.length} of ${invariants.length} invariants held`
        }.`,
        ...broken.map(
            ({ id, counterexamples }) => `Not held: ${prose(id)} (${counterexamples.map(prose).join("; ")}).`,
        ),
        `Commit ${kept.commit}, ${kept.date.slice(0, 10)}, ${kept.machine}; ${Object.entries(kept.versions)
            .map((entry) => entry.join(" "))
            .join(", ")}.`,
        "",
    ];
}

function row({ name, unit, bound, median, worst, n }: Figure): string[] {
    const value = (number: number | null): string => (number === null ? "–" : `${number} ${unit}`.trim());
    return [prose(name), value(bound), value(median), value(worst), `${n}`];
}

function keptEvidence(root: string, { name }: Drill): Evidence | undefined {
    const file = path.join(root, EVIDENCE, `${name}.json`);
    return fs.existsSync(file) ? evidence.parse(JSON.parse(fs.readFileSync(file, "utf8"))) : undefined;
}
