import { LOAD_BALANCER, loadBalancerDocs } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "load-balancer-is-enabled",
    title: "A load balancer of the edge is switched on",
    severity: "critical",
    concern: "failover",
    types: [LOAD_BALANCER],
    breaks: "its name falls back to a plain record or to nothing at all, and no lost region is left any more",
    remedy: "{ enabled: true }",
    sources: [loadBalancerDocs],
    requirements: ["PL-02", "ET-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (loadBalancer) =>
        // On where nothing is said.
        known(readBoolean(loadBalancer, "enabled")) === false
            ? fail(loadBalancer, "enabled is false, needs true")
            : pass(loadBalancer, "is on"),
});
