import { clusterOf, isSpot, NODE_POOL, nodePoolDocs, nodeRange, zoneCount } from "../../clouds/gcp/gke.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-node-pool-keeps-a-node-in-each-zone",
    title: "A GKE cluster has a node pool that keeps a node in each of its zones",
    severity: "high",
    concern: "redundancy",
    types: [NODE_POOL],
    breaks: "pods crowd into the zones that still have nodes, and after losing one they wait for machines that everybody wants then",
    remedy: "{ autoscaling: { minNodeCount: 1 } }",
    sources: [nodePoolDocs],
    requirements: ["AG-01", "HB-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (pool, _settings, graph) => {
        if (isSpot(pool)) return undefined;
        const zones = zoneCount(graph, pool);
        const least = leastOf(graph, pool);
        if (least >= zones) return pass(pool, `keeps at least ${least} nodes in ${zones} zones`);
        const other = siblings(graph, pool).find((sibling) => leastOf(graph, sibling) >= zoneCount(graph, sibling));
        if (other !== undefined) return pass(pool, `may go down to ${least} nodes beside ${other.name}`);
        const total = nodeRange(pool, zones)?.grows !== false;
        return fail(
            pool,
            `keeps at least ${least} nodes, needs one in each of ${zones} zones, and no other pool of the cluster stays`,
            total ? repairOf(pool, zones) : "{ nodeCount: 1 }",
        );
    },
});

function leastOf(graph: Graph, pool: Resource): number {
    return nodeRange(pool, zoneCount(graph, pool))?.least ?? 0;
}

function siblings(graph: Graph, pool: Resource): readonly Resource[] {
    const cluster = clusterOf(graph, pool);
    const beside = cluster === undefined ? [] : graph.referring(cluster, NODE_POOL, "cluster");
    return beside.filter((candidate) => !isSpot(candidate));
}

function repairOf(pool: Resource, zones: number): string {
    const autoscaling = pool.property("autoscaling");
    const counted = JSON.stringify(autoscaling ?? {}).includes("totalMaxNodeCount");
    return counted ? `{ autoscaling: { totalMinNodeCount: ${zones} } }` : "{ autoscaling: { minNodeCount: 1 } }";
}
