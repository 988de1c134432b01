import type { Report, ReportFinding, RuleSummary } from "../model.ts";
import { shortType } from "../resources.ts";
import { nameOf } from "../state.ts";
import { STATUS_WORDS } from "../status.ts";
import { sourceOf } from "../text.ts";
import { html, type Markup } from "./markup.ts";
import { badge, link, section } from "./parts.ts";

/** What is broken, could not be judged or is waived, one card each: what, where, why and the change that fixes it. */
export function findingCards(report: Report): Markup {
    const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
    const { fail, unknown, waived } = report.findings;
    const open = [...fail, ...unknown, ...waived];
    if (open.length === 0) {
        const words =
            report.counts.pass > 0
                ? "Every rule that met a resource passed."
                : "No rule met a resource: nothing was judged.";
        return section("findings", "Findings", html`<p>${words}</p>`);
    }
    return section(
        "findings",
        "What to change",
        html`<p>Gravest first. Each finding says what was read, where, what breaks because of it, and the change that fixes it.</p>`,
        open.map((finding) => card(finding, rules.get(finding.rule))),
    );
}

function card(finding: ReportFinding, rule: RuleSummary | undefined): Markup {
    const { status, level, message, waiver } = finding;
    const remedy = finding.remedy ?? rule?.remedy ?? "";
    const words = status === "fail" ? `${level} violation` : `${STATUS_WORDS[status]} (${level})`;
    return html`<article class="card finding ${status}" data-finding="${status}">
<div class="badges">${badge(status, words)}${rule !== undefined && rule.severity !== "" && html`<span class="badge">${rule.severity}</span>`}<code class="muted">${finding.rule}</code></div>
<h3>${rule?.title ?? finding.rule}</h3>
<div class="pair">
<dl class="answers">
<dt>What</dt><dd>${message}</dd>
<dt>Where</dt><dd>${place(finding)}</dd>
${finding.source !== undefined && html`<dt>Made at</dt><dd><code>${sourceOf(finding.source)}</code></dd>`}
${waiver !== undefined && html`<dt>Waived</dt><dd>until ${waiver.expires} by ${waiver.owner} (${waiver.ticket}): ${waiver.reason}</dd>`}
${rule !== undefined && rule.breaks !== "" && html`<dt>Why it matters</dt><dd>${rule.breaks}</dd>`}
</dl>
${remedy !== "" && html`<figure><figcaption>The change that fixes it</figcaption><pre tabindex="0" role="region" aria-label="Change for ${finding.rule}"><code>${remedy}</code></pre></figure>`}
</div>
${rule !== undefined && sourcesOf(rule)}
</article>`;
}

/** Name, type and region of the resource, with its urn to copy. */
export function place(finding: ReportFinding): Markup {
    const { resource, urn } = finding;
    if (urn === undefined) return html`the whole stack`;
    const whole = html`<details class="urn"><summary>URN</summary><span class="code">${urn}</span></details>`;
    if (resource === undefined) return html`<span class="code">${nameOf(urn)}</span>${whole}`;
    const { name, cloud, type, region } = resource;
    return html`<strong>${name}</strong> <span class="muted">${cloud} ${shortType(type)}, ${region}</span>${whole}`;
}

/** The requirements a rule guards and the pages it rests on. */
export function sourcesOf(rule: RuleSummary): Markup | false {
    if (rule.requirements.length + rule.sources.length === 0) return false;
    return html`<div class="foot">
${rule.requirements.length > 0 && html`<span>Requirement ${rule.requirements.join(", ")}</span>`}
${rule.sources.map(({ url, date }) => html`<span>Source ${link(url)}, read ${date}</span>`)}
</div>`;
}
