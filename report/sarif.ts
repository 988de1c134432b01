import { createHash } from "node:crypto";
import { fenced, prose } from "./markdown/escape.ts";
import type { Report, ReportFinding, RuleSummary } from "./model.ts";
import { compare } from "./resources.ts";
import type { SourceLine } from "./source.ts";
import { nameOf } from "./state.ts";
import { placeOf } from "./text.ts";
import { clip, visible, visibleLine } from "./visible.ts";

/**
 * What GitHub code scanning takes in one run (`docs.github.com`, "SARIF results exceed one or more limits", read
 * 2026-11-22): 25,000 results, of which it shows the 5,000 gravest, 10 shown tags a rule, 100 shown locations a result;
 * 1,024 characters of a rule's description and 255 of its name ("SARIF support for code scanning").
 */
export const SARIF_LIMITS = { results: 25_000, tags: 10, related: 99, description: 1024, name: 255 } as const;

type Level = "error" | "warning" | "note";

/**
 * The open findings as a SARIF 2.1.0 log for code scanning. A finding keeps its fingerprint, made of rule and urn, when
 * lines move; one without a line of its own points at the stack's file. Waived findings are in it as suppressed.
 */
export function renderSarif(report: Report): string {
    const { fail, unknown, waived } = report.findings;
    const results = [...fail, ...unknown, ...waived]
        .filter(({ level }) => level !== "disabled")
        .sort((a, b) => LEVELS.indexOf(levelOf(a)) - LEVELS.indexOf(levelOf(b)))
        .slice(0, SARIF_LIMITS.results);
    const described = new Map(report.rules.map((rule) => [rule.id, rule]));
    const rules = [...described.values()].sort((a, b) => compare(a.id, b.id));
    const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));
    const occurrences = new Map<string, number>();
    const run = {
        tool: { driver: { name: "ha-platform", rules: rules.map(ruleOf) } },
        // Two stacks of one commit are two analyses: an upload replaces only the one with the same id.
        automationDetails: { id: `ha-check/${report.stack.replace(/[^\w.-]/g, "-")}/` },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true, endTimeUtc: report.generatedAt }],
        results: results.map((finding) => resultOf(finding, report, ruleIndex.get(finding.rule) ?? -1, occurrences)),
        properties: { verdict: report.verdict, stack: report.stack },
    };
    const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
    return `${JSON.stringify(log, undefined, 2)}\n`;
}

const LEVELS: readonly Level[] = ["error", "warning", "note"];

/** A finding that stands in the way of the stack is an error; advice, and what could not be judged, weighs less. */
function levelOf({ level, status }: ReportFinding): Level {
    if (status === "waived") return "note";
    if (status === "unknown") return level === "mandatory" ? "warning" : "note";
    return level === "mandatory" ? "error" : "warning";
}

const BY_SEVERITY: Readonly<Record<string, { readonly level: Level; readonly problem: string }>> = {
    critical: { level: "error", problem: "error" },
    high: { level: "error", problem: "error" },
    medium: { level: "warning", problem: "warning" },
    low: { level: "note", problem: "recommendation" },
};

function ruleOf({ id, title, severity, concern, breaks, remedy, sources, requirements }: RuleSummary): object {
    const { level, problem } = BY_SEVERITY[severity.toLowerCase()] ?? { level: "warning", problem: "warning" };
    const why = breaks === "" ? title : `${title}. Otherwise: ${breaks}.`;
    const [page] = sources.map(({ url }) => url).filter((url) => URL.canParse(url) && /^https?:/.test(url));
    const read = sources.map(({ url, date }) => `${visibleLine(url)} (read ${visibleLine(date)})`);
    return {
        id,
        name: clip(pascalCase(id), SARIF_LIMITS.name),
        shortDescription: { text: textOf(title) || id },
        fullDescription: { text: textOf(why) || id },
        help: {
            text: [
                visible(why),
                `Change that fixes it:\n${visible(remedy)}`,
                ...read.map((line) => `Source: ${line}`),
            ].join("\n\n"),
            markdown: [
                prose(why),
                ...(remedy === "" ? [] : ["Change that fixes it:", fenced(remedy)]),
                ...(requirements.length === 0 ? [] : [`Requirements: ${prose(requirements.join(", "))}`]),
                ...read.map((line) => `Source: ${prose(line)}`),
            ].join("\n\n"),
        },
        ...(page !== undefined && { helpUri: new URL(page).href }),
        defaultConfiguration: { level },
        properties: {
            tags: [...new Set([concern, ...requirements])].slice(0, SARIF_LIMITS.tags),
            precision: "high",
            "problem.severity": problem,
        },
    };
}

function resultOf(
    finding: ReportFinding,
    { stack, rules }: Report,
    ruleIndex: number,
    occurrences: Map<string, number>,
): object {
    const { rule, urn, status, level, message, remedy, source, waiver, seconds } = finding;
    const made = source ?? { path: `Pulumi.${stack}.yaml`, line: 1 };
    const fix = remedy ?? rules.find(({ id }) => id === rule)?.remedy ?? "";
    const said = [
        `${placeOf(finding)}: ${visible(message)}`,
        ...(fix === "" ? [] : [`Change that fixes it:\n${visible(fix)}`]),
    ].join("\n\n");
    return {
        ruleId: rule,
        ...(ruleIndex >= 0 && { ruleIndex }),
        level: levelOf(finding),
        message: { text: withoutLinks(said) },
        locations: [
            {
                ...physical(made),
                ...(urn !== undefined && {
                    logicalLocations: [{ name: nameOf(urn) || urn, fullyQualifiedName: urn, kind: "resource" }],
                }),
            },
        ],
        ...(source !== undefined &&
            source.via.length > 0 && {
                relatedLocations: source.via
                    .slice(0, SARIF_LIMITS.related)
                    .map((line, index) => ({ id: index + 1, ...physical(line), message: { text: "asked for here" } })),
            }),
        partialFingerprints: { primaryLocationLineHash: fingerprint(rule, urn ?? stack, occurrences) },
        ...(status === "waived" && {
            suppressions: [
                {
                    kind: "external",
                    status: "accepted",
                    justification:
                        waiver === undefined
                            ? "waived"
                            : visibleLine(
                                  `${waiver.reason} (${waiver.owner}, ${waiver.ticket}, until ${waiver.expires})`,
                              ),
                },
            ],
        }),
        properties: { status, level, ...(seconds !== undefined && { seconds }) },
    };
}

function physical({ path, line, column }: SourceLine): object {
    return {
        physicalLocation: {
            artifactLocation: { uri: path.split("/").map(encodeURIComponent).join("/") },
            region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
        },
    };
}

/** The same finding in every run, also when its line or its message changes; the second of a kind ends in `:2`. */
function fingerprint(rule: string, about: string, occurrences: Map<string, number>): string {
    const hash = createHash("sha256")
        .update(JSON.stringify([rule, about]))
        .digest("hex")
        .slice(0, 32);
    const count = (occurrences.get(hash) ?? 0) + 1;
    occurrences.set(hash, count);
    return `${hash}:${count}`;
}

function textOf(text: string): string {
    return clip(visible(text), SARIF_LIMITS.description);
}

/** In a message `[text](1)` is a link (SARIF 2.1.0, 3.11.6); text from outside holds none. */
function withoutLinks(text: string): string {
    return text.replace(/[[\]](?=\()/g, "\\$&");
}

function pascalCase(id: string): string {
    return id
        .split(/[^A-Za-z0-9]+/)
        .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
        .join("");
}
