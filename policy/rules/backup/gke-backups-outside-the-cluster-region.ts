import { BACKUP_PLAN, CLUSTER, planDocs } from "../../clouds/gcp/gke-backup.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "gke-backups-outside-the-cluster-region",
    title: "Backups of a GKE cluster lie in another region than the cluster",
    severity: "high",
    concern: "backup",
    types: [BACKUP_PLAN],
    breaks: "losing the region loses the cluster and its backups together",
    remedy: '{ location: "us-east1" }',
    sources: [planDocs],
    requirements: ["AG-09", "HB-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (plan, _settings, graph) => {
        const [cluster] = graph.referred(plan, "cluster", CLUSTER);
        if (cluster?.region === undefined) return undefined;
        // A zone lies in the region that its name begins with.
        if (!cluster.region.startsWith(plan.region ?? ""))
            return pass(plan, `lies in ${plan.region}, away from ${cluster.name}`);
        const pair = regionsFor(graph, plan);
        const other = plan.region === pair?.primary ? pair?.failover : pair?.primary;
        return fail(
            plan,
            `location is ${plan.region ?? "not set"}, the region of ${cluster.name}`,
            `{ location: "${other ?? "<another region>"}" }`,
        );
    },
});
