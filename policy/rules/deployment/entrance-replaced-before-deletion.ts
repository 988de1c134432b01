import { CERTIFICATE } from "../../clouds/aws/certificates.ts";
import { DISTRIBUTION } from "../../clouds/aws/cloudfront.ts";
import { LISTENER, LOAD_BALANCER, TARGET_GROUP } from "../../clouds/aws/load-balancing.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "entrance-replaced-before-deletion",
    title: "A certificate, load balancer, listener, target group or distribution of AWS is made anew before the old one goes",
    severity: "high",
    concern: "deployment",
    types: [CERTIFICATE, LOAD_BALANCER, LISTENER, TARGET_GROUP, DISTRIBUTION],
    breaks: "between deleting the old one and making the new one nothing answers, and a failure in between leaves it so",
    remedy: "options({ deleteBeforeReplace: false })",
    sources: [
        { url: "https://www.pulumi.com/docs/iac/concepts/resources/options/deletebeforereplace/", read: "2026-11-22" },
    ],
    requirements: ["ER-04", "ER-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource) =>
        resource.options.deleteBeforeReplace
            ? fail(resource, "deleteBeforeReplace is true")
            : pass(resource, "is replaced before it is deleted"),
});
