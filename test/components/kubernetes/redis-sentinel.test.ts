import assert from "node:assert/strict";
import * as kubernetes from "@pulumi/kubernetes";
import fc from "fast-check";
import {
    longestFailover,
    quorumProblems,
    redisConfig,
    SENTINEL_TIMES,
    sentinelConfig,
} from "../../../components/kubernetes/redis-config.ts";
import { planRedis, type RedisShape, redisPod } from "../../../components/kubernetes/redis-pods.ts";
import { RedisSentinel } from "../../../components/kubernetes/redis-sentinel.ts";
import { zoneSpread } from "../../../components/kubernetes/zone-spread.ts";
import { type Planned, planned } from "../aws/planned.ts";

const DIGEST = `sha256:${"0".repeat(64)}`;

const shape: RedisShape = {
    app: "cache",
    namespace: "agents",
    replicas: 2,
    sentinels: 3,
    quorum: 2,
    image: `us-docker.pkg.dev/example-project/mirror/redis@${DIGEST}`,
    persistence: "append-only",
    maxMemoryMb: 512,
    secrets: {
        project: "example-project",
        image: `us-docker.pkg.dev/example-project/mirror/google-cloud-cli@${DIGEST}`,
        files: {
            "users.acl": "agents-redis-users",
            "replication-password": "agents-redis-replication",
            "sentinel-password": "agents-redis-sentinel",
        },
    },
    zones: 3,
    storage: { sizeGb: 10, className: "premium-rwo" },
};

describe("a Redis group's plan", () => {
    it("[AG-05] refuses one Sentinel with a quorum of two, which could never fail over", () => {
        assert.throws(
            () => planRedis("cache", { ...shape, sentinels: 1 }),
            /sentinels must be an odd number of at least 3.*got 1; quorum must be less than the 1 Sentinel\(s\) there are, or losing one ends all failover, got 2/,
        );
    });

    it("[AG-05] accepts only groups that keep a majority, and take writes, when any one of them is lost", () => {
        const counts = fc.integer({ min: 0, max: 9 });
        fc.assert(
            fc.property(counts, counts, counts, (replicas, sentinels, quorum) => {
                const isAccepted = quorumProblems({ replicas, sentinels, quorum }).length === 0;
                const survives =
                    sentinels - 1 >= quorum && quorum * 2 > sentinels && sentinels % 2 === 1 && replicas >= 2;
                assert.equal(isAccepted, survives && sentinels >= 3);
            }),
        );
    });

    it("refuses images without a digest, too few zones and secrets that are none", () => {
        assert.throws(
            () =>
                planRedis("cache", {
                    ...shape,
                    image: "redis:7",
                    zones: 2,
                    maxMemoryMb: 0,
                    secrets: { ...shape.secrets, image: "cli", files: { ...shape.secrets.files, "users.acl": "a b" } },
                }),
            /secrets\.files\.users\.acl must be the name of a secret, got "a b"; containers\.redis\.image must be by digest.*got redis:7; containers\.fetch-secrets\.image must be by digest.*got cli; zones must be at least 3.*got 2; maxMemoryMb must be at least 1, got 0/,
        );
    });

    it("promises ten seconds from a primary's death to another one", () => {
        assert.equal(longestFailover(SENTINEL_TIMES).seconds, 10);
    });

    it("writes no password into a configuration, and says whether data is kept", () => {
        const place = { port: 6379, data: "/data", secrets: "/run/secrets" };
        for (const text of [redisConfig(place, "append-only", 64), sentinelConfig(place, SENTINEL_TIMES)]) {
            assert.doesNotMatch(text, /masterauth|requirepass|auth-pass/);
        }
        assert.match(redisConfig(place, "append-only", 64), /^appendonly yes$/m);
        assert.match(redisConfig(place, "none", 64), /^appendonly no$/m);
        assert.match(redisConfig(place, "none", 64), /^save ""$/m);
    });

    it("[trap 39] spreads both kinds over three zones as a condition", () => {
        for (const kind of ["redis", "sentinel"] as const) {
            const { topologySpreadConstraints } = redisPod("cache", kind, shape, { config: "files", account: "cache" });
            assert.deepEqual(topologySpreadConstraints, zoneSpread({ app: planRedis("cache", shape).names[kind] }, 3));
        }
    });
});

/** The only Kubernetes object of a kind whose name ends so. */
function only(made: readonly Planned[], kind: string, ending: string): Planned {
    const found = all(made, kind).filter(({ name }) => name.endsWith(ending));
    const [first] = found;
    assert.ok(first !== undefined && found.length === 1, `${found.length} of ${kind} ${ending}`);
    return first;
}

function all(made: readonly Planned[], kind: string): readonly Planned[] {
    return made.filter(({ type }) => type.startsWith("kubernetes:") && type.endsWith(`:${kind}`));
}

describe("a Redis group in a cluster", () => {
    it("[AG-05] has three instances and three Sentinels, findable before they are ready, and one at most disturbed", async () => {
        const made = await planned(() => {
            const provider = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
            const namespace = new kubernetes.core.v1.Namespace(
                "agents",
                { metadata: { name: "agents" } },
                { provider },
            );
            new RedisSentinel(
                "cache",
                {
                    ...shape,
                    identity: "cache@example-project.iam.gserviceaccount.com",
                    clients: ["agents"],
                    labels: { system: "agents" },
                    provider,
                },
                { after: [namespace] },
            );
        });
        for (const [ending, name, port] of [
            ["redis", "cache", 6379],
            ["sentinel", "cache-sentinel", 26379],
        ] as const) {
            const { spec } = only(made, "StatefulSet", `${ending}-set`).inputs as { spec: Record<string, unknown> };
            assert.deepEqual([spec.replicas, spec.serviceName, spec.podManagementPolicy], [3, name, "Parallel"]);
            const service = only(made, "Service", ending).inputs.spec;
            assert.deepEqual(service, {
                clusterIP: "None",
                publishNotReadyAddresses: true,
                selector: { app: name },
                ports: [{ name: ending, port, targetPort: ending }],
            });
            assert.deepEqual(only(made, "PodDisruptionBudget", `${ending}-budget`).inputs.spec, {
                maxUnavailable: 1,
                unhealthyPodEvictionPolicy: "AlwaysAllow",
                selector: { matchLabels: { app: name } },
            });
        }
        assert.deepEqual(all(made, "Secret"), []);
    });
});
