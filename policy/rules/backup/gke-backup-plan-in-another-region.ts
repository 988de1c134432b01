import { BACKUP_PLAN, backupPlanDocs, CLUSTER } from "../../clouds/gcp/gke.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { pairOf } from "../../twins.ts";

export default defineResourceRule({
    id: "gke-backup-plan-in-another-region",
    title: "Backups of a GKE cluster are kept in another region than the cluster",
    severity: "high",
    concern: "backup",
    types: [BACKUP_PLAN],
    breaks: "whatever takes the region takes the cluster and all of its backups",
    remedy: '{ location: "<another region>" }',
    sources: [backupPlanDocs],
    requirements: ["AG-04", "AG-11", "HB-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (plan, _settings, graph) => {
        const [cluster] = graph.referred(plan, "cluster", CLUSTER);
        if (cluster?.region === undefined || plan.region === undefined) return undefined;
        // A zonal cluster's location begins with its region.
        if (!cluster.region.startsWith(plan.region))
            return pass(plan, `keeps backups of ${cluster.region} in ${plan.region}`);
        const pair = pairOf(graph, cluster);
        const other = pair && (plan.region === pair.primary ? pair.failover : pair.primary);
        return fail(
            plan,
            `location is ${plan.region}, where the cluster ${cluster.name} is, needs ${other ?? "another region"}`,
            other && `{ location: "${other}" }`,
        );
    },
});
