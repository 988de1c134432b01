import type * as pulumi from "@pulumi/pulumi";
import { EDGE_IPV4_BLOCKS } from "../../../components/cloudflare/address-ranges.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import { inOrder } from "../../../components/core/region-pair.ts";
import { ZONES } from "../../../components/gcp/kubernetes-cluster.ts";
import { ApplicationNamespace } from "../../../components/kubernetes/application-namespace.ts";
import { NginxProxy } from "../../../components/kubernetes/nginx-proxy.ts";
import {
    UPSTREAM_DEFAULTS,
    type Upstream,
    type UpstreamServer,
} from "../../../components/kubernetes/nginx-upstream.ts";
import { Pgbouncer, POOL } from "../../../components/kubernetes/pgbouncer.ts";
import { METADATA_SERVER, OUTSIDE } from "../../../components/kubernetes/traffic-rules.ts";
import { WebWorkload } from "../../../components/kubernetes/web-workload.ts";
import { inOneCluster, type SystemPlatform } from "../system-platform.ts";
import type { RegionAddress } from "./addresses.ts";
import type { HireMeBahamasConfig } from "./config.ts";
import type { Data } from "./data.ts";
import { poolOf } from "./pool.ts";
import type { HireMeBahamasArgs } from "./system.ts";
import {
    BACKEND,
    DATABASE,
    LONGEST_REQUEST,
    METRICS,
    NAMESPACE,
    PORT,
    PROBES,
    PROMETHEUS,
    PROXY,
    READ_DATABASE,
    SHUTDOWN,
    TARGETS,
    USER,
    WEB_SOCKETS,
} from "./tables.ts";
import { workerEnvironment } from "./workers.ts";

/** What runs in one region's cluster. */
export interface RegionWorkloads {
    readonly namespace: pulumi.Output<string>;
    readonly backend: WebWorkload;
    readonly proxy: NginxProxy;
}

/** The application with its pool in both regions, and in front of it the proxies. */
export function createWorkloads(
    name: string,
    args: HireMeBahamasArgs,
    data: Data,
    addresses: ByRegion<RegionAddress>,
    parent: pulumi.Resource,
): ByRegion<RegionWorkloads> {
    const { platform } = args;
    return forRegions(platform.regions, (region) => {
        const base = inOneCluster(name, platform, region);
        const { namespace } = new ApplicationNamespace(
            `${name}-${region}`,
            { ...base, namespace: NAMESPACE },
            { parent },
        );
        const backend = createBackend(name, args, data, region, inRegion(addresses, region), namespace, parent);
        const proxy = createProxy(name, args, data, region, addresses, { namespace, backend }, parent);
        return { namespace, backend, proxy };
    });
}

