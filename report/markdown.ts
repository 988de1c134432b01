import { comparisonLine, comparisonSections } from "./markdown/comparison.ts";
import { code, html, prose, row, tableHead } from "./markdown/escape.ts";
import { findingSections } from "./markdown/findings.ts";
import { commentMark } from "./markdown/mark.ts";
import { layOut, type Section } from "./markdown/page.ts";
import type { Objective, Report, SystemReport } from "./model.ts";
import { formatElapsed, formatPlural, formatQuantity, formatSeconds } from "./quantity.ts";
import { SIGNS, VERDICT_WORDS, verdictSentence } from "./status.ts";

/**
 * The report as GitHub-flavoured Markdown, made to be one comment on a pull request: a hidden mark by which the comment
 * is found again, the verdict, what is broken, what changed, what stands. Stays under `MARKDOWN_LIMIT` characters.
 */
export function renderMarkdown(report: Report): string {
    return layOut(headOf(report), [
        ...findingSections(report),
        ...comparisonSections(report),
        ...report.systems.map(systemSection),
        resourcesSection(report),
        rulesSection(report),
    ]);
}

function headOf(report: Report): string {
    const { verdict, comparison } = report;
    return [
        `${commentMark(report.stack)}\n# ${SIGNS[verdict]} ${VERDICT_WORDS[verdict]}: ${code(`${report.project}/${report.stack}`)}`,
        verdictSentence(report),
        ...(comparison === undefined ? [] : [comparisonLine(comparison)]),
        ...(report.host.kind === "plan" ? [`> **${report.host.label}**`] : []),
        `Took ${formatElapsed(report.totalSeconds)}, ${report.generatedAt}${report.commit === undefined ? "" : `, commit ${code(report.commit)}`}.`,
    ].join("\n\n");
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
        heading: `System ${html(system.name)}`,
        lead: `${lead.join("\n\n")}\n\n${tableHead("Objective", "Target", "Achievable", "Achieved")}`,
        items: [...system.objectives.map(objectiveRow), ...triggers],
        gap: "\n",
        noun: "objective",
        folded: true,
    };
}

function objectiveRow({ label, unit, target, achievable, achieved, peak }: Objective): string {
    const cell = (value: number | undefined) => (value === undefined ? "" : formatQuantity(value, unit));
    const aim = peak === undefined ? cell(target) : `${cell(target)} (peak ${cell(peak)})`;
    return row(prose(label), aim, cell(achievable), cell(achieved));
}

function resourcesSection(report: Report): Section {
    return {
        heading: formatPlural(report.resources, "resource"),
        lead: tableHead("Cloud", "Region", "Resources"),
        items: report.resourceGroups.map(({ cloud, region, count }) => row(code(cloud), code(region), String(count))),
        gap: "\n",
        noun: "place",
        folded: true,
    };
}

function rulesSection(report: Report): Section {
    return {
        heading: formatPlural(report.rules.length, "rule"),
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
        folded: true,
    };
}
