import type { Endpoint, Objective, Report, StatusCounts, SystemReport } from "../model.ts";
import { formatPlural, formatQuantity, formatSeconds } from "../quantity.ts";
import { SIGNS } from "../status.ts";
import { type Content, html, type Markup } from "./markup.ts";
import { badge, type Column, link, section, table } from "./parts.ts";

/** What each system promises, what it can reach, where it stands and where to ask it for its health. */
export function systemCards(report: Report): Markup | false {
    if (report.systems.length === 0) return false;
    return section("systems", report.systems.length === 1 ? "System" : "Systems", report.systems.map(systemCard));
}

function systemCard(system: SystemReport): Markup {
    const { regions, findings, objectives } = system;
    const load = objectives.filter(({ peak }) => peak !== undefined);
    const promises = objectives.filter(({ peak }) => peak === undefined);
    const tables = [
        promises.length > 0 && promiseTable(promises),
        system.triggers.length > 0 && triggerTable(system),
        system.latency.length > 0 && latencyTable(system),
        load.length > 0 && loadTable(load),
    ];
    return html`<article class="card stack">
<div class="badges"><h3>${system.name}</h3>${statusBadge(findings)}</div>
<p>${formatPlural(system.resources, "resource")}${regions !== undefined && html`. Primary <strong>${regions.primary}</strong>, failover <strong>${regions.failover}</strong>, writes go to <strong>${regions.writer}</strong>.`}</p>
${addressList("Endpoints", system.endpoints)}
${addressList("Health, under each endpoint", system.health)}
<div class="pair">${tables}</div>
${system.backups.length > 0 && html`<p><span class="muted">Backups kept:</span> ${system.backups.map(({ name, days }) => `${name} ${formatPlural(days, "day")}`).join(", ")}.</p>`}
${system.runbooks.length > 0 && html`<details><summary>${formatPlural(system.runbooks.length, "runbook")}</summary>${addressList("Runbooks", system.runbooks)}</details>`}
</article>`;
}

function addressList(heading: string, addresses: readonly Endpoint[]): Markup | false {
    const items = addresses.map(({ name, address }) => html`<dt>${name}</dt><dd>${link(address)}</dd>`);
    return addresses.length > 0 && html`<div><h4>${heading}</h4><dl class="endpoints">${items}</dl></div>`;
}

function statusBadge({ fail, unknown, waived, pass }: StatusCounts): Content {
    if (fail > 0) return badge("fail", formatPlural(fail, "violation"));
    if (unknown > 0) return badge("unknown", `${unknown} could not be judged`);
    if (waived > 0) return badge("waived", `${waived} waived`);
    return pass > 0 ? badge("pass", "no violation") : badge("not-applicable", "not judged");
}

/** Target, achievable and achieved in columns of their own; a column that no objective fills is left out. */
function promiseTable(objectives: readonly Objective[]): Markup {
    const claims = (["target", "achievable", "achieved"] as const).filter((claim) =>
        objectives.some((objective) => objective[claim] !== undefined),
    );
    const columns: Column[] = [
        { head: "Objective" },
        ...claims.map((claim) => ({ head: claim.charAt(0).toUpperCase() + claim.slice(1), numeric: true })),
    ];
    const rows = objectives.map((objective): Content[] => [
        html`${objective.label}${targetBadge(objective)}`,
        ...claims.map((claim) => quantity(objective[claim], objective.unit)),
    ]);
    return table("Objectives", columns, rows);
}

function targetBadge({ meetsTarget }: Objective): Content {
    if (meetsTarget === undefined) return undefined;
    if (meetsTarget) return badge("pass", "on target");
    return html`<span class="badge unknown"><span aria-hidden="true">${SIGNS.fail}</span>off target</span>`;
}

function triggerTable({ triggers }: SystemReport): Markup {
    const rows = triggers.map(({ name, when, withinSeconds }) => [
        `${name} ${when}`.trim(),
        withinSeconds === undefined ? "–" : formatSeconds(withinSeconds),
    ]);
    return table("Failover by itself", [{ head: "When" }, { head: "Within", numeric: true }], rows);
}

function latencyTable({ latency }: SystemReport): Markup {
    const names = [...new Set(latency.flatMap(({ percentiles }) => Object.keys(percentiles)))];
    const columns = [{ head: "Operation" }, ...names.map((name) => ({ head: name.toUpperCase(), numeric: true }))];
    const rows = latency.map(({ operation, unit, percentiles }) => [
        operation,
        ...names.map((name) => quantity(percentiles[name], unit)),
    ]);
    return table("Latency", columns, rows);
}

function loadTable(load: readonly Objective[]): Markup {
    const columns = [{ head: "Load" }, { head: "Target", numeric: true }, { head: "Peak", numeric: true }];
    return table(
        "Load",
        columns,
        load.map(({ label, unit, target, peak }) => [label, quantity(target, unit), quantity(peak, unit)]),
    );
}

function quantity(value: number | undefined, unit: Objective["unit"]): string {
    return value === undefined ? "–" : formatQuantity(value, unit);
}
