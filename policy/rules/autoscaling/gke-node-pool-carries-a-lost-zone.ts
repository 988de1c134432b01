import { isSpot, NODE_POOL, nodePoolDocs, nodeRange, zoneCount } from "../../clouds/gcp/gke.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-node-pool-carries-a-lost-zone",
    title: "A GKE node pool may grow so far that the zones that are left carry the load of a lost one",
    severity: "high",
    concern: "autoscaling",
    types: [NODE_POOL],
    breaks: "after losing a zone its pods find no room in the others, and the load of three zones falls on two",
    remedy: "{ autoscaling: { minNodeCount: 1, maxNodeCount: 3 } }",
    sources: [
        nodePoolDocs,
        { url: "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/cluster-autoscaler", read: "2026-11-22" },
    ],
    requirements: ["HB-05", "AG-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (pool, _settings, graph) => {
        if (isSpot(pool)) return undefined;
        const zones = zoneCount(graph, pool);
        const range = nodeRange(pool, zones);
        if (range?.grows !== true) return fail(pool, "autoscaling is not set, so lost nodes are not made up for");
        const { least, most } = range;
        const left = Math.floor((most / zones) * (zones - 1));
        if (left >= least && most > least)
            return pass(pool, `keeps ${least} nodes, and may have ${left} without one of ${zones} zones`);
        return fail(
            pool,
            `keeps ${least} nodes in ${zones} zones, and may have ${left} without one of them, needs at least ${least}`,
        );
    },
});
