import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { spreadDocs, spreadsOver, ZONE } from "../../clouds/kubernetes/spread.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "workload-spread-waits-for-lost-zones",
    title: "A spread over zones counts zones that have no node at the moment",
    severity: "medium",
    concern: "redundancy",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "pods made while a zone has no nodes crowd into the others and stay there when it is back, and the next zone lost takes too many",
    remedy: "{ spec: { template: { spec: { topologySpreadConstraints: [{ minDomains: 3 }] } } } }",
    sources: [spreadDocs],
    requirements: ["AG-01", "AG-05"],
    whenUnknown: "unknown",
    settings: { zones: 3 },
    judge: (workload, { zones }) => {
        const spread = spreadsOver(workload, ZONE).find(({ binding }) => binding);
        if (spread === undefined) return undefined;
        const { minDomains } = spread;
        if (minDomains === undefined)
            return fail(workload, `minDomains is not set, and must be at least ${zones} zones`);
        return minDomains >= zones
            ? pass(workload, `counts on ${minDomains} zones`)
            : fail(workload, `minDomains is ${minDomains} zones, and must be at least ${zones}`);
    },
});
