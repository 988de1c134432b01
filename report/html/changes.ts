import type { Change, ChangeKind, Report } from "../model.ts";
import { formatElapsed } from "../quantity.ts";
import { shortType } from "../resources.ts";
import { changesLine, comparisonLines } from "../text.ts";
import { html, type Markup } from "./markup.ts";
import { section, table } from "./parts.ts";

const SIGNS: Readonly<Record<ChangeKind, string>> = { created: "+", updated: "~", replaced: "±", deleted: "−" };

/** What differs from the last run, or from the base, most destructive first. */
export function changeList(report: Report): Markup {
    const { changes = [] } = report;
    const words = changesLine(report);
    const columns = [{ head: "Resource" }, { head: "Change" }, { head: "Properties" }];
    const rows = changes.map((change) => [
        html`${change.name} <span class="muted">${shortType(change.type)}</span>`,
        html`<span class="whole"><span class="code" aria-hidden="true">${SIGNS[change.kind]}</span> ${change.kind}</span>`,
        propertiesOf(change),
    ]);
    return section(
        "changes",
        "Changes",
        html`<p>${words.charAt(0).toUpperCase()}${words.slice(1)}.</p>`,
        report.comparison !== undefined &&
            html`<ul>${comparisonLines(report.comparison).map((line) => html`<li>${line}</li>\n`)}</ul>`,
        changes.length > 0 && html`<div class="card">${table("Changed resources", columns, rows)}</div>`,
    );
}

function propertiesOf({ properties, computed, previousUrn }: Change): Markup {
    const keys = [...properties, ...computed.map((key) => `${key} (computed)`)].join(", ");
    return html`<span class="code">${keys}</span>${previousUrn !== undefined && html` moved from <span class="urn code">${previousUrn}</span>`}`;
}

/** How long each phase took, as shares of the whole. */
export function durationList(report: Report): Markup {
    const rows = report.durations.map(({ phase, seconds }) => {
        const share = report.totalSeconds === 0 ? 0 : (seconds / report.totalSeconds) * 100;
        return [phase, bar(share), formatElapsed(seconds)];
    });
    const columns = [{ head: "Phase" }, { head: "Share" }, { head: "Time", numeric: true }];
    return section(
        "time",
        "Time taken",
        html`<p>${formatElapsed(report.totalSeconds)} in all.</p>`,
        rows.length > 0 && html`<div class="card">${table("Phases", columns, rows)}</div>`,
    );
}

function bar(percent: number): Markup {
    return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="8"/><rect width="${percent.toFixed(1)}" height="8"/></svg>`;
}
