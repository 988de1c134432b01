import { DISTRIBUTION, distributionDocs } from "../../clouds/aws/cloudfront.ts";
import { readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloudfront-behind-web-acl",
    title: "A distribution of CloudFront stands behind a web ACL",
    severity: "high",
    concern: "exposure",
    types: [DISTRIBUTION],
    breaks: "a flood of requests reaches the origin, since what must not be cached is handed on as it comes",
    remedy: '{ webAclId: "<arn of a web ACL of scope CLOUDFRONT>" }',
    sources: [distributionDocs],
    requirements: ["HB-13", "CN-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (distribution) => {
        const acl = readString(distribution, "webAclId");
        // An ARN that is not known yet comes from a web ACL that will be made.
        return acl.state === "unknown" || (acl.state === "set" && acl.value !== "")
            ? pass(distribution, "webAclId is set")
            : fail(distribution, "webAclId is not set");
    },
});
