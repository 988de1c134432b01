import { BACKUP_PLAN, backupPlanDocs, CLUSTER, clusterDocs } from "../../clouds/gcp/gke.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-cluster-has-a-backup-plan",
    title: "A GKE cluster runs the backup agent and is in a backup plan",
    severity: "high",
    concern: "backup",
    types: [CLUSTER],
    breaks: "a deleted namespace or volume is gone, and the cluster has to be put together again by hand",
    remedy: "{ addonsConfig: { gkeBackupAgentConfig: { enabled: true } } }",
    sources: [clusterDocs, backupPlanDocs],
    requirements: ["AG-04", "AG-11", "HB-08"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cluster, _settings, graph) => {
        if (known(readBoolean(cluster, "addonsConfig.gkeBackupAgentConfig.enabled")) !== true)
            return fail(cluster, "addonsConfig.gkeBackupAgentConfig.enabled is not true, so nothing makes backups");
        const [plan] = graph
            .referring(cluster, BACKUP_PLAN, "cluster")
            .filter((candidate) => known(readBoolean(candidate, "deactivated")) !== true);
        if (plan !== undefined) return pass(cluster, `${plan.name} backs it up`);
        return fail(
            cluster,
            "is in no backup plan",
            `new gcp.gkebackup.BackupPlan("${cluster.name}-backup", { cluster: resource.id, location: "<another region>", backupConfig: { allNamespaces: true, includeVolumeData: true, includeSecrets: true }, backupSchedule: { cronSchedule: "0 3 * * *" }, retentionPolicy: { backupRetainDays: 30 } })`,
        );
    },
});
