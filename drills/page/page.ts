import type { Timeline } from "../drill.ts";
import type { Evidence } from "../evidence.ts";
import { chart } from "./chart.ts";
import { escaped } from "./escaped.ts";
import { STYLE } from "./style.ts";

/** A drill as one page that needs nothing else: what was promised, what was measured, and the course of each run. */
export function drillPage(
    evidence: Evidence,
    { summary, promises }: { readonly summary: string; readonly promises: ReadonlyMap<string, string> },
    runs: readonly (readonly Timeline[])[],
): string {
    const { drill, verdict, requirements, commit, date, machine, versions } = evidence;
    const about = [
        `commit ${commit}`,
        ...Object.entries(versions).map((entry) => entry.join(" ")),
        machine,
        date.slice(0, 16).replace("T", " "),
    ];
    return [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        `<title>${escaped(drill)}: ${verdict}</title>`,
        `<style>${STYLE}</style></head><body><main>`,
        `<h1>${escaped(drill)} <span class="verdict ${verdict}">${verdict === "pass" ? "✓ pass" : "✗ fail"}</span></h1>`,
        `<p>${escaped(summary)}</p>`,
        `<p class="about">${about.map(escaped).join(" · ")}</p>`,
        `<ul>${requirements.map((id) => `<li><b>${escaped(id)}</b> ${escaped(promises.get(id) ?? "")}</li>`).join("")}</ul>`,
        figuresTable(evidence),
        invariantsList(evidence),
        ...runs.flatMap((timelines, run) => timelines.map((timeline) => chart(timeline, run + 1, runs.length))),
        "<h2>What this does not show</h2>",
        `<ul>${evidence.doesNotShow.map((text) => `<li>${escaped(text)}</li>`).join("")}</ul>`,
        "</main></body></html>\n",
    ].join("\n");
}

function figuresTable({ figures }: Evidence): string {
    const rows = figures.map(({ name, unit, bound, median, worst, n }) => {
        const within = bound === null || worst <= bound;
        const cells = [median, worst].map((value) => `<td>${value} ${escaped(unit)}</td>`).join("");
        const judged = bound === null ? "–" : `${within ? "✓" : "✗"} ${bound} ${escaped(unit)}`;
        return `<tr${within ? "" : ' class="fail"'}><th scope="row">${escaped(name)}</th>${cells}<td>${judged}</td><td>${n}</td></tr>`;
    });
    return `<h2>Figures</h2><div class="scroll"><table><thead><tr><th scope="col">Figure</th><th scope="col">Median</th><th scope="col">Worst</th><th scope="col">At most</th><th scope="col">Runs</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function invariantsList({ invariants }: Evidence): string {
    const items = invariants.map(({ id, held, counterexamples }) => {
        const found = counterexamples.map((text) => `<li>${escaped(text)}</li>`).join("");
        return `<li class="${held ? "held" : "fail"}">${held ? "✓" : "✗"} ${escaped(id)}${found && `<ul>${found}</ul>`}</li>`;
    });
    return `<h2>Invariants</h2><ul class="invariants">${items.join("")}</ul>`;
}
