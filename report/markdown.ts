import type { Change, Objective, Report, ReportFinding, RuleSummary, SystemReport } from "./model.ts";
import { formatElapsed, formatPlural, formatQuantity, formatSeconds } from "./quantity.ts";
import { shortType } from "./resources.ts";
import { SIGNS, VERDICT_WORDS, verdictSentence } from "./status.ts";
import { changesLine, placeOf } from "./text.ts";
import { clip, visible, visibleLine } from "./visible.ts";

/** GitHub refuses comments over 65,536 characters; the rest is room for what a caller adds around the report. */
export const MARKDOWN_LIMIT = 60_000;

/** Room kept for the last note; a tenth of it for the note of each section. */
const RESERVE = 2000;
const ELSEWHERE = "`report.html` and `report.json` hold everything.";
/** No single name, message or piece of code may use up the page. */
const LONGEST_LINE = 500;
const LONGEST_CODE = 3000;

interface Section {
    readonly heading: string;
    /** Table head or sentence above the items. */
    readonly lead: string;
    readonly items: readonly string[];
    /** Between two items. */
    readonly gap: "\n" | "\n\n";
    /** What an item is, for the note on those left out. */
    readonly noun: string;
}

/**
 * The report as GitHub-flavoured Markdown: verdict first, then what is broken, then what stands. Stays under
 * `MARKDOWN_LIMIT` characters; what does not fit is left out whole and counted in a note where it would have been.
 */
export function renderMarkdown(report: Report): string {
    const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
    const head = headOf(report);
    let room = MARKDOWN_LIMIT - RESERVE - head.length;
    const parts: string[] = [];
    const sections = sectionsOf(report, rules);
    for (const section of sections) {
        const opening = [`## ${section.heading}`, ...(section.lead === "" ? [] : [section.lead])].join("\n\n");
        if (opening.length + RESERVE / 10 > room) break;
        room -= opening.length + RESERVE / 10;
        const kept: string[] = [];
        for (const item of section.items) {
            if (item.length + section.gap.length > room) break;
            room -= item.length + section.gap.length;
            kept.push(item);
        }
        const left = section.items.length - kept.length;
        const body = kept.length === 0 ? [] : [kept.join(section.gap)];
        const note = left === 0 ? [] : [`_Left out for length: ${formatPlural(left, section.noun)}. ${ELSEWHERE}_`];
        const joint = section.lead.endsWith("|") ? "\n" : "\n\n";
        parts.push([[opening, ...body].join(joint), ...note].join("\n\n"));
    }
    const missing = sections.length - parts.length;
    if (missing > 0) parts.push(`_Left out for length: ${formatPlural(missing, "section")}. ${ELSEWHERE}_`);
    return `${[head, ...parts].join("\n\n")}\n`;
}

function headOf(report: Report): string {
    const { verdict } = report;
    const title = `# ${SIGNS[verdict]} ${VERDICT_WORDS[verdict]}: ${code(`${report.project}/${report.stack}`)}`;
    const label = report.host.kind === "plan" ? `\n\n> **${report.host.label}**` : "";
    const commit = report.commit === undefined ? "" : `, commit ${code(report.commit)}`;
    return `${title}\n\n${verdictSentence(report)}${label}\n\nTook ${formatElapsed(report.totalSeconds)}, ${report.generatedAt}${commit}.`;
}

function sectionsOf(report: Report, rules: ReadonlyMap<string, RuleSummary>): Section[] {
    const { fail, unknown, waived } = report.findings;
    const table = (heading: string, findings: readonly ReportFinding[]): Section => ({
        heading,
        lead: tableHead("Rule", "Level", "Where", "What"),
        items: findings.map((finding) =>
            row(code(finding.rule), finding.level, code(placeOf(finding)), prose(finding.message)),
        ),
        gap: "\n",
        noun: "finding",
    });
    const fixes: Section = {
        heading: "What to change",
        lead: "",
        items: [...fail, ...unknown].map((finding) => fixOf(finding, rules.get(finding.rule))),
        gap: "\n\n",
        noun: "finding",
    };
    const optional = [table("Violations", fail), table("Could not be judged", unknown), table("Waived", waived), fixes];
    const changes = report.changes ?? [];
    return [
        ...optional.filter(({ items }) => items.length > 0),
        ...report.systems.map(systemSection),
        {
            heading: "Changes",
            lead: sentence(changesLine(report)),
            items: changes.map(changeOf),
            gap: "\n",
            noun: "change",
        },
        {
            heading: "Resources",
            lead: tableHead("Cloud", "Region", "Resources"),
            items: report.resourceGroups.map(({ cloud, region, count }) =>
                row(code(cloud), code(region), String(count)),
            ),
            gap: "\n",
            noun: "place",
        },
        {
            heading: "Rules",
            lead: tableHead("Rule", "Concern", "Pass", "Fail", "Unknown", "Waived", "Requirements"),
            items: report.rules.map(({ id, concern, findings, requirements }) =>
                row(
                    code(id),
                    prose(concern),
                    String(findings.pass),
                    String(findings.fail),
                    String(findings.unknown),
                    String(findings.waived),
                    prose(requirements.join(", ")),
                ),
            ),
            gap: "\n",
            noun: "rule",
        },
    ];
}

