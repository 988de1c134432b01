import { DISTRIBUTION } from "../../clouds/aws/cloudfront.ts";
import { LOAD_BALANCER } from "../../clouds/aws/load-balancing.ts";
import { ZONE } from "../../clouds/aws/route53.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "entrance-protected-from-destroy",
    title: "Pulumi refuses to delete a load balancer, a distribution or a hosted zone of AWS",
    severity: "critical",
    concern: "deletion",
    types: [LOAD_BALANCER, DISTRIBUTION, ZONE],
    breaks: "a rename or a `destroy` deletes it; a zone comes back with other name servers, which takes days to repair",
    remedy: "options({ protect: true })",
    sources: [{ url: "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/", read: "2026-11-22" }],
    requirements: ["ER-02", "ER-04", "ER-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource) =>
        resource.options.protect ? pass(resource, "protect is true") : fail(resource, "protect is not true"),
});