function createBackend(
    name: string,
    args: HireMeBahamasArgs,
    { backend, pair, user, secrets }: Data,
    region: string,
    { internal }: RegionAddress,
    namespace: pulumi.Output<string>,
    parent: pulumi.Resource,
): WebWorkload {
    const { platform, images } = args;
    const { live, min, max, idle, cpu, memory, asleep, workers, images: releases } = args.backend;
    const base = inOneCluster(name, platform, region);
    const { regions } = platform;
    const pool = new Pgbouncer(
        `${name}-${region}-pool`,
        {
            ...base,
            namespace,
            images,
            databases: {
                [DATABASE]: { instance: inRegion(pair.connectionNames, regions.writer), database: DATABASE },
                [READ_DATABASE]: { instance: inRegion(pair.connectionNames, region), database: DATABASE },
            },
            user,
            ...poolOf(args),
            shutdownSeconds: SHUTDOWN.drain.seconds,
            blocks: blocksOf(platform, "databases"),
        },
        { parent },
    );
    const otherProxies = blocksOf(platform, "pods");
    return new WebWorkload(
        `${name}-${region}-${BACKEND}`,
        {
            ...base,
            namespace,
            app: BACKEND,
            releases: { live, images: releases },
            container: {
                port: PORT,
                resources: { cpu, memory },
                environment: {
                    ...workerEnvironment(workers, SHUTDOWN),
                    PORT: String(PORT),
                    REGION: region,
                    WRITER_REGION: regions.writer,
                    DATABASE_HOST: POOL.host,
                    DATABASE_PORT: String(POOL.port),
                    DATABASE,
                    READ_DATABASE,
                    SESSION_KEY_SECRET: secrets["session-key"].secretName,
                    ERROR_TRACKING_SECRET: secrets["error-tracking"].secretName,
                },
                mounts: { scratch: "/tmp" },
            },
            companions: pool.companions,
            volumes: { ...pool.volumes, scratch: { kind: "scratch", medium: "disk", limit: "1Gi" } },
            probes: PROBES,
            scaling: {
                min,
                max,
                cpu: TARGETS.cpu,
                memory: TARGETS.memory,
                external: [
                    { metric: METRICS.queue, labels: { "resource.labels.location": region }, above: TARGETS.queue },
                    {
                        metric: METRICS.response,
                        labels: { "resource.labels.location": region },
                        above: TARGETS.responseMilliseconds,
                    },
                ],
            },
            idle,
            asleep,
            shutdown: SHUTDOWN,
            zones: ZONES,
            user: USER,
            identity: backend.email,
            traffic: {
                from: [
                    { peers: [{ app: PROXY }, { blocks: otherProxies }], ports: [PORT] },
                    ...(args.prometheusOperator
                        ? [{ peers: [{ namespace: PROMETHEUS.namespace }], ports: [PORT] }]
                        : []),
                ],
                to: [...pool.reaches, ...METADATA_SERVER, { peers: [OUTSIDE], ports: [443] }],
            },
            entrances: [{ kind: "internal", address: internal, blocks: otherProxies, port: PORT }],
        },
        { parent },
    );
}

function createProxy(
    name: string,
    args: HireMeBahamasArgs,
    { proxy, secrets }: Data,
    region: string,
    addresses: ByRegion<RegionAddress>,
    { namespace, backend }: { readonly namespace: pulumi.Output<string>; readonly backend: WebWorkload },
    parent: pulumi.Resource,
): NginxProxy {
    const { platform, images } = args;
    const { image, ...size } = args.proxy;
    const [primary, failover] = inOrder(platform.regions);
    const other = inRegion(addresses, region === primary ? failover : primary).internal;
    return new NginxProxy(
        `${name}-${region}-${PROXY}`,
        {
            ...inOneCluster(name, platform, region),
            namespace,
            image,
            config: {
                upstream: upstreamOf(args.backend, backend.pods, other),
                silence: LONGEST_REQUEST,
                webSockets: WEB_SOCKETS,
                clientAddress: { header: "CF-Connecting-IP", trusted: EDGE_IPV4_BLOCKS },
                bodyMegabytes: 25,
            },
            certificate: { secret: secrets["origin-certificate"].secretName, reader: images.secretReader },
            scaling: { ...size, cpu: TARGETS.cpu, memory: TARGETS.memory },
            resources: { cpu: "250m", memory: "256Mi" },
            asleep: args.backend.asleep,
            zones: ZONES,
            identity: proxy.email,
            entrance: { address: inRegion(addresses, region).external, blocks: EDGE_IPV4_BLOCKS },
            reaches: [{ peers: [{ app: BACKEND }, { blocks: blocksOf(platform, "nodes") }], ports: [PORT] }],
        },
        { parent },
    );
}

/**
 * The region's own pods, one by one, and behind them the other region, which is asked while none of them answers. IP hash
 * knows no backup: sticky sessions move with the whole region instead, at the edge.
 */
export function upstreamOf<Host extends pulumi.Input<string>>(
    { balancing }: Pick<HireMeBahamasConfig["backend"], "balancing">,
    pods: Host,
    otherRegion: Host,
): Upstream<Host> {
    const own: UpstreamServer<Host> = { host: pods, port: PORT, followsNames: true };
    const backup: UpstreamServer<Host> = { host: otherRegion, port: PORT, backup: true };
    return {
        name: BACKEND,
        balancing,
        servers: balancing === "ip-hash" ? [own] : [own, backup],
        ...UPSTREAM_DEFAULTS,
    };
}

/** One kind of block in both regions. */
function blocksOf({ regions, clusters }: SystemPlatform, kind: "databases" | "nodes" | "pods"): readonly string[] {
    return inOrder(regions).map((region) => inRegion(clusters.regions, region).addresses[kind]);
}
