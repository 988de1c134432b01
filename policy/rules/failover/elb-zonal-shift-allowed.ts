import { kindOf, LOAD_BALANCER, loadBalancerDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elb-zonal-shift-allowed",
    title: "A load balancer of AWS can be told to leave one zone",
    severity: "medium",
    concern: "failover",
    types: [LOAD_BALANCER],
    breaks: "a zone that is half broken, which no health check sees, keeps a share of the requests until it recovers",
    remedy: "{ enableZonalShift: true }",
    sources: [
        loadBalancerDocs,
        { url: "https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-shift.html", read: "2026-11-22" },
    ],
    requirements: ["ER-02", "ER-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (balancer) => {
        if (kindOf(balancer) === "gateway") return undefined;
        return known(readBoolean(balancer, "enableZonalShift")) === true
            ? pass(balancer, "enableZonalShift is true")
            : fail(balancer, "enableZonalShift is not true");
    },
});
