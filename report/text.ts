import picocolors from "picocolors";
import type { Status } from "../policy/verdict.ts";
import type { Comparison } from "./compare.ts";
import type { Objective, Report, ReportFinding, RuleSummary, SystemReport } from "./model.ts";
import { formatElapsed, formatPlural, formatQuantity } from "./quantity.ts";
import { shortType } from "./resources.ts";
import type { SourcePlace } from "./source.ts";
import { nameOf } from "./state.ts";
import { SIGNS, verdictSentence } from "./status.ts";
import { visibleLine } from "./visible.ts";
import { wrapCode, wrapWords } from "./wrap.ts";

export type Colours = ReturnType<typeof picocolors.createColors>;

export interface TextOptions {
    /** Columns to stay within. Default 80, at least 40. */
    readonly width?: number;
    /** Default: picocolors' own choice, which honours NO_COLOR and a pipe. */
    readonly colours?: Colours;
}

const LABEL_WIDTH = 9;

/** The report for a terminal: the verdict, then each violation with what, where, why and fix, then systems and counts. */
export function renderText(report: Report, options: TextOptions = {}): string {
    const page = new TextPage(Math.max(options.width ?? 80, 40), options.colours ?? picocolors);
    const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
    page.verdict(report);
    for (const status of ["fail", "unknown", "waived"] as const) {
        page.findings(status, report.findings[status], rules);
    }
    page.systems(report.systems);
    page.counts(report);
    return page.toString();
}

const HEADINGS = { fail: "Violations", unknown: "Could not be judged", waived: "Waived" } as const;

class TextPage {
    readonly width: number;
    private readonly colours: Colours;
    private readonly lines: string[] = [];

    constructor(width: number, colours: Colours) {
        this.width = width;
        this.colours = colours;
    }

    verdict(report: Report): void {
        const { verdict } = report;
        const headline = `${SIGNS[verdict]} ${verdict.toUpperCase()}: ${report.project}/${report.stack}`;
        for (const line of wrapWords(headline, this.width))
            this.lines.push(this.colours.bold(this.paint(verdict, line)));
        this.prose(verdictSentence(report), "  ");
        if (report.host.kind === "plan") this.prose(report.host.label, "  ", this.colours.yellow);
    }

    findings(
        status: keyof typeof HEADINGS,
        findings: readonly ReportFinding[],
        rules: ReadonlyMap<string, RuleSummary>,
    ): void {
        if (findings.length > 0) this.heading(HEADINGS[status]);
        for (const [index, finding] of findings.entries()) {
            if (index > 0) this.lines.push("");
            const rule = rules.get(finding.rule);
            const title = wrapWords(`${SIGNS[status]} ${finding.rule} (${finding.level})`, this.width);
            for (const line of title) this.lines.push(this.paint(status, line));
            this.labelled("what", wrapWords(finding.message, this.width - LABEL_WIDTH));
            const made = finding.source === undefined ? "" : `made at ${sourceOf(finding.source)}`;
            this.labelled("where", [
                ...wrapWords(placeOf(finding), this.width - LABEL_WIDTH),
                ...(made === "" ? [] : wrapWords(made, this.width - LABEL_WIDTH)),
            ]);
            if (rule !== undefined && rule.breaks !== "")
                this.labelled("why", wrapWords(rule.breaks, this.width - LABEL_WIDTH));
            const remedy = finding.remedy ?? rule?.remedy ?? "";
            if (remedy !== "") this.labelled("fix", wrapCode(remedy, this.width - LABEL_WIDTH));
            if (status === "waived") this.labelled("waiver", wrapWords(waiverOf(finding), this.width - LABEL_WIDTH));
        }
    }

    systems(systems: readonly SystemReport[]): void {
        if (systems.length > 0) this.heading("Systems");
        for (const system of systems) {
            const { regions } = system;
            const places =
                regions === undefined
                    ? ""
                    : `; primary ${regions.primary}, failover ${regions.failover}, writes in ${regions.writer}`;
            this.prose(`${system.name}: ${formatPlural(system.resources, "resource")}${places}`, "");
            for (const objective of system.objectives) this.prose(objectiveLine(objective), "  ");
            for (const { name, address } of system.endpoints) this.prose(`${name}: ${address}`, "  ");
            const health = system.health.map(({ address }) => address).join(", ");
            if (health !== "") this.prose(`Health: ${health}`, "  ");
        }
    }

