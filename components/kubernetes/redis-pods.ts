import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import {
    type PodContainer,
    type PodVolume,
    podContainer,
    podContainerProblems,
    podSecurity,
    podVolumes,
} from "./pod.ts";
import {
    GROUP,
    type Persistence,
    type Quorum,
    quorumProblems,
    redisConfig,
    type SECRET_FILES,
    SENTINEL_TIMES,
    sentinelConfig,
} from "./redis-config.ts";
import { LEAVE_REDIS, REDIS_ALIVE, REDIS_READY, SENTINEL_READY, START_REDIS, START_SENTINEL } from "./redis-scripts.ts";
import {
    fetchSecrets,
    SECRETS_DIRECTORY,
    SECRETS_MOUNT,
    SECRETS_VOLUME,
    type SecretFiles,
    secretFilesProblems,
} from "./secret-files.ts";
import { METADATA_SERVER, OUTSIDE, type TrafficRules } from "./traffic-rules.ts";
import { zoneSpread } from "./zone-spread.ts";

/** What the pods of a group look like. */
export interface RedisShape extends Quorum {
    /** Name of the group inside its namespace; pods, Services and the service account are named after it. */
    readonly app: string;
    /** Namespace that it stands in. */
    readonly namespace: string;
    /** Redis 7, by digest. */
    readonly image: string;
    /** Whether writes are kept on disk, and how. */
    readonly persistence: Persistence;
    /** Data that an instance holds at most, in MiB; its container gets twice as much, for copying while it writes. */
    readonly maxMemoryMb: number;
    /** The three files of `redis-config.ts` by their secrets. */
    readonly secrets: Omit<SecretFiles, "files"> & {
        readonly files: { readonly [File in (typeof SECRET_FILES)[keyof typeof SECRET_FILES]]: string };
    };
    /** Zones of the cluster; a group needs three. */
    readonly zones: number;
    /** Disk of each instance. */
    readonly storage: { readonly sizeGb: number; readonly className: string };
}

export const PORTS = { redis: 6379, sentinel: 26379 } as const;

export type RedisKind = keyof typeof PORTS;

/** The user of the official image (https://github.com/redis/docker-library-redis, 2026-11-22). */
const REDIS_USER = 999;
const [CONFIG, DATA, RUN] = ["/etc/redis", "/data", "/run/redis"];
/** Handing the role on takes at most 20 s, ending at most 10 s. */
const GRACE_SECONDS = 45;

/** Files, names and pods of both kinds. Throws on a group that could not fail over or would stand in too few zones. */
export function planRedis(name: string, shape: RedisShape) {
    const images = [program("redis", shape, {}), fetchSecrets(shape.secrets)];
    const problems: Problem[] = [
        ...quorumProblems(shape),
        ...secretFilesProblems(shape.secrets),
        // The volume for data comes with each pod's claim.
        ...podContainerProblems(images, { ...volumes("files"), data: SECRETS_VOLUME.secrets }, "containers"),
    ];
    if (shape.zones < 3) {
        problems.push({
            path: "zones",
            reason: `must be at least 3, so that losing one leaves a majority of Sentinels, got ${shape.zones}`,
        });
    }
    if (shape.maxMemoryMb < 1)
        problems.push({ path: "maxMemoryMb", reason: `must be at least 1, got ${shape.maxMemoryMb}` });
    refuse(`RedisSentinel ${name}`, problems);
    const place = { data: DATA, secrets: SECRETS_DIRECTORY };
    const names = { redis: shape.app, sentinel: `${shape.app}-sentinel` };
    return {
        names,
        files: {
            redis: {
                "redis.conf": redisConfig({ ...place, port: PORTS.redis }, shape.persistence, shape.maxMemoryMb),
                "start.sh": START_REDIS,
                "ready.sh": REDIS_READY,
                "alive.sh": REDIS_ALIVE,
                "leave.sh": LEAVE_REDIS,
            },
            sentinel: {
                "sentinel.conf": sentinelConfig({ ...place, port: PORTS.sentinel }, SENTINEL_TIMES),
                "start.sh": START_SENTINEL,
                "ready.sh": SENTINEL_READY,
            },
        },
        sentinels: hosts(names.sentinel, shape.namespace, shape.sentinels).map((host) => `${host}:${PORTS.sentinel}`),
        group: GROUP,
    };
}

