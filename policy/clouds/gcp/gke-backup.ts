/** What rules need to know about backups of GKE clusters. */

import type { Source } from "../../rule.ts";

export const CLUSTER = "gcp:container/cluster:Cluster";
export const BACKUP_PLAN = "gcp:gkebackup/backupPlan:BackupPlan";

export const planDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/gkebackup/backupplan/",
    read: "2026-11-22",
};
