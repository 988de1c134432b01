import type { BackupPlan } from "../../../components/core/backup-plan.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { Objectives } from "../../../components/core/objectives.ts";
import type { EratoConfig } from "./config.ts";

/**
 * What Erato promises, with the arithmetic in `docs/systems/erato.md`. The database fails over to its other zone in 60 to 120 s
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html, 2026-11-22).
 */
export const OBJECTIVES = {
    availability: 0.999,
    // Reads move by themselves; writes wait for a person to promote the other region's database.
    // Its document sets none; these are the examples of the agent backend's document, until owners decide. A replica's promotion
    // takes "a few minutes or longer"
    // (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Promote.html, 2026-11-22).
    recoveryTime: { target: Duration.hours(4) },
    recoveryPoint: { target: Duration.minutes(15) },
    triggers: {
        database: { unreachable: Duration.seconds(30), failover: Duration.seconds(120) },
        partition: { failover: Duration.seconds(120) },
    },
    load: { requestsPerMinutePerInstance: { target: 1000, peak: 1500 } },
    latency: {
        request: {
            p50: Duration.milliseconds(100),
            p95: Duration.milliseconds(500),
            p99: Duration.milliseconds(2000),
        },
    },
} satisfies Objectives;

/** How each kind of data is kept (ER-07, ER-08, ER-11). */
export function backupPlans({ database, backups }: Pick<EratoConfig, "database" | "backups">) {
    const [day, keep] = [Duration.days(1), Duration.days(database.backupDays)];
    return {
        database: { kind: "backed-up", every: day, keep, pointInTime: keep, locked: false },
        vault: {
            kind: "backed-up",
            every: day,
            keep: Duration.days(backups.days),
            locked: backups.lock === "compliance",
        },
        cache: { kind: "rebuilt", from: "PostgreSQL" },
    } as const satisfies Record<string, BackupPlan>;
}
