import { isSpot, NODE_POOL, nodePoolDocs } from "../../clouds/gcp/gke.ts";
import { known, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "gke-node-pool-balances-zones",
    title: "A GKE node pool that stays grows evenly over its zones",
    severity: "medium",
    concern: "autoscaling",
    types: [NODE_POOL],
    breaks: "new nodes go wherever capacity is cheap, until most of them are in the zone that is lost next",
    remedy: '{ autoscaling: { locationPolicy: "BALANCED" } }',
    sources: [nodePoolDocs],
    requirements: ["AG-01", "HB-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (pool) => {
        if (isSpot(pool) || known(readPart(pool, "autoscaling")) === undefined) return undefined;
        // Unset is BALANCED for machines that nobody takes away.
        const policy = known(readString(pool, "autoscaling.locationPolicy")) ?? "BALANCED";
        return policy === "BALANCED"
            ? pass(pool, "autoscaling.locationPolicy is BALANCED")
            : fail(pool, `autoscaling.locationPolicy is ${policy}, needs BALANCED`);
    },
});