/** Names of a set's pods: they stay when a pod is made again elsewhere. */
function hosts(set: string, namespace: string, count: number): readonly string[] {
    return Array.from({ length: count }, (_, ordinal) => `${set}-${ordinal}.${set}.${namespace}.svc.cluster.local`);
}

/** Both kinds talk to both, and the clients to both: Sentinels name the primary, and then it is asked itself. */
export function planRedisTraffic(
    names: { readonly [Kind in RedisKind]: string },
    kind: RedisKind,
    clients: readonly string[],
): TrafficRules {
    const group = [names.redis, names.sentinel].map((app) => ({ app }));
    return {
        from: [{ peers: [...group, ...clients.map((app) => ({ app }))], ports: [PORTS[kind]] }],
        to: [
            { peers: group, ports: Object.values(PORTS) },
            // Who it is, and the secrets.
            ...METADATA_SERVER,
            { peers: [OUTSIDE], ports: [443] },
        ],
    };
}

function volumes(config: pulumi.Input<string>): Readonly<Record<string, PodVolume>> {
    return {
        config: { kind: "config", map: config },
        run: { kind: "scratch", medium: "memory", limit: "16Mi" },
        ...SECRETS_VOLUME,
    };
}

function program(kind: RedisKind, shape: RedisShape, environment: PodContainer["environment"] & object): PodContainer {
    return {
        name: kind,
        image: shape.image,
        // Not in a container that runs before: a process that ends is started again without those.
        command: script("start.sh"),
        environment,
        resources: { cpu: "100m", memory: kind === "redis" ? `${2 * shape.maxMemoryMb + 64}Mi` : "64Mi" },
        mounts: { config: CONFIG, run: RUN, data: DATA, ...SECRETS_MOUNT },
    };
}

function script(file: string): string[] {
    return ["sh", `${CONFIG}/${file}`];
}

/** The pods of one kind. `config` is the map that holds its files; `account` has a right to read the secrets. */
export function redisPod(
    name: string,
    kind: RedisKind,
    shape: RedisShape,
    { config, account }: { readonly config: pulumi.Input<string>; readonly account: pulumi.Input<string> },
): types.input.core.v1.PodSpec {
    const { names, sentinels } = planRedis(name, shape);
    const set = names[kind];
    const environment = {
        DOMAIN: `.${set}.${shape.namespace}.svc.cluster.local:${PORTS[kind]}`,
        SENTINELS: sentinels.join(" "),
        FIRST: `${hosts(names.redis, shape.namespace, 1).join()}:${PORTS.redis}`,
        GROUP,
        QUORUM: String(shape.quorum),
        CONFIG,
        SECRETS: SECRETS_DIRECTORY,
        DATA,
        RUN,
    };
    return {
        serviceAccountName: account,
        terminationGracePeriodSeconds: GRACE_SECONDS,
        securityContext: podSecurity(REDIS_USER),
        topologySpreadConstraints: zoneSpread({ app: set }, shape.zones),
        initContainers: [podContainer(fetchSecrets(shape.secrets))],
        containers: [
            {
                ...podContainer(program(kind, shape, environment)),
                ports: [{ name: kind, containerPort: PORTS[kind] }],
                // Waiting for Sentinels may take ten minutes; liveness is asked only once the port was open.
                startupProbe: { tcpSocket: { port: kind }, periodSeconds: 5, failureThreshold: 120 },
                livenessProbe: {
                    ...(kind === "redis" ? { exec: { command: script("alive.sh") } } : { tcpSocket: { port: kind } }),
                    periodSeconds: 10,
                    timeoutSeconds: 9,
                    failureThreshold: 3,
                },
                readinessProbe: { exec: { command: script("ready.sh") }, periodSeconds: 5, timeoutSeconds: 5 },
                ...(kind === "redis" && { lifecycle: { preStop: { exec: { command: script("leave.sh") } } } }),
            },
        ],
        volumes: podVolumes(volumes(config)),
    };
}
