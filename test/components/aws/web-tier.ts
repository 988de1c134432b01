/** A whole web tier in one region on the simulated clouds, as a system would assemble it. */
import * as aws from "@pulumi/aws";
import { ApplicationLoadBalancer } from "../../../components/aws/application-load-balancer.ts";
import { Certificates } from "../../../components/aws/certificates.ts";
import { Fleet, type FleetArgs } from "../../../components/aws/fleet.ts";
import { HostedZone } from "../../../components/aws/hosted-zone.ts";
import { InstanceIdentity } from "../../../components/aws/instance-identity.ts";
import { Network } from "../../../components/aws/network.ts";
import { SecurityGroup } from "../../../components/aws/security-group.ts";
import type { TargetGroupArgs } from "../../../components/aws/target-group.ts";
import { WebAcl } from "../../../components/aws/web-acl.ts";
import { Duration } from "../../../components/core/duration.ts";
import { ACCOUNT, type Planned, planned, providerOf, TAGS } from "./planned.ts";

const region = "us-east-1";
export const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];

export const TARGETS: Omit<TargetGroupArgs, "vpcId" | "tags" | "provider"> = {
    port: 8080,
    probe: {
        path: "/health",
        interval: Duration.seconds(10),
        timeout: Duration.seconds(5),
        retries: 0,
        failures: 2,
        successes: 3,
    },
    detectWithin: Duration.seconds(30),
    requestTimeout: Duration.seconds(30),
    balancing: { kind: "weighted-random" },
};

export const FLEET: Pick<FleetArgs, "image" | "instanceType" | "size" | "targets" | "boot" | "warmup"> = {
    image: "ami-0123456789abcdef0",
    instanceType: "m7g.large",
    size: { minInstances: 3, maxInstances: 9 },
    targets: { cpuPercent: 70, requestsPerMinute: 1000 },
    boot: Duration.seconds(180),
    warmup: Duration.seconds(300),
};

/** Everything that a region's web tier is made of. */
export function webTier(): Promise<readonly Planned[]> {
    return planned(() => {
        const shared = { tags: TAGS, provider: providerOf(region) };
        const { provider } = shared;
        const { regional: network } = new Network("net", { region, block: "10.48.0.0/16", zones: ZONES, ...shared });
        const { zoneId } = new HostedZone("domain", { domain: "erato.example", protect: true, ...shared });
        const names = ["api.erato.example", "*.erato.example"];
        const { arns } = new Certificates("certificate", {
            names,
            zoneId,
            providers: { [region]: provider },
            tags: TAGS,
        });
        const { arn: webAclArn } = new WebAcl("guard", { scope: "REGIONAL", requestsPerMinute: 6000, ...shared });
        const balancer = new ApplicationLoadBalancer("web", {
            accountId: ACCOUNT,
            region,
            network,
            certificateArn: arns[region] ?? "",
            targets: TARGETS,
            webAclArn,
            logsKept: Duration.days(90),
            protect: true,
            ...shared,
        });
        const { groupId: securityGroupId } = new SecurityGroup("instances", {
            description: "instances",
            vpcId: network.vpcId,
            ingress: [{ name: "balancer", port: 8080, peer: { group: balancer.securityGroupId } }],
            egress: [{ name: "https", port: 443, peer: { block: "0.0.0.0/0" } }],
            ...shared,
        });
        const { profileArn } = new InstanceIdentity("identity", { grants: [], ...shared });
        const alarm = new aws.cloudwatch.MetricAlarm(
            "errors",
            {
                comparisonOperator: "GreaterThanThreshold",
                evaluationPeriods: 2,
                threshold: 1,
                namespace: "N",
                metricName: "M",
                period: 60,
                statistic: "Sum",
            },
            { provider },
        );
        new Fleet("fleet", {
            ...FLEET,
            ...shared,
            region,
            network,
            profileArn,
            securityGroupId,
            environment: { REGION: region },
            balancer,
            rollbackAlarms: [alarm.name],
        });
    });
}
