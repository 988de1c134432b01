import { Duration } from "../../../components/core/duration.ts";
import type { Objectives } from "../../../components/core/objectives.ts";
import { cloudSqlBackup } from "../cloud-sql-settings.ts";
import type { ClaimNavigatorConfig } from "./config.ts";

/**
 * What Claim Navigator promises. Its document names alert thresholds and no objectives; these follow from what is built.
 * Writes return when an operator has promoted the other region's database: people, not machines, set the recovery time.
 */
export const OBJECTIVES = {
    availability: 0.999,
    // Its document sets none; these are the examples of the agent backend's document, until owners decide. What can be
    // reached depends on how long the promotion of a replica takes, which Google does not publish.
    recoveryTime: { target: Duration.hours(4) },
    recoveryPoint: { target: Duration.minutes(15) },
    triggers: { partition: { failover: Duration.seconds(60) } },
    load: { requestsPerSecond: { target: 50, peak: 200 } },
    latency: {
        request: {
            p50: Duration.milliseconds(500),
            p95: Duration.seconds(2),
            p99: Duration.seconds(5),
        },
    },
} satisfies Objectives;

/** How each kind of data is kept (CN-03, CN-14). */
export function backupPlans({ database, auditLocked }: Pick<ClaimNavigatorConfig, "database" | "auditLocked">) {
    return {
        database: cloudSqlBackup(database),
        /** Old versions in the bucket itself; the bucket stands in both regions. */
        files: { kind: "backed-up", every: Duration.seconds(0), keep: Duration.days(30), locked: false },
        audit: { kind: "backed-up", every: Duration.seconds(0), keep: Duration.days(365), locked: auditLocked },
    } as const;
}
