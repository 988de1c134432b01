import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { EDGE_IPV4_BLOCKS } from "../../../components/cloudflare/address-ranges.ts";
import { inRegion } from "../../../components/core/by-region.ts";
import { ZONES } from "../../../components/gcp/kubernetes-cluster.ts";
import { ApplicationNamespace } from "../../../components/kubernetes/application-namespace.ts";
import { NginxProxy } from "../../../components/kubernetes/nginx-proxy.ts";
import { UPSTREAM_DEFAULTS } from "../../../components/kubernetes/nginx-upstream.ts";
import { RedisSentinel } from "../../../components/kubernetes/redis-sentinel.ts";
import type { WebWorkload } from "../../../components/kubernetes/web-workload.ts";
import { inOneRegion } from "../system-platform.ts";
import { createBackend } from "./backend.ts";
import type { Data } from "./data.ts";
import type { Identities } from "./identities.ts";
import { redisFiles, type Secrets } from "./secrets.ts";
import type { AgentBackendArgs } from "./system.ts";
import { APPS, LOAD, LONGEST_REQUEST, PORT, REDIS } from "./tables.ts";

/** What a region's pods are made from. */
export interface Ground {
    readonly identities: Identities;
    readonly data: Data;
    readonly secrets: Secrets;
}

/** One region's stack, which can serve alone. */
export interface RegionStack {
    /** Public address of the region's entrance. */
    readonly address: pulumi.Output<string>;
    readonly cache: RedisSentinel;
    readonly backend: WebWorkload;
}

/** Pods of one region: Redis, the backend with its connection pool, and the proxy that is the way in (AG-01, AG-05). */
export function createRegion(
    name: string,
    args: AgentBackendArgs,
    region: string,
    ground: Ground,
    options: { readonly parent: pulumi.Resource; readonly after: readonly pulumi.Resource[] },
): RegionStack {
    const { platform, programs } = args;
    const { project, labels, provider: google } = inOneRegion(name, platform, region);
    const { provider } = inRegion(platform.clusters.regions, region);
    const here = `${name}-${region}`;
    const space = new ApplicationNamespace(here, { namespace: name, labels, provider }, options);
    const inside = { parent: options.parent, after: [space, ...options.after] };
    const cache = new RedisSentinel(
        `${here}-${APPS.cache}`,
        {
            ...REDIS,
            app: APPS.cache,
            namespace: name,
            labels,
            provider,
            zones: ZONES,
            image: programs.redis,
            persistence: "append-only",
            maxMemoryMb: args.redis.maxMemoryMb,
            storage: { sizeGb: args.redis.storageGb, className: "premium-rwo" },
            secrets: { project, files: redisFiles(name), image: programs.secretReader },
            identity: ground.identities.cache.email,
            clients: [APPS.backend],
        },
        inside,
    );
    const backend = createBackend(name, args, region, ground, cache, inside);
    const address = new gcp.compute.Address(
        `${here}-address`,
        { project, region, addressType: "EXTERNAL", networkTier: "PREMIUM", labels },
        { parent: options.parent, provider: google },
    ).address;
    new NginxProxy(
        `${here}-${APPS.proxy}`,
        {
            namespace: name,
            labels,
            provider,
            image: programs.proxy,
            config: {
                upstream: {
                    name: APPS.backend,
                    balancing: "least-connections",
                    servers: [{ host: backend.pods, port: PORT, followsNames: true }],
                    ...UPSTREAM_DEFAULTS,
                },
                silence: LONGEST_REQUEST,
                webSockets: ["/ws/"],
                clientAddress: { header: "CF-Connecting-IP", trusted: EDGE_IPV4_BLOCKS },
                bodyMegabytes: 10,
            },
            certificate: { secret: ground.secrets["origin-certificate"].secretName, reader: programs.secretReader },
            scaling: { ...args.proxy, ...LOAD },
            resources: { cpu: "250m", memory: "256Mi" },
            zones: ZONES,
            identity: ground.identities.proxy.email,
            entrance: { address, blocks: EDGE_IPV4_BLOCKS },
            reaches: [{ peers: [{ app: APPS.backend }], ports: [PORT] }],
        },
        inside,
    );
    return { address, cache, backend };
}
