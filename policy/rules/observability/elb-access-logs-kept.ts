import { kindOf, LOAD_BALANCER, loadBalancerDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elb-access-logs-kept",
    title: "An application load balancer of AWS keeps access logs",
    severity: "medium",
    concern: "observability",
    types: [LOAD_BALANCER],
    breaks: "after an outage nobody can say which requests failed, where they came from or which instance failed them",
    remedy: '{ accessLogs: { bucket: "<bucket>", enabled: true } }',
    sources: [loadBalancerDocs],
    requirements: ["ER-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (balancer) => {
        if (kindOf(balancer) !== "application") return undefined;
        // A bucket alone switches nothing on.
        return known(readBoolean(balancer, "accessLogs.enabled")) === true
            ? pass(balancer, "accessLogs.enabled is true")
            : fail(balancer, "accessLogs.enabled is not true");
    },
});
