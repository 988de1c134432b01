import { LOAD_BALANCER, loadBalancerDocs } from "../../clouds/aws/load-balancing.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elb-deletion-protected",
    title: "A load balancer of AWS is protected from deletion by AWS itself",
    severity: "critical",
    concern: "deletion",
    types: [LOAD_BALANCER],
    breaks: "one click in the console, or one wrong command, takes away the region's only way in",
    remedy: "{ enableDeletionProtection: true }",
    sources: [loadBalancerDocs],
    requirements: ["ER-02"],
    whenUnknown: "fail",
    settings: {},
    judge: (balancer) =>
        known(readBoolean(balancer, "enableDeletionProtection")) === true
            ? pass(balancer, "enableDeletionProtection is true")
            : fail(balancer, "enableDeletionProtection is not true"),
});
