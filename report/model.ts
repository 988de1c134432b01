/** The report on one run of a stack as plain data: what stands, where, how it was judged and what changed. */
import type { Finding, Judgement, Level, Status } from "../policy/verdict.ts";
import type { Comparison } from "./compare.ts";
import type { SourcePlace } from "./source.ts";

/** Shown wherever a run was planned in-process: such a run says nothing about differences or stored state. */
export const PLAN_LABEL = "planned without the engine: no diff, no state";

export type HostKind = "engine" | "plan";

/** What carried the run out. */
export type Host = { readonly kind: "engine" } | { readonly kind: "plan"; readonly label: typeof PLAN_LABEL };

/** What a rule says about itself; the policy pack's own descriptions fit it by shape. */
export interface RuleDescription {
    readonly id: string;
    readonly title: string;
    readonly severity: string;
    readonly concern: string;
    /** What stops working when the rule is broken. */
    readonly breaks: string;
    /** The change that satisfies the rule, as code. */
    readonly remedy: string;
    readonly sources: readonly { readonly url: string; readonly date: string }[];
    /** Requirement ids that the rule guards. */
    readonly requirements: readonly string[];
}

export type StatusCounts = Readonly<Record<Status, number>>;

export interface RuleSummary extends RuleDescription {
    readonly findings: StatusCounts;
}

/** A finding with the place it speaks about, when the state holds that resource. */
export interface ReportFinding extends Finding {
    readonly resource?: {
        readonly name: string;
        readonly type: string;
        readonly cloud: string;
        readonly region: string;
    };
    /** The line of the program that made the resource, of findings that ask for a change. */
    readonly source?: SourcePlace;
}

/** Who allowed a violation to stand, why and until when. */
export interface Waiver {
    readonly owner: string;
    readonly reason: string;
    readonly ticket: string;
    /** Day, `YYYY-MM-DD`. */
    readonly expires: string;
}

/** A rule that is broken, or would be without the waiver. `urn` is the stack's own for findings about the whole stack. */
export interface Violation {
    readonly rule: string;
    readonly level: Exclude<Level, "disabled">;
    readonly urn: string;
    readonly message: string;
    /** Present when a waiver covers the violation: it then does not count towards the verdict. */
    readonly waiver?: Waiver;
}

/** One resource that the stack manages. Components, provider connections and resources only read are not listed. */
export interface ResourceEntry {
    readonly urn: string;
    readonly name: string;
    readonly type: string;
    readonly cloud: string;
    /** A region, a multi-region such as `nam5`, `edge` for Cloudflare, or `global`. */
    readonly region: string;
    readonly parent?: string;
}

/** A component or resource with what stands beneath it; `resources` counts managed resources, itself included. */
export interface ResourceNode {
    readonly urn: string;
    readonly name: string;
    readonly type: string;
    readonly kind: "component" | "resource";
    readonly resources: number;
    readonly children: readonly ResourceNode[];
}

export interface ResourceGroup {
    readonly cloud: string;
    readonly region: string;
    readonly count: number;
    readonly types: readonly { readonly type: string; readonly count: number }[];
}

export type Unit = "share" | "seconds" | "milliseconds" | "days" | "count";

/** One objective of a system. Target, achievable and achieved are different claims and never merged. */
export interface Objective {
    /** Path under `objectives`, such as `load.requestsPerSecond`. */
    readonly path: string;
    readonly label: string;
    readonly unit: Unit;
    readonly target?: number;
    /** What the design can reach by its own account. */
    readonly achievable?: number;
    /** What was computed or measured. */
    readonly achieved?: number;
    /** Load to carry at the expected peak. */
    readonly peak?: number;
    /** Whether achieved (or else achievable) reaches the target; absent when the two cannot be compared. */
    readonly meetsTarget?: boolean;
}

export interface LatencyObjective {
    readonly operation: string;
    readonly unit: "seconds" | "milliseconds";
    /** By percentile, such as `p95`. */
    readonly percentiles: Readonly<Record<string, number>>;
}

/** What has to happen by itself, and how fast. */
export interface Trigger {
    readonly name: string;
    /** Empty when the system states no threshold. */
    readonly when: string;
    readonly withinSeconds?: number;
}

export interface Endpoint {
    readonly name: string;
    /** A URL, or a path under one. */
    readonly address: string;
}

export interface SystemReport {
    readonly name: string;
    readonly urn?: string;
    readonly regions?: { readonly primary: string; readonly failover: string; readonly writer: string };
    readonly resources: number;
    /** Findings on the system's own resources. */
    readonly findings: StatusCounts;
    readonly objectives: readonly Objective[];
    readonly latency: readonly LatencyObjective[];
    readonly triggers: readonly Trigger[];
    readonly backups: readonly { readonly name: string; readonly days: number }[];
    readonly endpoints: readonly Endpoint[];
    /** Paths that answer for the system's health, the same under each of its endpoints. */
    readonly health: readonly Endpoint[];
    readonly runbooks: readonly Endpoint[];
}

export type ChangeKind = "created" | "updated" | "replaced" | "deleted";

export interface Change {
    readonly kind: ChangeKind;
    readonly urn: string;
    readonly name: string;
    readonly type: string;
    /** Top-level inputs that differ. Values are not reported: they may be secret. */
    readonly properties: readonly string[];
    /** Top-level outputs that differ although no input of that name does. */
    readonly computed: readonly string[];
    /** The urn it had before, when it was renamed or moved to another parent without being replaced. */
    readonly previousUrn?: string;
}

export interface Topology {
    readonly edge?: {
        readonly resources: number;
        readonly routers: readonly string[];
        readonly routes: readonly string[];
        readonly loadBalancers: readonly string[];
        readonly pools: readonly { readonly name: string; readonly region?: string }[];
    };
    readonly regions: readonly {
        readonly name: string;
        readonly roles: readonly string[];
        readonly resources: number;
        readonly parts: readonly { readonly label: string; readonly count: number }[];
    }[];
    /** Stores that outlive a region because they are not in one. */
    readonly stores: readonly { readonly kind: string; readonly name: string; readonly region: string }[];
    /** Resources in none of the drawn regions and not at the edge. */
    readonly elsewhere: number;
}

export interface Report {
    readonly schemaVersion: 1;
    readonly stack: string;
    readonly project: string;
    readonly verdict: Judgement["verdict"];
    /** How many resources the stack manages: the length of `resourceList`. */
    readonly resources: number;
    readonly violations: readonly Violation[];
    readonly systems: readonly SystemReport[];
    readonly host: Host;
    /** ISO 8601, UTC. */
    readonly generatedAt: string;
    readonly commit?: string;
    readonly durations: readonly { readonly phase: string; readonly seconds: number }[];
    readonly totalSeconds: number;
    readonly resourceList: readonly ResourceEntry[];
    readonly resourceGroups: readonly ResourceGroup[];
    readonly resourceTree: readonly ResourceNode[];
    readonly counts: StatusCounts;
    /** Every finding, once, under its status. */
    readonly findings: Readonly<Record<Status, readonly ReportFinding[]>>;
    readonly rules: readonly RuleSummary[];
    /** Absent when there is no earlier state to compare with. */
    readonly changes?: readonly Change[];
    /** How this state differs from the one that it is compared with; absent without one. */
    readonly comparison?: Comparison;
    readonly topology: Topology;
}
