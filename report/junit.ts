import type { Report, ReportFinding, RuleSummary } from "./model.ts";
import { compare } from "./resources.ts";
import { placeOf, sourceOf } from "./text.ts";
import { visible } from "./visible.ts";

/**
 * The findings as JUnit XML: a suite for each concern, a case for each rule and resource. A violation is a failure whose
 * type is its level; what is waived, could not be judged or does not apply is skipped.
 */
export function renderJunit(report: Report): string {
    const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
    const findings = Object.values(report.findings).flat();
    const byConcern = Map.groupBy(findings, ({ rule }) => rules.get(rule)?.concern ?? "undescribed");
    const suites = [...byConcern]
        .sort(([a], [b]) => compare(a, b))
        .map(([concern, members]) => suiteOf(concern, members, rules, report));
    const attributes = { name: `ha-platform ${report.stack}`, ...countsOf(findings), timestamp: report.generatedAt };
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", attributes, suites.join(""))}`;
}

function suiteOf(
    concern: string,
    findings: readonly ReportFinding[],
    rules: ReadonlyMap<string, RuleSummary>,
    report: Report,
): string {
    const cases = findings.map((finding) => caseOf(finding, rules.get(finding.rule)));
    const attributes = { name: concern, ...countsOf(findings), errors: "0", timestamp: report.generatedAt };
    return element("testsuite", attributes, cases.join(""));
}

function countsOf(findings: readonly ReportFinding[]): Readonly<Record<string, string>> {
    const failures = findings.filter(({ status }) => status === "fail").length;
    const passed = findings.filter(({ status }) => status === "pass").length;
    return {
        tests: String(findings.length),
        failures: String(failures),
        skipped: String(findings.length - failures - passed),
    };
}

function caseOf(finding: ReportFinding, rule: RuleSummary | undefined): string {
    const { rule: id, status, message, level, source } = finding;
    const attributes = {
        classname: id,
        name: placeOf(finding),
        ...(source !== undefined && { file: source.path, line: String(source.line) }),
    };
    return element("testcase", attributes, outcomeOf());

    function outcomeOf(): string {
        if (status === "pass") return "";
        if (status !== "fail") return element("skipped", { message: `${status}: ${message}` }, "");
        const remedy = finding.remedy ?? rule?.remedy ?? "";
        const details = [
            `where: ${placeOf(finding)}${source === undefined ? "" : `, made at ${sourceOf(source)}`}`,
            ...(rule === undefined || rule.breaks === "" ? [] : [`why: ${rule.breaks}`]),
            ...(remedy === "" ? [] : [`fix:\n${remedy}`]),
        ];
        return element("failure", { type: level, message }, escapeXml(details.join("\n")));
    }
}

/** `content` is markup already. */
function element(name: string, attributes: Readonly<Record<string, string>>, content: string): string {
    const written = Object.entries(attributes).map(
        ([key, value]) => ` ${key}="${escapeXml(value).replaceAll("\n", "&#10;")}"`,
    );
    return content === "" ? `<${name}${written.join("")}/>\n` : `<${name}${written.join("")}>${content}</${name}>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
};

/** Text in which nothing is markup, and without the characters that no XML 1.0 document may hold. */
function escapeXml(text: string): string {
    return visible(text.toWellFormed())
        .replace(/[\ufffe\uffff]/g, "\ufffd")
        .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
        .replaceAll("\t", "    ");
}
