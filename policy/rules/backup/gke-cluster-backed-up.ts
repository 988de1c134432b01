import { BACKUP_PLAN, CLUSTER, planDocs } from "../../clouds/gcp/gke-backup.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, knownOr, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-cluster-backed-up",
    title: "A GKE cluster is backed up on a schedule, with everything in it",
    severity: "high",
    concern: "backup",
    types: [CLUSTER],
    breaks: "what a person or an operator deletes inside the cluster is put together again by hand, volumes not at all",
    remedy:
        'new gcp.gkebackup.BackupPlan("backup", { cluster: resource.id, location: "us-east1", backupSchedule: { cronSchedule: "0 3 * * *" }, ' +
        "backupConfig: { allNamespaces: true, includeVolumeData: true, includeSecrets: true } })",
    sources: [
        planDocs,
        {
            url: "https://cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke/concepts/backup-for-gke",
            read: "2026-11-22",
        },
    ],
    requirements: ["AG-04", "AG-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cluster, _settings, graph) => {
        const plans = graph.referring(cluster, BACKUP_PLAN, "cluster");
        const [plan] = plans;
        if (plan === undefined) return fail(cluster, "no backup plan names this cluster");
        const problems = plans.map(problemOf);
        const [problem] = problems;
        if (problem === undefined || problems.includes(undefined)) return pass(cluster, `${plan.name} backs it up`);
        return fail(plan, problem.message, problem.remedy);
    },
});

function problemOf(plan: Resource) {
    if (knownOr(readBoolean(plan, "deactivated"), false))
        return { message: "deactivated is true, needs false", remedy: "{ deactivated: false }" };
    if (knownOr(readBoolean(plan, "backupSchedule.paused"), false))
        return {
            message: "backupSchedule.paused is true, needs false",
            remedy: "{ backupSchedule: { paused: false } }",
        };
    if (known(readString(plan, "backupSchedule.cronSchedule")) === undefined) {
        return {
            message: "backupSchedule.cronSchedule is not set",
            remedy: '{ backupSchedule: { cronSchedule: "0 3 * * *" } }',
        };
    }
    const left = ["allNamespaces", "includeVolumeData", "includeSecrets"].find(
        (part) => known(readBoolean(plan, `backupConfig.${part}`)) !== true,
    );
    return left === undefined
        ? undefined
        : { message: `backupConfig.${left} is not true`, remedy: `{ backupConfig: { ${left}: true } }` };
}