    counts(report: Report): void {
        this.heading("Run");
        const places = report.resourceGroups
            .map(({ cloud, region, count }) => `${cloud} ${region} ${count}`)
            .join(", ");
        this.prose(`${formatPlural(report.resources, "resource")}${places === "" ? "" : `: ${places}`}`, "");
        const { pass, fail, unknown, waived } = report.counts;
        const total = Object.values(report.counts).reduce((sum, count) => sum + count, 0);
        const shares = `${pass} pass, ${fail} fail, ${unknown} unknown, ${waived} waived, ${report.counts["not-applicable"]} not applicable`;
        this.prose(`${formatPlural(total, "finding")}: ${shares}`, "");
        this.prose(changesLine(report), "");
        if (report.comparison !== undefined) {
            for (const line of comparisonLines(report.comparison)) this.prose(line, "");
        }
        const phases = report.durations.map(({ phase, seconds }) => `${phase} ${formatElapsed(seconds)}`).join(", ");
        this.prose(`took ${formatElapsed(report.totalSeconds)}${phases === "" ? "" : ` (${phases})`}`, "");
    }

    toString(): string {
        return `${this.lines.join("\n")}\n`;
    }

    private heading(text: string): void {
        this.lines.push("", this.colours.bold(text));
    }

    private prose(text: string, indent: string, paint: (line: string) => string = (line) => line): void {
        for (const line of wrapWords(text, this.width - indent.length)) this.lines.push(`${indent}${paint(line)}`);
    }

    private labelled(label: string, lines: readonly string[]): void {
        const lead = `  ${label}`.padEnd(LABEL_WIDTH);
        for (const [index, line] of lines.entries()) {
            this.lines.push(`${index === 0 ? this.colours.dim(lead) : " ".repeat(LABEL_WIDTH)}${line}`.trimEnd());
        }
    }

    private paint(status: Status, line: string): string {
        if (status === "pass") return this.colours.green(line);
        if (status === "fail") return this.colours.red(line);
        return status === "unknown" ? this.colours.yellow(line) : this.colours.dim(line);
    }
}

/** Where a finding stands, in one line: name, type and region of the resource, or the urn when the state lacks it. */
export function placeOf(finding: ReportFinding): string {
    const { resource, urn } = finding;
    if (resource !== undefined)
        return visibleLine(`${resource.name} (${resource.cloud} ${shortType(resource.type)}, ${resource.region})`);
    return urn === undefined ? "the whole stack" : visibleLine(urn);
}

/** The line that made a resource, and the nearest line of a system that asked for it. */
export function sourceOf({ path, line, via }: SourcePlace): string {
    const [asked] = via;
    return visibleLine(`${path}:${line}${asked === undefined ? "" : `, asked for at ${asked.path}:${asked.line}`}`);
}

function waiverOf({ waiver }: ReportFinding): string {
    if (waiver === undefined) return "in force";
    return `until ${waiver.expires}, by ${waiver.owner} (${waiver.ticket}): ${waiver.reason}`;
}

/** What is better or worse than the base, one line each. */
function comparisonLines({ added, fixed, slower, contract, base }: Comparison): string[] {
    const time = (seconds: number) => formatQuantity(seconds, "seconds");
    return [
        `${formatPlural(added.length, "new violation")}, ${formatPlural(fixed.length, "fixed violation")}; the base's verdict was ${base.verdict}`,
        ...fixed.map(({ rule, urn }) => `fixed: ${rule}${urn === undefined ? "" : ` at ${nameOf(urn)}`}`),
        ...slower.map(({ what, urn, before, after }) => {
            const where = urn === undefined ? "" : ` at ${nameOf(urn)}`;
            return `slower: ${what}${where}: ${time(before)} before, ${time(after)} now`;
        }),
        ...(contract?.removed ?? []).map((path) => `contract broken: ${path} is gone from the stack's outputs`),
        ...(contract?.retyped ?? []).map(
            ({ path, before, after }) => `contract broken: ${path} was ${before} and is ${after}`,
        ),
    ];
}

function objectiveLine(objective: Objective): string {
    const claims = (["target", "achievable", "achieved", "peak"] as const).flatMap((claim) => {
        const value = objective[claim];
        return value === undefined ? [] : [`${claim} ${formatQuantity(value, objective.unit)}`];
    });
    return `${objective.label}: ${claims.join(", ")}${objective.meetsTarget === false ? " (misses the target)" : ""}`;
}

/** What changed since the last run, in numbers. */
export function changesLine(report: Report): string {
    const { changes } = report;
    if (changes === undefined) return "no earlier run to compare with";
    const since = report.comparison === undefined ? "since the last run" : "since the base";
    if (changes.length === 0) return `nothing changed ${since}`;
    const kinds = Map.groupBy(changes, ({ kind }) => kind);
    return `${since}: ${[...kinds].map(([kind, members]) => `${members.length} ${kind}`).join(", ")}`;
}
