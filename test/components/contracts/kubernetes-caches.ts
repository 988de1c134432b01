import * as kubernetes from "@pulumi/kubernetes";
import { forRegions } from "../../../components/core/by-region.ts";
import { PORTS } from "../../../components/kubernetes/redis-pods.ts";
import { RedisSentinel } from "../../../components/kubernetes/redis-sentinel.ts";
import { built, type Made, oneOf } from "./built.ts";
import type { BuiltCachePair, CachePairAdapter, CacheSide } from "./cache-pair.ts";
import { GCP_REGIONS } from "./gcp-ground.ts";

const image = (name: string) => `example/${name}@sha256:${"0".repeat(64)}`;

const group = {
    app: "cache",
    replicas: 2,
    sentinels: 3,
    quorum: 2,
    image: image("redis"),
    persistence: "append-only",
    maxMemoryMb: 512,
    secrets: {
        project: "example-project",
        image: image("google-cloud-cli"),
        files: { "users.acl": "users", "replication-password": "replication", "sentinel-password": "sentinel" },
    },
    zones: 3,
    storage: { sizeGb: 10, className: "premium-rwo" },
    identity: "cache@example-project.iam.gserviceaccount.com",
    clients: ["agents"],
    labels: { system: "agents" },
} as const;

/** Redis with Sentinels in the cluster of each region. */
export const kubernetesCaches: CachePairAdapter = {
    name: "Redis with Sentinels on Kubernetes",
    regions: GCP_REGIONS,
    exceptions: {
        "refuses-plain-text":
            "Redis listens without TLS; policies let in its clients alone, and Google encrypts between machines (https://cloud.google.com/docs/security/encryption-in-transit, 2026-11-22)",
        guarded: "pods come and go; what they hold is on volumes that outlive them",
        "guarded-by-cloud": "Kubernetes has no deletion protection for what it runs",
        "follows-across-regions":
            "each cluster has a Redis of its own: the other region's starts with what it has seen",
    },
    async build(writer): Promise<BuiltCachePair> {
        const { made, result } = await built(() =>
            forRegions({ ...GCP_REGIONS, writer }, (region) => {
                const provider = new kubernetes.Provider(`cluster-${region}`, { kubeconfig: `{"region":"${region}"}` });
                const metadata = { name: "agents" };
                const namespace = new kubernetes.core.v1.Namespace(`agents-${region}`, { metadata }, { provider });
                const args = { ...group, namespace: metadata.name, provider };
                return new RedisSentinel(`cache-${region}`, args, { after: [namespace] }).sentinels[0] ?? "";
            }),
        );
        const sides = Object.values(GCP_REGIONS).map((region) => side(region, made));
        return { sides, linked: false, endpoints: result };
    },
};

function side(region: string, made: readonly Made[]): CacheSide {
    const redis = oneOf(made, "apps/v1:StatefulSet", `${region}-redis-set`);
    const sentinels = oneOf(made, "apps/v1:StatefulSet", `${region}-sentinel-set`);
    const files = oneOf(made, "core/v1:ConfigMap", `${region}-redis-files`);
    const config = String(Object.entries(Object(files.wrote("data"))).find(([file]) => file === "redis.conf")?.[1]);
    const spread = (set: Made) =>
        set.wrote("spec.template.spec.topologySpreadConstraints.0.whenUnsatisfiable") === "DoNotSchedule" &&
        set.wrote("spec.template.spec.topologySpreadConstraints.0.minDomains") === 3;
    return {
        region,
        replicas: Number(redis.wrote("spec.replicas")) - 1,
        failsOverBetweenZones: spread(redis) && spread(sentinels) && Number(sentinels.wrote("spec.replicas")) >= 3,
        refusesPlainText: !config.includes(`port ${PORTS.redis}`),
        authenticates: /^aclfile /m.test(config),
        guards: { pulumi: redis.isProtected, cloud: false },
    };
}
