import type { Finding, Judgement, Status } from "../policy/verdict.ts";
import type {
    ReportFinding,
    ResourceEntry,
    RuleDescription,
    RuleSummary,
    StatusCounts,
    Violation,
    Waiver,
} from "./model.ts";
import { compare } from "./resources.ts";
import type { SourcePlace } from "./source.ts";

/** In the order in which a reader needs them. */
export const STATUSES: readonly Status[] = ["fail", "unknown", "waived", "pass", "not-applicable"];

const SEVERITIES: readonly string[] = ["critical", "high", "medium", "low"];
const LEVELS: readonly string[] = ["mandatory", "advisory", "disabled"];

const UNSTATED: Waiver = { owner: "not stated", reason: "not stated", ticket: "not stated", expires: "not stated" };

/** Findings with their place, the gravest first: by level, status, the rule's severity, rule and urn. */
export function placeFindings(
    judgement: Judgement,
    rules: readonly RuleDescription[],
    resources: readonly ResourceEntry[],
    sources: ReadonlyMap<string, SourcePlace> = new Map(),
): ReportFinding[] {
    const places = new Map(resources.map((entry) => [entry.urn, entry]));
    const severities = new Map(rules.map(({ id, severity }) => [id, SEVERITIES.indexOf(severity.toLowerCase())]));
    const gravity = (rule: string) => {
        const at = severities.get(rule) ?? -1;
        return at === -1 ? SEVERITIES.length : at;
    };
    const placed = judgement.findings.map((finding): ReportFinding => {
        const { urn = "", status } = finding;
        const place = places.get(urn);
        const source = status === "pass" || status === "not-applicable" ? undefined : sources.get(urn);
        return {
            ...finding,
            ...(place && {
                resource: { name: place.name, type: place.type, cloud: place.cloud, region: place.region },
            }),
            ...(source && { source }),
        };
    });
    return placed.sort(
        (a, b) =>
            LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
            STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
            gravity(a.rule) - gravity(b.rule) ||
            compare(a.rule, b.rule) ||
            compare(a.urn ?? "", b.urn ?? ""),
    );
}

export function groupByStatus(findings: readonly ReportFinding[]): Readonly<Record<Status, readonly ReportFinding[]>> {
    const of = (status: Status) => findings.filter((finding) => finding.status === status);
    return {
        fail: of("fail"),
        unknown: of("unknown"),
        waived: of("waived"),
        pass: of("pass"),
        "not-applicable": of("not-applicable"),
    };
}

export function countByStatus(findings: readonly Finding[]): StatusCounts {
    const counts = { fail: 0, unknown: 0, waived: 0, pass: 0, "not-applicable": 0 };
    for (const { status } of findings) counts[status] += 1;
    return counts;
}

/** Failed findings of enabled rules, and those that only a waiver keeps from failing. */
export function violationsOf(findings: readonly ReportFinding[], stack: string): Violation[] {
    return findings.flatMap(({ rule, level, status, urn = stack, message, waiver = UNSTATED }): Violation[] => {
        if (level === "disabled" || (status !== "fail" && status !== "waived")) return [];
        return [{ rule, level, urn, message, ...(status === "waived" ? { waiver } : {}) }];
    });
}

/** Every rule described, and every rule that reported without a description, under its id. */
export function summariseRules(rules: readonly RuleDescription[], findings: readonly ReportFinding[]): RuleSummary[] {
    const known = new Set(rules.map(({ id }) => id));
    const silent = [...new Set(findings.map(({ rule }) => rule))].filter((id) => !known.has(id));
    const byRule = Map.groupBy(findings, ({ rule }) => rule);
    return [...rules, ...silent.map(undescribed)]
        .map(({ id, title, severity, concern, breaks, remedy, sources, requirements }): RuleSummary => {
            const counted = countByStatus(byRule.get(id) ?? []);
            return { id, title, severity, concern, breaks, remedy, sources, requirements, findings: counted };
        })
        .sort((a, b) => compare(a.concern, b.concern) || compare(a.id, b.id));
}

function undescribed(id: string): RuleDescription {
    return {
        id,
        title: id,
        severity: "",
        concern: "undescribed",
        breaks: "",
        remedy: "",
        sources: [],
        requirements: [],
    };
}
