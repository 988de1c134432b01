import {
    kindOf,
    LOAD_BALANCER,
    loadBalancerDocs,
    TARGET_GROUP,
    targetGroupDocs,
} from "../../clouds/aws/load-balancing.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elb-cross-zone-on",
    title: "A load balancer of AWS sends requests to targets in every zone",
    severity: "high",
    concern: "redundancy",
    types: [LOAD_BALANCER, TARGET_GROUP],
    breaks: "a zone with few healthy instances drops its share of the requests while the other zones' instances idle",
    remedy: '{ loadBalancingCrossZoneEnabled: "use_load_balancer_configuration" }',
    sources: [
        loadBalancerDocs,
        targetGroupDocs,
        {
            url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource) => {
        if (resource.type === TARGET_GROUP) {
            const own = known(readString(resource, "loadBalancingCrossZoneEnabled"));
            return own === "false"
                ? fail(resource, "loadBalancingCrossZoneEnabled is false, which switches it off for this group")
                : pass(resource, `loadBalancingCrossZoneEnabled is ${own ?? "left to the load balancer"}`);
        }
        // An application load balancer always does, and a network one only when it is told to.
        if (kindOf(resource) === "application") return undefined;
        return known(readBoolean(resource, "enableCrossZoneLoadBalancing")) === true
            ? pass(resource, "enableCrossZoneLoadBalancing is true")
            : fail(
                  resource,
                  "enableCrossZoneLoadBalancing is not true, and only application load balancers do without",
                  "{ enableCrossZoneLoadBalancing: true }",
              );
    },
});
