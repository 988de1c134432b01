import type { Break } from "../break.ts";

const BALANCER = "LoadBalancer/erato-us-east-1-balancer";
const EDGE = "Distribution/erato-edge-distribution";
const GUARD = "WebAcl/erato-us-east-1-guard-acl";

/** Mistakes with what clients meet: encryption, caches, limits, open ports, and the logs of it all. */
export const breaks: readonly Break[] = [
    {
        rule: "elb-listener-redirects-to-https",
        what: "HTTP is redirected for this time only",
        change: (prod) => prod.at("Listener/erato-us-east-1-http", "defaultActions[0].redirect.statusCode", "HTTP_302"),
    },
    {
        rule: "elb-listener-tls-policy-current",
        what: "a listener takes TLS 1.0",
        change: (prod) => prod.at("Listener/erato-us-east-1-https", "sslPolicy", "ELBSecurityPolicy-2016-08"),
    },
    {
        rule: "cloudfront-serves-https-only",
        what: "assets may be asked for by HTTP",
        change: (prod) => prod.at(EDGE, "defaultCacheBehavior.viewerProtocolPolicy", "allow-all"),
    },
    {
        rule: "cloudfront-viewer-tls-1-2",
        what: "CloudFront takes TLS 1.1 from clients",
        change: (prod) => prod.at(EDGE, "viewerCertificate.minimumProtocolVersion", "TLSv1.1_2016"),
    },
    {
        rule: "cloudfront-origin-tls-1-2",
        what: "CloudFront asks the API as the client asked",
        change: (prod) => prod.at(EDGE, "origins[2].customOriginConfig.originProtocolPolicy", "match-viewer"),
    },
    {
        rule: "acm-certificate-renews-itself",
        what: "mail proves a certificate",
        change: (prod) => prod.at("Certificate/erato-certificate-us-west-2", "validationMethod", "EMAIL"),
    },
    {
        rule: "acm-certificate-issued-before-use",
        what: "a listener does not wait for its certificate",
        change: (prod) => prod.without("CertificateValidation/erato-certificate-us-west-2-issued"),
    },
    {
        rule: "cloudfront-api-not-cached",
        what: "CloudFront caches what the API answers",
        change: (prod) =>
            prod.at(EDGE, "orderedCacheBehaviors[0].cachePolicyId", "658327ea-f89d-4fab-a63d-7e88639e58f6"),
    },
    {
        rule: "cloudfront-forwards-credentials",
        what: "CloudFront strips the credentials",
        change: (prod) => prod.at(EDGE, "orderedCacheBehaviors[0].originRequestPolicyId", undefined),
    },
    {
        rule: "cloudfront-assets-cached",
        what: "CloudFront keeps no assets",
        change: (prod) => prod.at("CachePolicy/erato-edge-assets", "defaultTtl", 0),
    },
    {
        rule: "web-acl-limits-rate",
        what: "the limit for one address only counts",
        change: (prod) => prod.at(GUARD, "rules[0].action", { count: {} }),
    },
    {
        rule: "web-acl-managed-rules-act",
        what: "known attacks are only counted",
        change: (prod) => prod.at(GUARD, "rules[1].overrideAction", { count: {} }),
    },
    {
        rule: "elb-behind-web-acl",
        what: "a load balancer of AWS has no web ACL",
        change: (prod) => prod.without("WebAclAssociation/erato-us-east-1-web-acl"),
    },
    {
        rule: "cloudfront-behind-web-acl",
        what: "CloudFront has no web ACL",
        change: (prod) => prod.at(EDGE, "webAclId", undefined),
    },
    {
        rule: "elb-sheds-malformed-requests",
        what: "a load balancer of AWS hands on invalid headers",
        change: (prod) => prod.at(BALANCER, "dropInvalidHeaderFields", false),
    },
    {
        rule: "security-group-open-only-at-the-entrance",
        what: "instances let anybody in",
        change: (prod) =>
            prod.at("SecurityGroupIngressRule/erato-us-east-1-instances-balancer", "cidrIpv4", "0.0.0.0/0"),
    },
    {
        rule: "elb-access-logs-kept",
        what: "a load balancer of AWS keeps no access logs",
        change: (prod) => prod.at(BALANCER, "accessLogs.enabled", false),
    },
    {
        rule: "auto-scaling-group-reports-metrics",
        what: "a fleet does not report its size",
        change: (prod) => prod.at("Group/erato-us-east-1-fleet-group", "enabledMetrics", undefined),
    },
    {
        rule: "vpc-flow-logs-kept",
        what: "a VPC keeps no flow logs",
        change: (prod) => prod.without("FlowLog/platform-us-west-2-flows-flows"),
    },
];
