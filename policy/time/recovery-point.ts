/** How much a restore to a point in time can lose, as providers publish it. */

import type { Resource } from "../graph/graph.ts";
import { known, readBoolean, readNumber, readString } from "../graph/read.ts";

const RDS_INSTANCE = "aws:rds/instance:Instance";
const SQL_INSTANCE = "gcp:sql/databaseInstance:DatabaseInstance";
const FIRESTORE = "gcp:firestore/database:Database";

/** Databases whose loss is published. */
export const RESTORABLE: readonly string[] = [RDS_INSTANCE, SQL_INSTANCE, FIRESTORE];

/** Logs are kept away every five minutes (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html, 2026-11-22). */
const RDS_SECONDS = 300;
/** Five minutes or less (https://cloud.google.com/sql/docs/postgres/backup-recovery/restore, 2026-11-22). */
const SQL_SECONDS = 300;
/** Whole minutes (https://docs.cloud.google.com/firestore/docs/pitr, 2026-11-22). */
const FIRESTORE_SECONDS = 60;

/**
 * Seconds of data that a restore of a database can lose; `undefined` where there is no point in time to restore to, and
 * for a replica, which is restored from its primary's backups.
 */
export function restoreLoses(database: Resource): number | undefined {
    switch (database.type) {
        case RDS_INSTANCE: {
            const follows = (known(readString(database, "replicateSourceDb")) ?? "") !== "";
            const days = known(readNumber(database, "backupRetentionPeriod")) ?? 0;
            return follows || days === 0 ? undefined : RDS_SECONDS;
        }
        case SQL_INSTANCE: {
            const follows = (known(readString(database, "masterInstanceName")) ?? "") !== "";
            const kept =
                known(readBoolean(database, "settings.backupConfiguration.pointInTimeRecoveryEnabled")) === true;
            return follows || !kept ? undefined : SQL_SECONDS;
        }
        case FIRESTORE: {
            const state = known(readString(database, "pointInTimeRecoveryEnablement"));
            return state === "POINT_IN_TIME_RECOVERY_ENABLED" ? FIRESTORE_SECONDS : undefined;
        }
        default:
            return undefined;
    }
}