function fixOf(finding: ReportFinding, rule: RuleSummary | undefined): string {
    const why = rule === undefined || rule.breaks === "" ? [] : [prose(rule.breaks)];
    const remedy = finding.remedy ?? rule?.remedy ?? "";
    const fix = remedy === "" ? [] : [fenced(remedy)];
    return [`**${code(finding.rule)}** at ${code(placeOf(finding))}`, ...why, ...fix].join("\n\n");
}

function systemSection(system: SystemReport): Section {
    const { regions } = system;
    const places =
        regions === undefined
            ? ""
            : ` Primary ${code(regions.primary)}, failover ${code(regions.failover)}, writes in ${code(regions.writer)}.`;
    const endpoints = system.endpoints.map(({ name, address }) => `${prose(name)} ${code(address)}`).join(", ");
    const lead = [
        `${formatPlural(system.resources, "resource")}.${places}`,
        ...(endpoints === "" ? [] : [`${endpoints}.`]),
    ];
    const triggers = system.triggers.map(({ name, when, withinSeconds }) =>
        row(
            prose(`${name} ${when}`),
            withinSeconds === undefined ? "" : `${formatSeconds(withinSeconds)} to fail over`,
            "",
            "",
        ),
    );
    return {
        heading: `System ${code(system.name)}`,
        lead: `${lead.join("\n\n")}\n\n${tableHead("Objective", "Target", "Achievable", "Achieved")}`,
        items: [...system.objectives.map(objectiveRow), ...triggers],
        gap: "\n",
        noun: "objective",
    };
}

function objectiveRow({ label, unit, target, achievable, achieved, peak }: Objective): string {
    const cell = (value: number | undefined) => (value === undefined ? "" : formatQuantity(value, unit));
    const aim = peak === undefined ? cell(target) : `${cell(target)} (peak ${cell(peak)})`;
    return row(prose(label), aim, cell(achievable), cell(achieved));
}

function changeOf({ kind, name, type, properties, computed, previousUrn }: Change): string {
    const from = previousUrn === undefined ? "" : `, moved from ${code(previousUrn)}`;
    const keys = [...properties, ...computed.map((key) => `${key} (computed)`)].map(code).join(", ");
    return `- ${kind} ${code(`${name} (${shortType(type)})`)}${from}${keys === "" ? "" : `: ${keys}`}`;
}

function tableHead(...cells: readonly string[]): string {
    return `| ${cells.join(" | ")} |\n|${" --- |".repeat(cells.length)}`;
}

function row(...cells: readonly string[]): string {
    return `| ${cells.join(" | ")} |`;
}

/** Text from outside as one line of Markdown that means nothing but itself: no markup, links, mentions or table cells. */
function prose(text: string): string {
    return clip(visibleLine(text), LONGEST_LINE)
        .replace(/[\\`*_[\]~]/g, "\\$&")
        .replace(/[<>&@#|]|:(?=\/\/)/g, entity);
}

/** Text from outside as inline code. A bar or a backtick cannot be escaped there in every table, so then it is HTML. */
function code(text: string): string {
    const line = clip(visibleLine(text), LONGEST_LINE);
    return /[|`]/.test(line) || line === "" ? `<code>${line.replace(/[^\w\s]/gu, entity)}</code>` : `\`${line}\``;
}

function entity(character: string): string {
    return `&#${character.codePointAt(0)};`;
}

function fenced(text: string): string {
    const body = clip(visible(text), LONGEST_CODE);
    const fence = "`".repeat(Math.max(longestRun(body) + 1, 3));
    return `${fence}ts\n${body}\n${fence}`;
}

function longestRun(text: string): number {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function sentence(text: string): string {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
