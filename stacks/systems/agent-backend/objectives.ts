import type { BackupPlan } from "../../../components/core/backup-plan.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { Objectives } from "../../../components/core/objectives.ts";
import { cloudSqlBackup } from "../cloud-sql-settings.ts";
import type { AgentBackendConfig } from "./config.ts";

/** Both objectives of the system's own document (AG-12): four hours to be back, fifteen minutes of data at most. */
export const OBJECTIVES = {
    availability: 0.999,
    recoveryTime: { target: Duration.hours(4) },
    recoveryPoint: { target: Duration.minutes(15) },
    triggers: { partition: { failover: Duration.seconds(60) } },
    load: { requestsPerSecond: { target: 50, peak: 200 } },
    latency: {
        request: { p50: Duration.milliseconds(300), p95: Duration.seconds(2), p99: Duration.seconds(10) },
    },
} satisfies Objectives;

/** How each kind of data is kept (AG-04, AG-10). */
export function backupPlans({ database, export: { keepDays } }: Pick<AgentBackendConfig, "database" | "export">) {
    return {
        database: cloudSqlBackup(database),
        export: { kind: "backed-up", every: Duration.days(1), keep: Duration.days(keepDays), locked: false },
        cache: { kind: "rebuilt", from: "PostgreSQL" },
    } as const satisfies Record<string, BackupPlan>;
}
