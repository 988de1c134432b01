import type { Report } from "../model.ts";
import { formatCount, formatElapsed } from "../quantity.ts";
import { countViolations, VERDICT_WORDS, verdictSentence } from "../status.ts";
import { clip } from "../visible.ts";
import { html, type Markup, trusted } from "./markup.ts";

const SHAPES = {
    pass: '<path d="M14 25l7 7 14-16"/>',
    fail: '<path d="M16 16l16 16M32 16L16 32"/>',
    unknown: '<path d="M18.5 19a5.5 5.5 0 1 1 8.4 4.7c-1.9 1.2-2.9 2.2-2.9 4.3M24 34v.2"/>',
} as const;

/** Characters; a longer name would push the verdict out of sight. */
const LONGEST_NAME = 60;

/** The verdict before all else, with what the run was. */
export function banner(report: Report): Markup {
    const { verdict, host, commit } = report;
    const judgedOn = host.kind === "engine" ? "Pulumi engine" : "plan in-process";
    return html`<header class="banner ${verdict}"><div class="column">
<p class="muted">${clip(report.project, LONGEST_NAME)} / <strong>${clip(report.stack, LONGEST_NAME)}</strong></p>
<div class="headline">${icon(verdict)}<h1>${VERDICT_WORDS[verdict]}</h1></div>
<p class="sentence">${verdictSentence(report)}</p>
${host.kind === "plan" && html`<p class="plan-label">${host.label}</p>`}
<dl class="facts">
<div><dt>Judged on</dt><dd>${judgedOn}</dd></div>
<div><dt>Took</dt><dd>${formatElapsed(report.totalSeconds)}</dd></div>
<div><dt>Generated</dt><dd><time datetime="${report.generatedAt}">${readableTime(report.generatedAt)}</time></dd></div>
${commit !== undefined && html`<div><dt>Commit</dt><dd class="code">${commit}</dd></div>`}
</dl>
</div></header>`;
}

/** The run in five numbers. */
export function tiles(report: Report): Markup {
    const { mandatory, advisory } = countViolations(report);
    const { changes, counts } = report;
    return html`<dl class="tiles">
${tile(mandatory, "mandatory violations", mandatory > 0 ? "fail" : "")}
${tile(advisory, "advisory violations")}
${tile(counts.unknown, "could not be judged", counts.unknown > 0 ? "unknown" : "")}
${tile(report.resources, "resources")}
<div class="wide"><dt>${changes === undefined ? "no earlier run" : "changed since last run"}</dt><dd>${changes === undefined ? "–" : formatCount(changes.length)}</dd></div>
</dl>`;
}

function tile(count: number, words: string, style = ""): Markup {
    return html`<div class="${style}"><dt>${words}</dt><dd>${formatCount(count)}</dd></div>`;
}

function icon(verdict: Report["verdict"]): Markup {
    return html`<svg viewBox="0 0 48 48" aria-hidden="true" class="icon ${verdict}"><circle cx="24" cy="24" r="24"/>${trusted(SHAPES[verdict])}</svg>`;
}

/** `22 November 2026, 14:05 UTC` */
function readableTime(iso: string): string {
    const date = new Date(iso).toLocaleDateString("en-GB", {
        day: "numeric",
        month: "long",
        year: "numeric",
        timeZone: "UTC",
    });
    return `${date}, ${iso.slice(11, 16)} UTC`;
}
