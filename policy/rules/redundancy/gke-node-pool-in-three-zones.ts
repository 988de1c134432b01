import { NODE_POOL, namedZones, nodePoolDocs } from "../../clouds/gcp/gke.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-node-pool-in-three-zones",
    title: "A GKE node pool has nodes in at least three zones",
    severity: "high",
    concern: "redundancy",
    types: [NODE_POOL],
    breaks: "losing one zone takes half of the pods or all of them, and groups that need a majority lose theirs",
    remedy: '{ nodeLocations: ["<region>-a", "<region>-b", "<region>-c"] }',
    sources: [
        nodePoolDocs,
        { url: "https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters", read: "2026-11-22" },
    ],
    requirements: ["AG-01", "AG-05", "HB-02"],
    whenUnknown: "unknown",
    settings: { minimumZones: 3 },
    judge: (pool, { minimumZones }) => {
        const zones = namedZones(pool);
        if (zones === undefined) return pass(pool, "takes its cluster's zones");
        if (zones.length >= minimumZones) return pass(pool, `has nodes in ${zones.join(", ")}`);
        return fail(pool, `nodeLocations are ${zones.join(" and ") || "empty"}, needs at least ${minimumZones} zones`);
    },
});
