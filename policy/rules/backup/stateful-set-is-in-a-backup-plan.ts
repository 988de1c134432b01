import { clusterOf, namespaceOf, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, NotKnownError, readBoolean, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const BACKUP_PLAN = "gcp:gkebackup/backupPlan:BackupPlan";

export default defineResourceRule({
    id: "stateful-set-is-in-a-backup-plan",
    title: "The volumes of a StatefulSet are in a backup plan of its cluster",
    severity: "high",
    concern: "backup",
    types: [STATEFUL_SET],
    breaks: "a deleted namespace, a bad release or a lost region takes data with it that nobody has a copy of",
    remedy: `new gcp.gkebackup.BackupPlan("backup", {
    cluster: cluster.id,
    location: "<other region>",
    backupConfig: { allNamespaces: true, includeVolumeData: true, includeSecrets: true },
    backupSchedule: { cronSchedule: "0 3 * * *" },
    retentionPolicy: { backupRetainDays: 30 },
})`,
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/gkebackup/backupplan/", read: "2026-11-22" },
        {
            url: "https://docs.cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke/concepts/backup-for-gke",
            read: "2026-11-22",
        },
    ],
    requirements: ["AG-04", "AG-05", "AG-10"],
    whenUnknown: "unknown",
    settings: {},
    judge: (set, _settings, graph) => {
        const cluster = clusterOf(graph, set);
        if (cluster === undefined) throw new NotKnownError(`the cluster of ${set.name} is not in the stack`);
        const plans = graph.referring(cluster, BACKUP_PLAN, "cluster");
        const covering = plans.find((plan) => covers(plan, namespaceOf(set)));
        return covering === undefined
            ? fail(
                  set,
                  `none of the ${plans.length} backup plans of ${cluster.name} includes volumes of namespace ${namespaceOf(set)} and is active`,
              )
            : pass(set, `backed up by ${covering.name}`);
    },
});

function covers(plan: Resource, namespace: string): boolean {
    const chosen = known(readStrings(plan, "backupConfig.selectedNamespaces.namespaces")) ?? [];
    return (
        known(readBoolean(plan, "deactivated")) !== true &&
        known(readBoolean(plan, "backupSchedule.paused")) !== true &&
        known(readBoolean(plan, "backupConfig.includeVolumeData")) === true &&
        (known(readBoolean(plan, "backupConfig.allNamespaces")) === true || chosen.includes(namespace))
    );
}
