import type { Problem } from "./argument-error.ts";
import type { Duration } from "./duration.ts";

/** A recovery objective. What is aimed at and what the design can reach are different claims, so both are stated. */
export interface RecoveryObjective {
    readonly target: Duration;
    /** Absent while nobody knows: neither computed from the design, nor published, nor measured in a drill. */
    readonly achievable?: Duration;
}

/** What a system promises, as values that resources, alerts and rules are computed from. */
export interface Objectives {
    /** Share of time or requests served, such as 0.999. */
    readonly availability: number;
    readonly recoveryTime: RecoveryObjective;
    readonly recoveryPoint: RecoveryObjective;
    /**
     * What has to happen by itself, and how fast, counted from the moment the condition holds. A trigger that is absent
     * is not promised; losing a region is promised by every system.
     */
    readonly triggers: {
        readonly database?: { readonly unreachable: Duration; readonly failover: Duration };
        readonly errorRate?: { readonly ratio: number; readonly failover: Duration };
        readonly partition: { readonly failover: Duration };
    };
    readonly load?: Readonly<Record<string, Load>>;
    readonly latency: Readonly<Record<string, Latency>>;
}

/** Load to carry every day, and at the expected peak. */
export interface Load {
    readonly target: number;
    readonly peak: number;
}

/** Percentiles of the time to answer. */
export interface Latency {
    readonly p50: Duration;
    readonly p95: Duration;
    readonly p99: Duration;
}

/** What makes objectives contradict themselves. Empty when nothing does. */
export function objectivesProblems(objectives: Objectives, path = "objectives"): Problem[] {
    const problems: Problem[] = [];
    const { availability, triggers } = objectives;
    if (!(availability > 0 && availability < 1)) {
        problems.push({
            path: `${path}.availability`,
            reason: `must lie between 0 and 1 (99.9 % is 0.999), got ${availability}`,
        });
    }
    const { errorRate } = triggers;
    if (errorRate && !(errorRate.ratio > 0 && errorRate.ratio < 1)) {
        problems.push({
            path: `${path}.triggers.errorRate.ratio`,
            reason: `must lie between 0 and 1, got ${errorRate.ratio}`,
        });
    }
    for (const name of ["recoveryTime", "recoveryPoint"] as const) {
        const { target, achievable } = objectives[name];
        if (achievable && achievable.milliseconds < target.milliseconds) {
            problems.push({
                path: `${path}.${name}.achievable`,
                reason: `must not be shorter than the target of ${target}: then the target is what should be lowered, got ${achievable}`,
            });
        }
    }
    for (const [operation, { p50, p95, p99 }] of Object.entries(objectives.latency)) {
        if (p50.milliseconds > p95.milliseconds || p95.milliseconds > p99.milliseconds) {
            problems.push({
                path: `${path}.latency.${operation}`,
                reason: `must not fall from p50 to p99, got ${p50}, ${p95}, ${p99}`,
            });
        }
    }
    return problems;
}

/** The objectives as plain numbers with the unit in the name: what the graph and the stack's outputs carry. */
export function plainObjectives(objectives: Objectives) {
    const recovery = ({ target, achievable }: RecoveryObjective) => ({
        targetSeconds: target.seconds,
        ...(achievable && { achievableSeconds: achievable.seconds }),
    });
    const { database, errorRate, partition } = objectives.triggers;
    return {
        availability: objectives.availability,
        recoveryTime: recovery(objectives.recoveryTime),
        recoveryPoint: recovery(objectives.recoveryPoint),
        triggers: {
            ...(database && {
                database: {
                    unreachableSeconds: database.unreachable.seconds,
                    failoverSeconds: database.failover.seconds,
                },
            }),
            ...(errorRate && {
                errorRate: { ratio: errorRate.ratio, failoverSeconds: errorRate.failover.seconds },
            }),
            partition: { failoverSeconds: partition.failover.seconds },
        },
        load: objectives.load ?? {},
        latency: Object.fromEntries(
            Object.entries(objectives.latency).map(([operation, { p50, p95, p99 }]) => [
                operation,
                {
                    p50Milliseconds: p50.milliseconds,
                    p95Milliseconds: p95.milliseconds,
                    p99Milliseconds: p99.milliseconds,
                },
            ]),
        ),
    };
}
