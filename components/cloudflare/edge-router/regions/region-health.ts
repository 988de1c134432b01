import type { EvidenceRules } from "../configuration/config.ts";

/** What one request showed about a region; `hard` is no answer or a gateway's error, `server-error` the application's. */
export type Evidence = "success" | "hard" | "server-error" | "neutral";

/** Why a region is in its state. */
export type HealthReason =
    | "no-evidence-yet"
    | "consecutive-hard-failures"
    | "server-errors-on-several-routes"
    | "failed-again"
    | "evidence-expired"
    | "answered-again";

/** Failures since the last success. `several` is true once they came from more than one route. */
export interface Streak {
    readonly hard: number;
    readonly serverErrors: number;
    readonly route: string;
    readonly several: boolean;
    readonly lastAt: number;
}

/**
 * What one isolate knows of a region from its own traffic. `unproven` follows `bad` once the evidence has expired: the
 * region is used again, and its first answer decides. The epoch rises with every change of state.
 */
export interface RegionHealth {
    readonly state: "good" | "bad" | "unproven";
    readonly epoch: number;
    readonly reason: HealthReason;
    readonly changedAt: number;
    readonly streak: Streak | undefined;
}

/** Taken when a request is let through; its result counts only in the same epoch. */
export interface Admission {
    readonly epoch: number;
    readonly route: string;
}

/** A region nothing is known of, at `now` in milliseconds. */
export function unknownRegion(now: number): RegionHealth {
    return { state: "good", epoch: 0, reason: "no-evidence-yet", changedAt: now, streak: undefined };
}

/** The state at `now`: evidence older than `expiresAfterMs` no longer counts, neither towards a change nor for one. */
export function expire(health: RegionHealth, rules: EvidenceRules, now: number): RegionHealth {
    if (health.state === "bad") {
        const over = now - health.changedAt >= rules.expiresAfterMs;
        return over ? changed(health, "unproven", "evidence-expired", now, undefined) : health;
    }
    const stale = health.streak !== undefined && now - health.streak.lastAt >= rules.expiresAfterMs;
    return stale ? { ...health, streak: undefined } : health;
}

/** Lets a request of a route through in the present epoch. */
export function admit(health: RegionHealth, route: string): Admission {
    return { epoch: health.epoch, route };
}

/** The state after a result. Results of another epoch, and any result while the region is bad, change nothing. */
export function learn(
    before: RegionHealth,
    rules: EvidenceRules,
    admission: Admission,
    evidence: Evidence,
    now: number,
): RegionHealth {
    const health = expire(before, rules, now);
    if (admission.epoch !== health.epoch || health.state === "bad" || evidence === "neutral") return health;
    if (evidence === "success") {
        if (health.state === "unproven") return changed(health, "good", "answered-again", now, undefined);
        return health.streak === undefined ? health : { ...health, streak: undefined };
    }
    const streak = longer(health.streak, admission.route, evidence, now);
    const reason = reasonToLeave(health, rules, streak, evidence);
    return reason === undefined ? { ...health, streak } : changed(health, "bad", reason, now, streak);
}

function reasonToLeave(
    health: RegionHealth,
    rules: EvidenceRules,
    streak: Streak,
    evidence: "hard" | "server-error",
): HealthReason | undefined {
    if (health.state === "unproven" && evidence === "hard") return "failed-again";
    if (streak.hard >= rules.consecutiveFailures) return "consecutive-hard-failures";
    // One broken endpoint must not evacuate a region, so an application's own 500s count only across routes.
    const all = streak.hard + streak.serverErrors;
    return all >= rules.consecutiveFailures && streak.several ? "server-errors-on-several-routes" : undefined;
}

function longer(streak: Streak | undefined, route: string, evidence: "hard" | "server-error", now: number): Streak {
    const before = streak ?? { hard: 0, serverErrors: 0, route, several: false };
    return {
        hard: before.hard + (evidence === "hard" ? 1 : 0),
        serverErrors: before.serverErrors + (evidence === "server-error" ? 1 : 0),
        route: before.route,
        several: before.several || before.route !== route,
        lastAt: now,
    };
}

function changed(
    health: RegionHealth,
    state: RegionHealth["state"],
    reason: HealthReason,
    now: number,
    streak: Streak | undefined,
): RegionHealth {
    return { state, epoch: health.epoch + 1, reason, changedAt: now, streak };
}
