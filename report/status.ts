import type { Status } from "../policy/verdict.ts";
import type { Report, RuleSummary } from "./model.ts";
import { formatPlural } from "./quantity.ts";

/** Status and verdict in words and in one sign each, so that no reader depends on colour. */
export const SIGNS: Readonly<Record<Status, string>> = {
    pass: "✓",
    fail: "✗",
    unknown: "?",
    waived: "◇",
    "not-applicable": "–",
};

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
    pass: "pass",
    fail: "fail",
    unknown: "could not be judged",
    waived: "waived",
    "not-applicable": "not applicable",
};

export const VERDICT_WORDS = { pass: "Pass", fail: "Fail", unknown: "Unknown" } as const;

/** How many violations count (waived ones do not), by level. */
export function countViolations(report: Report): { readonly mandatory: number; readonly advisory: number } {
    const standing = report.violations.filter(({ waiver }) => waiver === undefined);
    const mandatory = standing.filter(({ level }) => level === "mandatory").length;
    return { mandatory, advisory: standing.length - mandatory };
}

/** The rules that met a resource, or the stack, that they speak about. */
export function judgedRules(report: Report): readonly RuleSummary[] {
    return report.rules.filter(
        ({ findings }) => findings.pass + findings.fail + findings.unknown + findings.waived > 0,
    );
}

/** The verdict in words: what was broken, what could not be judged, and how much was looked at. */
export function verdictSentence(report: Report): string {
    const { mandatory, advisory } = countViolations(report);
    const { unknown, waived } = report.counts;
    const judged = judgedRules(report);
    const broken =
        mandatory > 0 && advisory > 0
            ? `${mandatory} mandatory and ${formatPlural(advisory, "advisory violation")}`
            : mandatory > 0
              ? formatPlural(mandatory, "mandatory violation")
              : advisory > 0
                ? formatPlural(advisory, "advisory violation")
                : judged.length > 0
                  ? "No violation"
                  : "Nothing was judged";
    const rest = [
        ...(unknown > 0 ? [`${formatPlural(unknown, "finding")} could not be judged`] : []),
        ...(waived > 0 ? [`${formatPlural(waived, "finding")} waived`] : []),
    ];
    const scope = `${formatPlural(judged.length, "rule")} judged ${formatPlural(report.resources, "resource")}`;
    return [[broken, ...rest].join(", "), scope].map((sentence) => `${sentence}.`).join(" ");
}
