/** ElastiCache replication group. */
import { flag, number, text, unset } from "../bag.ts";
import type { Change, Draft, Refusal, ResourceKind } from "../kind.ts";
import type { Bag } from "../values.ts";
import { arn, common, KNOWN, regionCode, regionOf } from "./draw.ts";

export const cache: ResourceKind = {
    id: ({ name }) => name.toLowerCase(),
    knownAtPreview: KNOWN,
    outputs: (draft) => {
        const { inputs } = draft;
        const id = draft.name.toLowerCase();
        const engine = text(inputs, "engine") ?? "redis";
        const version = text(inputs, "engineVersion") ?? (engine === "valkey" ? "8.0" : "7.1");
        const groups = number(inputs, "numNodeGroups") ?? 1;
        const clustered = groups > 1 || ["enabled", "compatible"].includes(text(inputs, "clusterMode") ?? "");
        const replicas =
            number(inputs, "replicasPerNodeGroup") ?? (clustered ? 0 : (number(inputs, "numCacheClusters") ?? 1) - 1);
        const clusters = number(inputs, "numCacheClusters") ?? groups * (replicas + 1);
        const family = `default.${engine}${version.split(".")[0]}`;
        return {
            ...unset(inputs, {
                engine,
                engineVersion: version,
                numNodeGroups: 1,
                numCacheClusters: clusters,
                replicasPerNodeGroup: replicas,
                atRestEncryptionEnabled: engine === "valkey",
                transitEncryptionEnabled: engine === "valkey",
                autoMinorVersionUpgrade: true,
                clusterMode: clustered ? "enabled" : "disabled",
                ipDiscovery: "ipv4",
                networkType: "ipv4",
                maintenanceWindow: "sun:05:00-sun:06:00",
                snapshotWindow: "03:00-04:00",
                parameterGroupName: clustered ? `${family}.cluster.on` : family,
                subnetGroupName: "default",
            }),
            ...common(draft),
            arn: arn(draft, "elasticache", `replicationgroup:${id}`),
            clusterEnabled: clustered,
            ...endpoints(draft, id, clustered),
            memberClusters: members(id, clustered, groups, clusters, replicas),
            engineVersionActual: /^\d+\.\d+$/.test(version) ? `${version}.0` : version,
        };
    },
    refusals: refusalsOf,
    replacements: replacementsOf,
};

function endpoints(draft: Draft, id: string, clustered: boolean): Bag {
    const region = regionCode(regionOf(draft));
    const host = draft.token("alnum", 6, "host");
    const encrypted = flag(draft.inputs, "transitEncryptionEnabled") ?? text(draft.inputs, "engine") === "valkey";
    const domain = `${region}.cache.amazonaws.com`;
    if (clustered) {
        return {
            configurationEndpointAddress: encrypted
                ? `clustercfg.${id}.${host}.${domain}`
                : `${id}.${host}.clustercfg.${domain}`,
        };
    }
    return {
        primaryEndpointAddress: encrypted ? `master.${id}.${host}.${domain}` : `${id}.${host}.ng.0001.${domain}`,
        readerEndpointAddress: encrypted ? `replica.${id}.${host}.${domain}` : `${id}-ro.${host}.ng.0001.${domain}`,
    };
}

function members(
    id: string,
    clustered: boolean,
    groups: number,
    clusters: number,
    replicas: number,
): readonly string[] {
    const number = (index: number, digits: number) => String(index + 1).padStart(digits, "0");
    if (!clustered) return Array.from({ length: clusters }, (_, i) => `${id}-${number(i, 3)}`);
    return Array.from(
        { length: groups * (replicas + 1) },
        (_, i) => `${id}-${number(Math.floor(i / (replicas + 1)), 4)}-${number(i % (replicas + 1), 3)}`,
    );
}

function refusalsOf({ inputs }: Draft): readonly Refusal[] {
    const automatic = flag(inputs, "automaticFailoverEnabled") === true;
    const refusals: Refusal[] = [];
    if (flag(inputs, "multiAzEnabled") && !automatic) {
        refusals.push({
            property: "multiAzEnabled",
            problem: "needs automaticFailoverEnabled",
            got: "true",
            remedy: "set automaticFailoverEnabled to true",
        });
    }
    const clusters = number(inputs, "numCacheClusters");
    if (automatic && clusters !== undefined && clusters < 2) {
        refusals.push({
            property: "numCacheClusters",
            problem: "must be at least 2 for automatic failover",
            got: String(clusters),
        });
    }
    if (inputs.nodeType === undefined && inputs.globalReplicationGroupId === undefined) {
        refusals.push({
            property: "nodeType",
            problem: "is required outside a global replication group",
            remedy: "set nodeType",
        });
    }
    return refusals;
}

function replacementsOf({ before, inputs }: Change): readonly string[] {
    if (inputs.globalReplicationGroupId !== undefined) return [];
    const changed = (key: string) => inputs[key] !== undefined && inputs[key] !== before.outputs[key];
    const paths: string[] = [];
    if (changed("engine") && !(before.outputs.engine === "redis" && inputs.engine === "valkey")) paths.push("engine");
    if (changed("engineVersion") && compareVersions(inputs.engineVersion, before.outputs.engineVersion) < 0)
        paths.push("engineVersion");
    if (changed("transitEncryptionEnabled") && compareVersions(before.outputs.engineVersionActual, "7.0.5") < 0)
        paths.push("transitEncryptionEnabled");
    return paths;
}

function compareVersions(a: unknown, b: unknown): number {
    const [one, two] = [a, b].map((version) =>
        String(version)
            .split(".")
            .map((part) => Number.parseInt(part, 10) || 0),
    );
    for (let i = 0; i < 3; i++) {
        const difference = (one?.[i] ?? 0) - (two?.[i] ?? 0);
        if (difference !== 0) return difference;
    }
    return 0;
}
