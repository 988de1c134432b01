import type { Report, ReportFinding, RuleSummary } from "../model.ts";
import { formatPlural } from "../quantity.ts";
import { shortType } from "../resources.ts";
import { judgedRules } from "../status.ts";
import { sourcesOf } from "./findings.ts";
import { html, type Markup } from "./markup.ts";
import { badge, filter, section } from "./parts.ts";

/** Every rule by concern, with how often it passed; opening one lists what passed and where it did not apply. */
export function ruleList(report: Report): Markup {
    const quiet = [...report.findings.pass, ...report.findings["not-applicable"]];
    const byRule = Map.groupBy(quiet, ({ rule }) => rule);
    const byConcern = Map.groupBy(report.rules, ({ concern }) => concern);
    const groups = [...byConcern].map(
        ([concern, rules]) =>
            html`<div class="group" data-group><h3>${concern}</h3>${rules.map((rule) => ruleRow(rule, byRule.get(rule.id) ?? []))}</div>`,
    );
    return section(
        "rules",
        "Rules",
        html`<p>${judgedRules(report).length} of ${formatPlural(report.rules.length, "rule")} judged this stack; the others met nothing they speak about, or are disabled here. Open one to see what it read.</p>`,
        filter("rule-list", "Filter rules"),
        report.rules.length > 0 && html`<div class="card rows" id="rule-list">${groups}</div>`,
    );
}

function ruleRow(rule: RuleSummary, quiet: readonly ReportFinding[]): Markup {
    const { fail, unknown, waived, pass } = rule.findings;
    const counted = [
        fail > 0 && badge("fail", `${fail} fail`),
        unknown > 0 && badge("unknown", `${unknown} unknown`),
        waived > 0 && badge("waived", `${waived} waived`),
        pass > 0 && badge("pass", `${pass} pass`),
        fail + unknown + waived + pass === 0 && badge("not-applicable", "not applicable"),
    ];
    const listed = quiet.map((finding) => html`<li data-finding="${finding.status}">${quietLine(finding)}</li>\n`);
    return html`<details data-item><summary><span class="line"><span>${rule.title}</span><span class="badges">${counted}</span></span></summary>
<div class="small"><p><code>${rule.id}</code>${rule.severity !== "" && html` <span class="muted">${rule.severity}</span>`}</p>
${rule.breaks !== "" && html`<p>${rule.breaks}</p>`}
${listed.length > 0 && html`<ul class="plain">${listed}</ul>`}
${sourcesOf(rule)}</div></details>\n`;
}

function quietLine({ status, resource, urn, message, level }: ReportFinding): Markup {
    const where =
        resource === undefined
            ? (urn ?? "the whole stack")
            : `${resource.name} (${shortType(resource.type)}, ${resource.region})`;
    return html`${badge(status, status === "pass" ? "pass" : "not applicable")} ${where}: <span class="muted">${message} (${level})</span>`;
}
