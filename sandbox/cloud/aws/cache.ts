/** ElastiCache replication group. */
import { bags, flag, number, text, texts, unset } from "../bag.ts";
import type { Change, CloudView, Draft, Existing, Family, Promotion, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { arn, common, hostPart, KNOWN, regionCode, regionOf } from "./draw.ts";
import { followed, followerRefusals, readFollower, switchedByGlobal, takeOver } from "./global-cache.ts";
import { refers, refersEach } from "./references.ts";
import { CACHE, CACHE_PARAMETERS, CACHE_SUBNETS, SECURITY_GROUP } from "./tokens.ts";
import { zoneInRegion, zonesOfRegion } from "./zones.ts";

interface Shape {
    readonly clustered: boolean;
    readonly groups: number;
    readonly replicas: number;
    /** Nodes altogether. */
    readonly clusters: number;
}

/** How many nodes there are; one group, and no replica, unless the program says more. */
function shapeOf(inputs: Bag): Shape {
    const groups = number(inputs, "numNodeGroups") ?? 1;
    const clustered = groups > 1 || ["enabled", "compatible"].includes(text(inputs, "clusterMode") ?? "");
    const replicas =
        number(inputs, "replicasPerNodeGroup") ?? (clustered ? 0 : (number(inputs, "numCacheClusters") ?? 1) - 1);
    return { clustered, groups, replicas, clusters: number(inputs, "numCacheClusters") ?? groups * (replicas + 1) };
}

function outputs(draft: Draft): Bag {
    const inputs = { ...draft.inputs, ...followed(draft) };
    const id = draft.name.toLowerCase();
    const engine = text(inputs, "engine") ?? "redis";
    const version = text(inputs, "engineVersion") ?? (engine === "valkey" ? "8.0" : "7.1");
    const { clustered, groups, replicas, clusters } = shapeOf(inputs);
    const family = `default.${engine}${version.split(".")[0]}`;
    const encrypted = flag(inputs, "transitEncryptionEnabled") ?? engine === "valkey";
    return {
        ...followed(draft),
        ...unset(inputs, {
            applyImmediately: false,
            engine,
            engineVersion: version,
            numNodeGroups: 1,
            numCacheClusters: clusters,
            replicasPerNodeGroup: replicas,
            atRestEncryptionEnabled: engine === "valkey",
            transitEncryptionEnabled: engine === "valkey",
            transitEncryptionMode: encrypted ? "required" : "",
            autoMinorVersionUpgrade: true,
            clusterMode: clustered ? "enabled" : "disabled",
            dataTieringEnabled: false,
            durability: "",
            globalReplicationGroupId: "",
            ipDiscovery: "ipv4",
            networkType: "ipv4",
            nodeGroupConfigurations: nodeGroups(draft, groups, replicas),
            maintenanceWindow: "sun:05:00-sun:06:00",
            snapshotWindow: "03:00-04:00",
            parameterGroupName: clustered ? `${family}.cluster.on` : family,
            securityGroupIds: [],
            securityGroupNames: [],
            subnetGroupName: "default",
        }),
        ...switchedByGlobal(draft),
        ...common(draft),
        arn: arn(draft, "elasticache", `replicationgroup:${id}`),
        clusterEnabled: clustered,
        ...endpoints(draft, id, clustered, encrypted),
        memberClusters: members(id, clustered, groups, clusters, replicas),
        engineVersionActual: /^\d+\.\d+$/.test(version) ? `${version}.0` : version,
    };
}

/** Where the nodes of each group stand: the primary in the first zone, replicas in the following ones. */
function nodeGroups(draft: Draft, groups: number, replicas: number): readonly Bag[] {
    const wanted = texts(draft.inputs, "preferredCacheClusterAzs").map(({ item }) => item);
    const spread = flag(draft.inputs, "multiAzEnabled") === true || wanted.length > 0;
    const zones = wanted.length > 0 ? wanted : zonesOfRegion(regionOf(draft)).slice(0, spread ? 3 : 1);
    const zone = (index: number): string => zones[index % zones.length] ?? `${regionOf(draft)}a`;
    return Array.from({ length: groups }, (_, group) => ({
        nodeGroupId: String(group + 1).padStart(4, "0"),
        replicaCount: replicas,
        primaryAvailabilityZone: zone(group * (replicas + 1)),
        replicaAvailabilityZones: Array.from({ length: replicas }, (__, replica) =>
            zone(group * (replicas + 1) + replica + 1),
        ),
    }));
}

function endpoints(draft: Draft, id: string, clustered: boolean, encrypted: boolean): Bag {
    const region = regionCode(regionOf(draft));
    const host = hostPart(draft, 6, "cache");
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

/** What a failover needs: somewhere to go. */
function failover({ inputs }: Draft): readonly Refusal[] {
    const automatic = flag(inputs, "automaticFailoverEnabled") === true;
    const multiple = flag(inputs, "multiAzEnabled") === true;
    const { clustered, groups, replicas, clusters } = shapeOf(inputs);
    return [
        ...refuseIf(multiple && !automatic, {
            property: "multiAzEnabled",
            problem: "needs automaticFailoverEnabled",
            got: "true",
            remedy: "set automaticFailoverEnabled to true",
        }),
        ...refuseIf(automatic && !clustered && clusters < 2, {
            property: "numCacheClusters",
            problem: "must be at least 2 for automatic failover",
            got: String(clusters),
        }),
        ...refuseIf(clustered && groups > 1 && !automatic, {
            property: "automaticFailoverEnabled",
            problem: "must be true when there are several node groups",
            got: printable(inputs.automaticFailoverEnabled),
        }),
        ...refuseIf(multiple && clustered && replicas < 1, {
            property: "replicasPerNodeGroup",
            problem: "must be at least 1 when multiAzEnabled is true",
            got: String(replicas),
        }),
    ];
}

function zones(draft: Draft): readonly Refusal[] {
    const wanted = texts(draft.inputs, "preferredCacheClusterAzs");
    const { clusters } = shapeOf(draft.inputs);
    return [
        ...wanted.flatMap(({ index, item }) =>
            zoneInRegion(`preferredCacheClusterAzs[${index}]`, item, regionOf(draft)),
        ),
        ...refuseIf(wanted.length > 0 && wanted.length !== clusters, {
            property: "preferredCacheClusterAzs",
            problem: `must name one zone for each of the ${clusters} nodes`,
            got: String(wanted.length),
        }),
    ];
}

function refusalsOf(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const ofGlobal = text(inputs, "globalReplicationGroupId") !== undefined;
    const parameters = text(inputs, "parameterGroupName");
    return [
        ...followerRefusals(draft),
        ...failover(draft),
        ...zones(draft),
        ...refuseIf(text(inputs, "nodeType") === undefined && !ofGlobal, {
            property: "nodeType",
            problem: "is required outside a global replication group",
            remedy: "set nodeType",
        }),
        ...refers(
            draft,
            CACHE_SUBNETS,
            "a subnet group",
            "subnetGroupName",
            text(inputs, "subnetGroupName")?.toLowerCase(),
        ),
        ...(parameters?.startsWith("default.")
            ? []
            : refers(draft, CACHE_PARAMETERS, "a parameter group", "parameterGroupName")),
        ...refersEach(draft, SECURITY_GROUP, "a security group", "securityGroupIds"),
    ];
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
    if (JSON.stringify(before.inputs.nodeGroupConfigurations) !== JSON.stringify(inputs.nodeGroupConfigurations))
        paths.push("nodeGroupConfigurations");
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

/**
 * A follower takes over from the cache of another region. Else the first replica of each group becomes its primary; the
 * endpoints follow, under the same names.
 */
function promote(resource: Existing, cloud: CloudView): Promotion {
    return takeOver(resource, cloud) ?? promoteReplica(resource);
}

function promoteReplica(resource: Existing): Promotion {
    const groups = bags(resource.outputs, "nodeGroupConfigurations").map(({ item }) => item);
    const refuse = (property: string, problem: string, got: string): Promotion => ({
        refusals: [{ property, problem, got }],
        changes: [],
    });
    if (flag(resource.outputs, "automaticFailoverEnabled") !== true) {
        return refuse("automaticFailoverEnabled", "must be true for a replica to take over", "false");
    }
    const lone = groups.findIndex((group) => texts(group, "replicaAvailabilityZones").length === 0);
    if (lone !== -1) return refuse(`nodeGroupConfigurations[${lone}]`, "must have a replica to take over", "none");
    const swapped = groups.map((group) => {
        const [first = "", ...others] = texts(group, "replicaAvailabilityZones").map(({ item }) => item);
        const primary = text(group, "primaryAvailabilityZone") ?? "";
        return { ...group, primaryAvailabilityZone: first, replicaAvailabilityZones: [...others, primary] };
    });
    return { changes: [{ resource, set: { nodeGroupConfigurations: swapped } }] };
}

export const caches: Family = {
    [CACHE]: {
        id: ({ name }) => name.toLowerCase(),
        knownAtPreview: KNOWN,
        outputs,
        refusals: refusalsOf,
        replacements: replacementsOf,
        promote,
        readBack: readFollower,
    },
};
