import type { Report, ReportFinding, RuleSummary } from "../model.ts";
import { formatPlural } from "../quantity.ts";
import { shortType } from "../resources.ts";
import type { SourcePlace } from "../source.ts";
import { nameOf } from "../state.ts";
import { code, fenced, prose, row, tableHead } from "./escape.ts";
import type { Section } from "./page.ts";

/** How many resources of one rule a block lists before it only counts them. */
const LISTED = 20;
const DAY = 86_400_000;
/** Long enough to renew a waiver, or to do without it. */
const SOON_DAYS = 14;

/** Violations by severity, each rule once with its resources, then what could not be judged, then waivers. */
export function findingSections(report: Report): Section[] {
    const { fail, unknown, waived } = report.findings;
    const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
    const added = new Set(report.comparison?.added.map(({ rule, urn = "" }) => `${rule} ${urn}`));
    const bySeverity = Map.groupBy(inOrder(fail, rules), (finding) => rules.get(finding.rule)?.severity ?? "");
    return [
        ...[...bySeverity].map(([severity, findings]) =>
            section(`Violations: ${severity === "" ? "no severity" : prose(severity)}`, findings, rules, added),
        ),
        section("Could not be judged", unknown, rules, new Set()),
        {
            heading: "Waivers",
            lead: `What a waiver keeps from failing. It fails again when the waiver ends.\n\n${tableHead("Rule", "Where", "Until", "Owner", "Ticket", "Reason")}`,
            items: waived.map((finding) => waiverRow(finding, new Date(report.generatedAt))),
            gap: "\n" as const,
            noun: "finding",
        },
    ].filter(({ items }) => items.length > 0);
}

const SEVERITIES = ["critical", "high", "medium", "low"];

function inOrder(
    findings: readonly ReportFinding[],
    rules: ReadonlyMap<string, RuleSummary>,
): readonly ReportFinding[] {
    const rank = ({ rule }: ReportFinding) => {
        const at = SEVERITIES.indexOf(rules.get(rule)?.severity.toLowerCase() ?? "");
        return at === -1 ? SEVERITIES.length : at;
    };
    return [...findings].sort((a, b) => rank(a) - rank(b));
}

function section(
    heading: string,
    findings: readonly ReportFinding[],
    rules: ReadonlyMap<string, RuleSummary>,
    added: ReadonlySet<string>,
): Section {
    // One block for the resources that break a rule at one level and are mended by the same change.
    const alike = Map.groupBy(findings, ({ rule, level, remedy = "" }) => JSON.stringify([rule, level, remedy]));
    const blocks = [...alike.values()].flatMap((group) => pieces(group));
    return {
        heading,
        lead: "",
        items: blocks.map((group) => block(group, rules, added)),
        weights: blocks.map((group) => group.length),
        gap: "\n\n",
        noun: "finding",
    };
}

function pieces(group: readonly ReportFinding[]): (readonly ReportFinding[])[] {
    const count = Math.ceil(group.length / LISTED);
    return Array.from({ length: count }, (_, index) => group.slice(index * LISTED, (index + 1) * LISTED));
}

function block(
    group: readonly ReportFinding[],
    rules: ReadonlyMap<string, RuleSummary>,
    added: ReadonlySet<string>,
): string {
    const [first] = group;
    if (first === undefined) return "";
    const rule = rules.get(first.rule);
    const title = rule === undefined || rule.title === rule.id ? "" : ` ${prose(rule.title)}`;
    const remedy = first.remedy ?? rule?.remedy ?? "";
    const places = group.map((finding) => {
        const { rule: id, urn = "", message } = finding;
        const mark = added.has(`${id} ${urn}`) ? "**new** " : "";
        return `- ${mark}${whereOf(finding)}: ${prose(message)}`;
    });
    return [
        `**${code(first.rule)}**${title} _(${first.level})_`,
        places.join("\n"),
        ...(rule === undefined || rule.breaks === "" ? [] : [`Why: ${prose(rule.breaks)}`]),
        ...(remedy === "" ? [] : [`Fix${group.length > 1 ? ", for each" : ""}:\n\n${fenced(remedy)}`]),
    ].join("\n\n");
}

/** Name, type and region of the resource, and the line that made it. */
export function whereOf({ resource, urn, source }: ReportFinding): string {
    const made = source === undefined ? "" : `, made at ${madeAt(source)}`;
    if (resource !== undefined) {
        const { name, cloud, type, region } = resource;
        return `${code(name)} (${prose(`${cloud} ${shortType(type)}, ${region}`)})${made}`;
    }
    return urn === undefined ? "the whole stack" : `${code(nameOf(urn) || urn)}${made}`;
}

function madeAt({ path, line, via }: SourcePlace): string {
    const [asked] = via;
    return `${code(`${path}:${line}`)}${asked === undefined ? "" : ` for ${code(`${asked.path}:${asked.line}`)}`}`;
}

function waiverRow(finding: ReportFinding, now: Date): string {
    const { waiver, rule, message } = finding;
    const where = `${whereOf(finding)}: ${prose(message)}`;
    if (waiver === undefined) return row(code(rule), where, "", "", "", "");
    const days = (Date.parse(waiver.expires) - Math.floor(now.getTime() / DAY) * DAY) / DAY;
    const left = days < 0 ? "over" : days === 0 ? "last day" : `${formatPlural(days, "day")} left`;
    const soon = days <= SOON_DAYS ? ` **(${left})**` : "";
    return row(
        code(rule),
        where,
        `${prose(waiver.expires)}${soon}`,
        prose(waiver.owner),
        prose(waiver.ticket),
        prose(waiver.reason),
    );
}
