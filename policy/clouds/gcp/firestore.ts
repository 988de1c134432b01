/** What rules need to know about Firestore. */

import type { Source } from "../../rule.ts";

export const DATABASE = "gcp:firestore/database:Database";
export const BACKUP_SCHEDULE = "gcp:firestore/backupSchedule:BackupSchedule";

export const databaseDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/firestore/database/",
    read: "2026-11-22",
};
