import { isPublic, kindOf, LOAD_BALANCER, loadBalancerDocs } from "../../clouds/aws/load-balancing.ts";
import { ASSOCIATION } from "../../clouds/aws/web-acl.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elb-behind-web-acl",
    title: "A public application load balancer of AWS stands behind a web ACL",
    severity: "high",
    concern: "exposure",
    types: [LOAD_BALANCER],
    breaks: "whoever finds the load balancer's own name goes past the edge's limits and floods the fleet",
    remedy: 'new aws.wafv2.WebAclAssociation("guard", { resourceArn: resource.arn, webAclArn: "<arn of a web ACL>" })',
    sources: [
        loadBalancerDocs,
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/wafv2/webaclassociation/", read: "2026-11-22" },
    ],
    requirements: ["HB-13", "CN-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (balancer, _settings, graph) => {
        if (kindOf(balancer) !== "application" || !isPublic(balancer)) return undefined;
        const [association] = graph.referring(balancer, ASSOCIATION, "resourceArn");
        return association === undefined
            ? fail(balancer, "no web ACL is associated with it")
            : pass(balancer, `${association.name} puts a web ACL before it`);
    },
});
