import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import { cloudName } from "../core/naming.ts";
import { AccessLogBucket } from "./access-log-bucket.ts";
import type { RegionNetwork } from "./network.ts";
import { ANYWHERE, SecurityGroup } from "./security-group.ts";
import { TargetGroup, type TargetGroupArgs } from "./target-group.ts";

export interface ApplicationLoadBalancerArgs {
    readonly accountId: string;
    readonly region: string;
    readonly network: RegionNetwork;
    /** A certificate of the same region that has been validated. */
    readonly certificateArn: pulumi.Input<string>;
    /** Port, probe and spreading of the instances behind it. */
    readonly targets: Omit<TargetGroupArgs, "vpcId" | "tags" | "provider">;
    /** Web ACL of the same region. */
    readonly webAclArn: pulumi.Input<string>;
    /** How long access logs are kept. */
    readonly logsKept: Duration;
    readonly tags: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/**
 * TLS 1.2 and 1.3 with forward secrecy and a post-quantum key exchange: what AWS recommends, while the default without
 * a word is still TLS 1.0 (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html, 2026-11-22).
 */
export const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/**
 * The public entrance of one region: HTTPS in every zone, one target group behind it. It is one group on purpose: a DNS
 * alias counts a load balancer as healthy only while all of its groups are.
 */
export class ApplicationLoadBalancer extends Component {
    readonly arn: pulumi.Output<string>;
    readonly arnSuffix: pulumi.Output<string>;
    readonly dnsName: pulumi.Output<string>;
    /** Hosted zone of the load balancer's own name, for aliases. */
    readonly zoneId: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
    readonly targets: TargetGroup;
    /** Names requests per target in a scaling policy: the ends of both ARNs, not the names. */
    readonly requestLabel: pulumi.Output<string>;
    /** Ready once requests can reach the targets. */
    readonly listening: pulumi.Resource;

    constructor(name: string, args: ApplicationLoadBalancerArgs, options?: ComponentOptions) {
        super("aws:ApplicationLoadBalancer", name, options);
        const { network, tags, provider } = args;
        const here = this.inside(provider);
        const inside = { parent: this };
        const security = new SecurityGroup(
            this.child("access"),
            {
                description: "Anybody may ask; only the instances are called",
                vpcId: network.vpcId,
                ingress: [
                    { name: "https", port: 443, peer: { block: ANYWHERE } },
                    { name: "http", port: 80, peer: { block: ANYWHERE } },
                ],
                egress: [{ name: "targets", port: args.targets.port, peer: { block: network.block } }],
                tags,
                provider,
            },
            inside,
        );
        const logs = new AccessLogBucket(this.child("logs"), { ...args, keep: args.logsKept }, inside);
        const balancer = new aws.lb.LoadBalancer(
            this.child("balancer"),
            {
                name: cloudName("aws-load-balancer", name),
                loadBalancerType: "application",
                internal: false,
                subnets: [...network.public],
                securityGroups: [security.groupId],
                enableDeletionProtection: args.protect,
                enableCrossZoneLoadBalancing: true,
                enableZonalShift: true,
                dropInvalidHeaderFields: true,
                accessLogs: { bucket: logs.bucketName, enabled: true },
                tags,
            },
            this.inside(provider, { protect: args.protect, after: [network.entrance, logs.writable] }),
        );
        this.targets = new TargetGroup(
            this.child("targets"),
            { ...args.targets, vpcId: network.vpcId, tags, provider },
            inside,
        );
        this.listening = new aws.lb.Listener(
            this.child("https"),
            {
                loadBalancerArn: balancer.arn,
                port: 443,
                protocol: "HTTPS",
                sslPolicy: TLS_POLICY,
                certificateArn: args.certificateArn,
                defaultActions: [{ type: "forward", targetGroupArn: this.targets.arn }],
                tags,
            },
            here,
        );
        new aws.lb.Listener(
            this.child("http"),
            {
                loadBalancerArn: balancer.arn,
                port: 80,
                protocol: "HTTP",
                defaultActions: [
                    { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
                ],
                tags,
            },
            here,
        );
        new aws.wafv2.WebAclAssociation(
            this.child("web-acl"),
            { resourceArn: balancer.arn, webAclArn: args.webAclArn },
            here,
        );
        this.arn = balancer.arn;
        this.arnSuffix = balancer.arnSuffix;
        this.dnsName = balancer.dnsName;
        this.zoneId = balancer.zoneId;
        this.securityGroupId = security.groupId;
        this.requestLabel = pulumi.interpolate`${balancer.arnSuffix}/${this.targets.arnSuffix}`;
        this.registerOutputs({ arn: this.arn, dnsName: this.dnsName, region: args.region });
    }
}
