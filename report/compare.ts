import { z } from "zod";
import { type ContractChanges, compareContracts } from "./contract-changes.ts";
import type { ReportFinding, SystemReport } from "./model.ts";
import { compare } from "./resources.ts";
import type { StateResource } from "./state.ts";

/** The file boundary: an earlier report, as `ha check --format json` printed it, with only what a comparison reads. */
const finding = z.object({
    rule: z.string(),
    level: z.string(),
    urn: z.string().optional(),
    message: z.string(),
    seconds: z.number().optional(),
});
const report = z.object({
    schemaVersion: z.literal(1),
    stack: z.string(),
    verdict: z.enum(["pass", "fail", "unknown"]),
    commit: z.string().optional(),
    findings: z.object({
        fail: z.array(finding),
        unknown: z.array(finding),
        waived: z.array(finding),
        pass: z.array(finding),
    }),
    systems: z.array(
        z.object({
            name: z.string(),
            objectives: z.array(
                z.object({
                    path: z.string(),
                    unit: z.string(),
                    target: z.number().optional(),
                    achievable: z.number().optional(),
                    achieved: z.number().optional(),
                }),
            ),
            triggers: z.array(z.object({ name: z.string(), withinSeconds: z.number().optional() })),
        }),
    ),
});

export type BaseReport = z.infer<typeof report>;

/** A time that is not what it was: a rule's own sum, or what a system declares. */
export interface TimeChange {
    readonly what: string;
    readonly urn?: string;
    readonly before: number;
    readonly after: number;
}

/** What this state changes against the one that it is compared with. */
export interface Comparison {
    readonly base: { readonly verdict: BaseReport["verdict"]; readonly commit?: string };
    /** Violations that the base does not have. Waived ones are not violations here. */
    readonly added: readonly { readonly rule: string; readonly level: string; readonly urn?: string }[];
    /** Violations of the base that are gone, or waived now. */
    readonly fixed: readonly {
        readonly rule: string;
        readonly level: string;
        readonly urn?: string;
        readonly message: string;
    }[];
    /** Seconds of failing over that grew. */
    readonly slower: readonly TimeChange[];
    readonly faster: readonly TimeChange[];
    /** Absent when one of the two states is not at hand. */
    readonly contract?: ContractChanges;
}

/** Reads an earlier report. Throws a one-sentence error for anything else; `path` names the value in it. */
export function readBaseReport(value: unknown, path = "base"): BaseReport {
    const result = report.safeParse(value);
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    const steps = (issue?.path ?? []).map(String).join(".");
    throw new TypeError(
        `${path} must be a report as \`ha check --format json\` prints it: ${steps === "" ? "" : `${steps}: `}${issue?.message ?? "not readable"}`,
    );
}

/** Violations and times are matched by rule and urn, so that a message that reads differently is not a new violation. */
export function compareWithBase(
    base: BaseReport,
    head: { readonly findings: readonly ReportFinding[]; readonly systems: readonly SystemReport[] },
    before: readonly StateResource[] | undefined,
    after: readonly StateResource[],
): Comparison {
    const broken = head.findings.filter(({ status }) => status === "fail");
    const had = new Set(base.findings.fail.map(keyOf));
    const has = new Set(broken.map(keyOf));
    const times = timeChanges(
        timesOf(Object.values(base.findings).flat(), base.systems),
        timesOf(head.findings, head.systems),
    );
    return {
        base: { verdict: base.verdict, ...(base.commit !== undefined && { commit: base.commit }) },
        added: broken
            .filter((one) => !had.has(keyOf(one)))
            .map(({ rule, level, urn }) => ({ rule, level, ...(urn !== undefined && { urn }) })),
        fixed: base.findings.fail
            .filter((one) => !has.has(keyOf(one)))
            .map(({ rule, level, urn, message }) => ({ rule, level, ...(urn !== undefined && { urn }), message })),
        slower: times.filter((change) => change.after > change.before),
        faster: times.filter((change) => change.after < change.before),
        ...(before !== undefined && { contract: compareContracts(before, after) }),
    };
}

function keyOf({ rule, urn = "" }: { readonly rule: string; readonly urn?: string | undefined }): string {
    return `${rule} ${urn}`;
}

interface Time {
    readonly what: string;
    readonly urn?: string;
    readonly seconds: number;
}

const CLAIMS = ["target", "achievable", "achieved"] as const;
const SECONDS: Readonly<Record<string, number>> = { seconds: 1, milliseconds: 0.001, days: 86_400 };

function timesOf(
    findings: readonly {
        readonly rule: string;
        readonly urn?: string | undefined;
        readonly seconds?: number | undefined;
    }[],
    systems: BaseReport["systems"] | readonly SystemReport[],
): ReadonlyMap<string, Time> {
    const judged = findings.flatMap(({ rule, urn, seconds }): (readonly [string, Time])[] => {
        if (seconds === undefined) return [];
        return [[`${rule} ${urn ?? ""}`, { what: rule, ...(urn !== undefined && { urn }), seconds }]];
    });
    const declared = systems.flatMap(({ name, objectives, triggers }) => [
        ...objectives
            .filter(({ path }) => path === "recoveryTime" || path === "recoveryPoint")
            .flatMap((objective) =>
                CLAIMS.flatMap((claim) => {
                    const value = objective[claim];
                    const size = SECONDS[objective.unit];
                    return value === undefined || size === undefined
                        ? []
                        : [timeEntry(`${name}: ${objective.path} ${claim}`, value * size)];
                }),
            ),
        ...triggers.flatMap(({ name: trigger, withinSeconds }) =>
            withinSeconds === undefined ? [] : [timeEntry(`${name}: ${trigger} fails over within`, withinSeconds)],
        ),
    ]);
    return new Map([...judged, ...declared]);
}

function timeEntry(what: string, seconds: number): readonly [string, Time] {
    return [what, { what, seconds }];
}

function timeChanges(before: ReadonlyMap<string, Time>, after: ReadonlyMap<string, Time>): TimeChange[] {
    return [...after]
        .flatMap(([key, { what, urn, seconds }]): TimeChange[] => {
            const old = before.get(key)?.seconds;
            if (old === undefined || old === seconds) return [];
            return [{ what, ...(urn !== undefined && { urn }), before: old, after: seconds }];
        })
        .sort((a, b) => compare(a.what, b.what) || compare(a.urn ?? "", b.urn ?? ""));
}
