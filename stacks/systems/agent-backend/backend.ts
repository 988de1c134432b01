import type * as pulumi from "@pulumi/pulumi";
import { inRegion } from "../../../components/core/by-region.ts";
import { plainCircuitBreaker } from "../../../components/core/circuit-breaker.ts";
import { COLOURS } from "../../../components/core/colours.ts";
import { ZONES } from "../../../components/gcp/kubernetes-cluster.ts";
import { Pgbouncer, POOL, planPools } from "../../../components/kubernetes/pgbouncer.ts";
import { PORTS } from "../../../components/kubernetes/redis-pods.ts";
import type { RedisSentinel } from "../../../components/kubernetes/redis-sentinel.ts";
import {
    fetchSecrets,
    SECRETS_DIRECTORY,
    SECRETS_MOUNT,
    SECRETS_VOLUME,
} from "../../../components/kubernetes/secret-files.ts";
import { METADATA_SERVER, OUTSIDE } from "../../../components/kubernetes/traffic-rules.ts";
import { WebWorkload } from "../../../components/kubernetes/web-workload.ts";
import { inOneRegion } from "../system-platform.ts";
import type { Ground } from "./region.ts";
import { backendFiles } from "./secrets.ts";
import type { AgentBackendArgs } from "./system.ts";
import { AGENT_CALLS, APPS, CIRCUIT_BREAKERS, DATABASE, LOAD, POOLED, PORT, PROBES, SHUTDOWN } from "./tables.ts";

/** Of the server's connections, those that are left to operators and to the cloud itself. */
const RESERVED = 20;
/** Numeric user of the application's image. */
const USER = 10001;

/** The FastAPI service (AG-01 to AG-03), with a connection pool in each pod (AG-04). */
export function createBackend(
    name: string,
    args: AgentBackendArgs,
    region: string,
    { identities, data }: Ground,
    cache: RedisSentinel,
    options: { readonly parent: pulumi.Resource; readonly after: readonly pulumi.Resource[] },
): WebWorkload {
    const { platform, programs, releases } = args;
    const { regions } = platform;
    const { project, labels } = inOneRegion(name, platform, region);
    const { provider } = inRegion(platform.clusters.regions, region);
    const here = `${name}-${region}-${APPS.backend}`;
    planPools(name, {
        // Two regions, two colours at their ceiling, and one pod more in each while a release rolls.
        pods: 2 * COLOURS.length * (args.backend.max + 1),
        connections: POOLED.connections,
        databases: 2,
        limit: args.database.connections - RESERVED,
    });
    const pool = new Pgbouncer(
        `${here}-pool`,
        {
            ...POOLED,
            namespace: name,
            labels,
            provider,
            images: { pgbouncer: programs.pool, connector: programs.connector },
            databases: {
                write: { instance: inRegion(data.pair.connectionNames, regions.writer), database: DATABASE },
                read: { instance: inRegion(data.pair.connectionNames, region), database: DATABASE },
            },
            user: inRegion(data.users.users, APPS.backend),
            shutdownSeconds: SHUTDOWN.drain.seconds,
            blocks: Object.values(platform.databases.blocks),
        },
        options,
    );
    const secrets = fetchSecrets({ project, files: backendFiles(name), image: programs.secretReader });
    return new WebWorkload(
        here,
        {
            app: APPS.backend,
            namespace: name,
            labels,
            provider,
            releases: {
                live: releases.live,
                images: {
                    ...(releases.blue !== undefined && { blue: releases.blue }),
                    ...(releases.green !== undefined && { green: releases.green }),
                },
            },
            container: {
                port: PORT,
                environment: environmentOf(region, regions.writer, cache),
                resources: args.resources,
                mounts: { ...SECRETS_MOUNT, scratch: "/tmp" },
            },
            preparations: [secrets],
            companions: pool.companions,
            volumes: {
                ...pool.volumes,
                ...SECRETS_VOLUME,
                scratch: { kind: "scratch", medium: "disk", limit: "1Gi" },
            },
            probes: PROBES,
            scaling: { ...args.backend, ...LOAD },
            idle: 1,
            shutdown: SHUTDOWN,
            zones: ZONES,
            user: USER,
            identity: identities.backend.email,
            traffic: {
                from: [{ peers: [{ app: APPS.proxy }], ports: [PORT] }],
                to: [
                    {
                        peers: [APPS.cache, `${APPS.cache}-sentinel`].map((app) => ({ app })),
                        ports: Object.values(PORTS),
                    },
                    ...pool.reaches,
                    ...METADATA_SERVER,
                    // Language models, other agents and the secrets.
                    { peers: [OUTSIDE], ports: [443] },
                ],
            },
        },
        options,
    );
}

/** What the application is told; every secret is a file. */
function environmentOf(region: string, writer: string, cache: RedisSentinel): Readonly<Record<string, string>> {
    const breakers = Object.entries(CIRCUIT_BREAKERS).map(([name, breaker]) => [name, plainCircuitBreaker(breaker)]);
    return {
        REGION: region,
        WRITER_REGION: writer,
        PORT: String(PORT),
        DATABASE_HOST: POOL.host,
        DATABASE_PORT: String(POOL.port),
        DATABASE_WRITE: "write",
        DATABASE_READ: "read",
        REDIS_SENTINELS: cache.sentinels.join(","),
        REDIS_GROUP: cache.group,
        REDIS_USER: "application",
        SECRETS: SECRETS_DIRECTORY,
        AGENT_CONNECT_MS: String(AGENT_CALLS.connect.milliseconds),
        AGENT_ANSWER_MS: String(AGENT_CALLS.answer.milliseconds),
        AGENT_CALLS_AT_ONCE: String(AGENT_CALLS.atOnce),
        AGENT_RETRIES: String(AGENT_CALLS.retries),
        CIRCUIT_BREAKERS: JSON.stringify(Object.fromEntries(breakers)),
    };
}
