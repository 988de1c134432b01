/** ElastiCache global replication groups: one cache that other regions follow. */
import { flag, number, text, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Promotion, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { globalArn, inRegion, KNOWN_REGION, regionOf } from "./draw.ts";
import { homeOf, lookUp, refers } from "./references.ts";
import { CACHE, GLOBAL_CACHE } from "./tokens.ts";

/** AWS puts five letters of its own, one word for each region, in front of the suffix. */
const globalId = (draft: Draft): string =>
    `${draft.token("alnum", 5, "global").replace(/\d/g, "x")}-${text(draft.inputs, "globalReplicationGroupIdSuffix")}`;

const primaryOf = (draft: Draft): Existing | undefined =>
    lookUp(draft, CACHE, text(draft.inputs, "primaryReplicationGroupId"));

/** The global group that a cache names as its own. */
function globalOf(cloud: CloudView, inputs: Bag): Existing | undefined {
    return cloud.find(GLOBAL_CACHE, text(inputs, "globalReplicationGroupId"));
}

/** Whatever region it stands in, the cache that a global group writes to. */
function writerOf(cloud: CloudView, global: Existing): Existing | undefined {
    const id = text(global.outputs, "primaryReplicationGroupId");
    return cloud.all(CACHE).find((cache) => cache.id === id);
}

/** What a cache does not say itself when it follows another one: all of it comes with the data. */
export function followed(draft: Draft): Bag {
    const global = globalOf(draft.cloud, draft.inputs);
    if (global === undefined) return {};
    const { outputs } = global;
    return {
        nodeType: text(outputs, "cacheNodeType") ?? "",
        engine: text(outputs, "engine") ?? "",
        engineVersion: text(outputs, "engineVersion") ?? "",
        atRestEncryptionEnabled: flag(outputs, "atRestEncryptionEnabled") ?? false,
        transitEncryptionEnabled: flag(outputs, "transitEncryptionEnabled") ?? false,
        parameterGroupName: `global-datastore-${global.id}`,
    };
}

/** The global group switches failover on and off for all its members; what one of them says is not sent. */
export function switchedByGlobal(draft: Draft): Bag {
    const global = globalOf(draft.cloud, draft.inputs);
    const automatic = flag(global?.outputs, "automaticFailoverEnabled");
    return automatic === undefined ? {} : { automaticFailoverEnabled: automatic };
}

export function followerRefusals(draft: Draft): readonly Refusal[] {
    const reference = text(draft.inputs, "globalReplicationGroupId");
    if (reference === undefined) return [];
    const global = globalOf(draft.cloud, draft.inputs);
    const writer = global && writerOf(draft.cloud, global);
    return [
        ...refuseIf(global === undefined, {
            property: "globalReplicationGroupId",
            problem: "must name a global replication group that exists",
            got: printable(reference),
            remedy: "create it first and pass its output, so that the engine orders the two",
        }),
        ...refuseIf(draft.revision === 1 && writer !== undefined && homeOf(writer) === regionOf(draft), {
            property: "globalReplicationGroupId",
            problem: `must name a global group that has no cache in ${regionOf(draft)} yet`,
            got: printable(reference),
            remedy: "make the follower through a provider of another region",
        }),
    ];
}

/** Inputs and outputs as a read shows them: the switch of the global group. */
export function readFollower({ inputs, outputs }: Existing): { inputs: Bag; outputs: Bag } {
    const automatic = flag(outputs, "automaticFailoverEnabled");
    const follows = text(inputs, "globalReplicationGroupId") !== undefined;
    return follows && automatic !== undefined
        ? { inputs: { ...inputs, automaticFailoverEnabled: automatic }, outputs }
        : { inputs, outputs };
}

/** A follower becomes the cache that is written to; undefined for a cache that follows none. */
export function takeOver(resource: Existing, cloud: CloudView): Promotion | undefined {
    const global = globalOf(cloud, resource.outputs);
    if (global === undefined || text(global.outputs, "primaryReplicationGroupId") === resource.id) return undefined;
    const before = writerOf(cloud, global);
    return {
        changes: [
            { resource: global, set: { primaryReplicationGroupId: resource.id } },
            // The one that was written to is a follower like any other from now on.
            ...(before ? [{ resource: before, set: { globalReplicationGroupId: global.id } }] : []),
        ],
    };
}

/** What a global datastore asks of the cache that it starts from. */
function primaryRefusals(draft: Draft): readonly Refusal[] {
    const primary = primaryOf(draft);
    const node = text(primary?.outputs, "nodeType") ?? "";
    return [
        ...refers(draft, CACHE, "a cache", "primaryReplicationGroupId"),
        ...refuseIf(/^cache\.t\d/.test(node), {
            property: "primaryReplicationGroupId",
            problem: "must name a cache of M5, R5 or later nodes, as a global group takes no burstable ones",
            got: printable(node),
        }),
    ];
}

function outputs(draft: Draft): Bag {
    const primary = primaryOf(draft)?.outputs;
    return {
        ...unset(draft.inputs, {
            automaticFailoverEnabled: flag(primary, "automaticFailoverEnabled") ?? false,
            cacheNodeType: text(primary, "nodeType") ?? "",
            engine: text(primary, "engine") ?? "",
            engineVersion: text(primary, "engineVersionActual") ?? "",
            numNodeGroups: number(primary, "numNodeGroups") ?? 1,
        }),
        ...inRegion(draft),
        arn: globalArn(draft, "elasticache", `globalreplicationgroup:${globalId(draft)}`),
        globalReplicationGroupId: globalId(draft),
        atRestEncryptionEnabled: flag(primary, "atRestEncryptionEnabled") ?? false,
        transitEncryptionEnabled: flag(primary, "transitEncryptionEnabled") ?? false,
        authTokenEnabled: text(primary, "authToken") !== undefined,
        clusterEnabled: flag(primary, "clusterEnabled") ?? false,
        engineVersionActual: text(primary, "engineVersionActual") ?? "",
        globalNodeGroups: [{ globalNodeGroupId: `${globalId(draft)}-0001`, slots: "0-16383" }],
    };
}

export const globalCaches: Family = {
    [GLOBAL_CACHE]: {
        id: globalId,
        knownAtPreview: KNOWN_REGION,
        outputs,
        refusals: (draft) => (draft.revision === 1 ? primaryRefusals(draft) : []),
        refusalsOnDelete: (resource, cloud) => {
            const follower = cloud
                .all(CACHE)
                .find((cache) => text(cache.inputs, "globalReplicationGroupId") === resource.id);
            return refuseIf(follower !== undefined, {
                property: "",
                problem: `is in use by cache ${printable(follower?.id)}`,
                remedy: "delete that first, or let it refer to something else",
            });
        },
    },
};
