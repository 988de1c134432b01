import type { BackupPlan } from "../../../components/core/backup-plan.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { Objectives } from "../../../components/core/objectives.ts";

/** What ESTA Tracker promises (ET-01, ET-04 to ET-06, ET-11, ET-12, ET-14). */
export const OBJECTIVES = {
    availability: 0.999,
    recoveryTime: { target: Duration.minutes(5), achievable: Duration.minutes(15) },
    recoveryPoint: { target: Duration.seconds(0), achievable: Duration.minutes(15) },
    triggers: {
        database: { unreachable: Duration.seconds(30), failover: Duration.seconds(60) },
        errorRate: { ratio: 0.1, failover: Duration.seconds(30) },
        partition: { failover: Duration.seconds(120) },
    },
    load: {
        requestsPerSecond: { target: 1000, peak: 2000 },
        writesPerSecond: { target: 100, peak: 200 },
        users: { target: 10_000, peak: 15_000 },
        tenants: { target: 1000, peak: 1500 },
    },
    latency: {
        cachedRead: percentiles(10, 25, 50),
        databaseRead: percentiles(50, 100, 200),
        write: percentiles(100, 250, 500),
        batch: percentiles(500, 1000, 2000),
        report: percentiles(2000, 5000, 10_000),
    },
} satisfies Objectives;

/** How each kind of data is kept (ET-15). */
export function backupPlans(auditLocked: boolean) {
    const day = Duration.days(1);
    return {
        firestore: {
            kind: "backed-up",
            every: day,
            keep: Duration.days(30),
            pointInTime: Duration.days(7),
            locked: false,
        },
        configuration: { kind: "backed-up", every: day, keep: Duration.days(90), locked: false },
        audit: { kind: "backed-up", every: Duration.seconds(0), keep: Duration.days(1095), locked: auditLocked },
        cache: { kind: "rebuilt", from: "Firestore" },
    } as const satisfies Record<string, BackupPlan>;
}

function percentiles(p50: number, p95: number, p99: number) {
    return { p50: Duration.milliseconds(p50), p95: Duration.milliseconds(p95), p99: Duration.milliseconds(p99) };
}
