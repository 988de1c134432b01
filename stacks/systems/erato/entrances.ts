import type * as pulumi from "@pulumi/pulumi";
import { ApplicationLoadBalancer } from "../../../components/aws/application-load-balancer.ts";
import type { Certificates } from "../../../components/aws/certificates.ts";
import { ANYWHERE, SecurityGroup } from "../../../components/aws/security-group.ts";
import { WebAcl } from "../../../components/aws/web-acl.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { inOneAwsRegion } from "../system-platform.ts";
import type { EratoArgs } from "./system.ts";
import { DETECT_WITHIN, LOGS_KEPT, PORT, REQUEST_TIMEOUT, TARGET_PROBE } from "./tables.ts";

/** One region's way in, and the security group of the instances behind it. */
export interface EratoEntrance {
    readonly balancer: ApplicationLoadBalancer;
    readonly instances: SecurityGroup;
}

/** A load balancer in each region, guarded and with a certificate, and who its instances may talk to. */
export function createEntrances(
    name: string,
    args: EratoArgs,
    certificates: Certificates,
    parent: pulumi.Resource,
): ByRegion<EratoEntrance> {
    const inside = { parent };
    return forRegions(args.platform.aws.regions, (region) => {
        const here = inOneAwsRegion(name, args.platform, region);
        const { tags, provider, network } = here;
        const { arn: webAclArn } = new WebAcl(
            `${name}-${region}-guard`,
            { scope: "REGIONAL", requestsPerMinute: args.requestsPerMinute.direct, tags, provider },
            inside,
        );
        const balancer = new ApplicationLoadBalancer(
            `${name}-${region}`,
            {
                ...here,
                certificateArn: inRegion(certificates.arns, region),
                webAclArn,
                logsKept: LOGS_KEPT,
                targets: {
                    port: PORT,
                    probe: TARGET_PROBE,
                    detectWithin: DETECT_WITHIN,
                    requestTimeout: REQUEST_TIMEOUT,
                    balancing: { kind: "weighted-random" },
                },
            },
            inside,
        );
        const instances = new SecurityGroup(
            `${name}-${region}-instances`,
            {
                description: "Only the load balancer may ask; only data and HTTPS may be called",
                vpcId: network.vpcId,
                ingress: [{ name: "balancer", port: PORT, peer: { group: balancer.securityGroupId } }],
                egress: [
                    { name: "https", port: 443, peer: { block: ANYWHERE } },
                    { name: "database", port: 5432, peer: { block: network.block } },
                    { name: "cache", port: 6379, peer: { block: network.block } },
                ],
                tags,
                provider,
            },
            inside,
        );
        return { balancer, instances };
    });
}
