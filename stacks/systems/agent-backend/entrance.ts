import type * as pulumi from "@pulumi/pulumi";
import { AuthGateway } from "../../../components/cloudflare/auth-gateway.ts";
import { EdgeRouter } from "../../../components/cloudflare/edge-router.ts";
import { RegionLoadBalancer } from "../../../components/cloudflare/region-load-balancer.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { OBJECTIVES } from "./objectives.ts";
import type { RegionStack } from "./region.ts";
import { gatewayConfig, routerConfig } from "./routing.ts";
import { secretId } from "./secrets.ts";
import type { AgentBackendArgs } from "./system.ts";
import { HEALTH_PATHS } from "./tables.ts";

/** How requests get to a region: tokens are checked first, then real answers and probes choose the region. */
export interface EdgeParts {
    readonly balancer: RegionLoadBalancer;
    readonly router: EdgeRouter;
    readonly gateway: AuthGateway;
}

export function createEdge(
    name: string,
    args: AgentBackendArgs,
    hosts: ByRegion<string>,
    stacks: ByRegion<RegionStack>,
    parent: pulumi.Resource,
): EdgeParts {
    const { host, auth, platform } = args;
    const { regions, cloudflare: edge } = platform;
    const inside = { parent };
    const balancer = new RegionLoadBalancer(
        name,
        {
            ...edge,
            host,
            regions,
            origins: forRegions(regions, (region) => ({
                host: inRegion(hosts, region),
                address: inRegion(stacks, region).address,
            })),
            healthPath: HEALTH_PATHS.ready,
            failover: OBJECTIVES.triggers.partition.failover,
        },
        inside,
    );
    const config = routerConfig(name, args, regions, hosts);
    const router = new EdgeRouter(`${name}-router`, { ...edge, config }, inside);
    const gateway = new AuthGateway(
        `${name}-gateway`,
        {
            ...edge,
            host,
            config: gatewayConfig(name, args),
            router: router.scriptName,
            originKey: { storeId: auth.secretsStore, secretName: secretId(name, "origin-key") },
        },
        inside,
    );
    return { balancer, router, gateway };
}
