import { CLUSTER, clusterDocs } from "../../clouds/gcp/gke.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { nameInFailover, twinOfPrimary } from "../../twins.ts";

export default defineResourceRule({
    id: "gke-cluster-twin-in-failover-region",
    title: "A GKE cluster of a primary region has a twin in the failover region",
    severity: "critical",
    concern: "pairing",
    types: [CLUSTER],
    breaks: "with the primary region all pods are lost, and a new cluster takes longer to make than the systems may be down",
    remedy: 'new gcp.container.Cluster("<name>", { ...resource, location: "<failover region>" })',
    sources: [clusterDocs],
    requirements: ["PL-02", "HB-12", "AG-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (cluster, _settings, graph) => {
        const found = twinOfPrimary(graph, cluster);
        if (found === undefined) return undefined;
        const { pair, twin } = found;
        if (twin !== undefined) return pass(cluster, `${twin.name} runs in ${pair.failover}`);
        const name = JSON.stringify(nameInFailover(cluster.name, pair));
        return fail(
            cluster,
            `runs in ${pair.primary} and has no twin in ${pair.failover}`,
            `new gcp.container.Cluster(${name}, { ...resource, name: ${name}, location: "${pair.failover}" })`,
        );
    },
});
