/** How requests get in: a load balancer in each region, guarded, and the names that lead there. */

import type { StateResource } from "../state.ts";
import type { Place } from "./aws-serving.ts";

const HOST = "api.erato.example";
const ARN = (region: string, rest: string) => `arn:aws:elasticloadbalancing:${region}:123456789012:${rest}`;

export const balancerArn = (region: string) => ARN(region, `loadbalancer/app/erato/${region}`);
export const targetsArn = (region: string) => ARN(region, `targetgroup/erato/${region}`);
const certificateArn = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/erato`;
const aclArn = (region: string) => `arn:aws:wafv2:${region}:123456789012:regional/webacl/erato/1`;
export const balancerHost = (region: string) => `erato.${region}.elb.amazonaws.com`;

export function entrance({ region, zones, of }: Place): readonly StateResource[] {
    const balancer = { loadBalancerArn: balancerArn(region) };
    return [
        {
            type: "aws:lb/loadBalancer:LoadBalancer",
            name: `balancer-${region}`,
            id: balancerArn(region),
            ...of,
            options: { protect: true },
            outputs: {
                arn: balancerArn(region),
                dnsName: balancerHost(region),
                loadBalancerType: "application",
                internal: false,
                subnets: zones.map((zone) => `subnet-public-${zone}`),
                securityGroups: [`sg-entrance-${region}`],
                enableDeletionProtection: true,
                enableCrossZoneLoadBalancing: true,
                enableZonalShift: true,
                dropInvalidHeaderFields: true,
                desyncMitigationMode: "defensive",
                accessLogs: { bucket: "example-access-logs", enabled: true },
                region,
            },
            madeFrom: {
                subnets: zones.map((zone) => `public-${zone}`),
                securityGroups: [`entrance-group-${region}`],
            },
        },
        {
            type: "aws:lb/targetGroup:TargetGroup",
            name: `targets-${region}`,
            id: targetsArn(region),
            ...of,
            outputs: {
                arn: targetsArn(region),
                port: 8080,
                protocol: "HTTP",
                targetType: "instance",
                deregistrationDelay: 30,
                healthCheck: {
                    enabled: true,
                    protocol: "HTTP",
                    port: "traffic-port",
                    path: "/health",
                    matcher: "200",
                    interval: 10,
                    timeout: 5,
                    healthyThreshold: 3,
                    unhealthyThreshold: 2,
                },
                stickiness: { type: "lb_cookie", enabled: false, cookieDuration: 1800 },
                targetGroupHealth: {
                    dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
                    unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
                },
                loadBalancingAlgorithmType: "weighted_random",
                loadBalancingAnomalyMitigation: "on",
                loadBalancingCrossZoneEnabled: "use_load_balancer_configuration",
                slowStart: 0,
                region,
            },
        },
        {
            type: "aws:lb/listener:Listener",
            name: `https-${region}`,
            id: ARN(region, `listener/app/erato/${region}/443`),
            ...of,
            outputs: {
                ...balancer,
                port: 443,
                protocol: "HTTPS",
                sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
                certificateArn: certificateArn(region),
                defaultActions: [{ type: "forward", targetGroupArn: targetsArn(region) }],
            },
            madeFrom: {
                loadBalancerArn: [`balancer-${region}`],
                certificateArn: [`issued-${region}`],
                defaultActions: [`targets-${region}`],
            },
        },
        {
            type: "aws:lb/listener:Listener",
            name: `http-${region}`,
            id: ARN(region, `listener/app/erato/${region}/80`),
            ...of,
            outputs: {
                ...balancer,
                port: 80,
                protocol: "HTTP",
                defaultActions: [
                    { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
                ],
            },
            madeFrom: { loadBalancerArn: [`balancer-${region}`] },
        },
        webAcl(`guard-${region}`, aclArn(region), "REGIONAL", of),
        {
            type: "aws:wafv2/webAclAssociation:WebAclAssociation",
            name: `guarded-${region}`,
            id: `guarded-${region}-id`,
            ...of,
            outputs: { resourceArn: balancerArn(region), webAclArn: aclArn(region) },
            madeFrom: { resourceArn: [`balancer-${region}`], webAclArn: [`guard-${region}`] },
        },
        {
            type: "aws:acm/certificate:Certificate",
            name: `certificate-${region}`,
            id: certificateArn(region),
            ...of,
            outputs: { arn: certificateArn(region), domainName: HOST, validationMethod: "DNS", region },
        },
        {
            type: "aws:acm/certificateValidation:CertificateValidation",
            name: `issued-${region}`,
            id: `issued-${region}-id`,
            ...of,
            outputs: { certificateArn: certificateArn(region) },
            madeFrom: { certificateArn: [`certificate-${region}`] },
        },
    ];
}

export function webAcl(name: string, arn: string, scope: string, of: Place["of"]): StateResource {
    return {
        type: "aws:wafv2/webAcl:WebAcl",
        name,
        id: arn,
        ...of,
        outputs: {
            arn,
            scope,
            defaultAction: { allow: {} },
            rules: [
                {
                    name: "rate",
                    priority: 0,
                    action: { block: { customResponse: { responseCode: 429 } } },
                    statement: { rateBasedStatement: { limit: 6000, evaluationWindowSec: 60, aggregateKeyType: "IP" } },
                },
                {
                    name: "known-bad-inputs",
                    priority: 1,
                    overrideAction: { none: {} },
                    statement: {
                        managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesKnownBadInputsRuleSet" },
                    },
                },
            ],
        },
    };
}

/** The API's name, which leaves a lost region, and each region's own. */
export function names(of: Place["of"]): readonly StateResource[] {
    const alias = (region: string) => ({
        outputs: {
            zoneId: "zone-id",
            type: "A",
            aliases: [{ name: balancerHost(region), zoneId: `elb-${region}`, evaluateTargetHealth: true }],
        },
        madeFrom: { zoneId: ["domain"], aliases: [`balancer-${region}`] },
    });
    const record = (name: string) => ({ type: "aws:route53/record:Record", name, id: `zone-id_${name}`, ...of });
    const pair = [
        ["primary", "us-east-1"],
        ["secondary", "us-west-2"],
    ] as const;
    return [
        {
            type: "aws:route53/zone:Zone",
            name: "domain",
            id: "zone-id",
            ...of,
            options: { protect: true },
            outputs: { name: "erato.example", zoneId: "zone-id", forceDestroy: false },
        },
        ...pair.flatMap(([role, region]) => {
            const { outputs, madeFrom } = alias(region);
            return [
                {
                    ...record(role),
                    outputs: {
                        ...outputs,
                        name: HOST,
                        setIdentifier: role,
                        failoverRoutingPolicies: [{ type: role.toUpperCase() }],
                        healthCheckId: `check-${region}-id`,
                    },
                    madeFrom: { ...madeFrom, healthCheckId: [`check-${region}`] },
                },
                { ...record(`name-${region}`), outputs: { ...outputs, name: `api-${region}.erato.example` }, madeFrom },
                check(`check-${region}`, `api-${region}.erato.example`, "/health", 10, of),
            ];
        }),
        check("watched-database", HOST, "/health/db", 30, of),
    ];
}

function check(name: string, fqdn: string, resourcePath: string, requestInterval: number, of: Place["of"]) {
    return {
        type: "aws:route53/healthCheck:HealthCheck",
        name,
        id: `${name}-id`,
        ...of,
        outputs: {
            type: "HTTPS",
            fqdn,
            port: 443,
            resourcePath,
            requestInterval,
            failureThreshold: 3,
            disabled: false,
            invertHealthcheck: false,
        },
    };
}
