/** Cross-region replication of Memorystore: who may replicate from whom, and what each side then shows. */
import { bag, bags, list, number, text } from "../bag.ts";
import type { CloudView, Draft, Existing, Promotion, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { refers } from "./checks.ts";
import { endpointNetworks, memorystorePolicy } from "./connection-policy.ts";
import { locationOf, lookUp, regionIn } from "./names.ts";
import { instant } from "./stamps.ts";

export const INSTANCE = "gcp:memorystore/instance:Instance";

const CONFIG = "crossInstanceReplicationConfig";
const PRIMARY_PATH = `${CONFIG}.primaryInstance.instance`;

export function mode(draft: Draft): string {
    return text(draft.inputs, "mode") ?? "CLUSTER";
}

/** Without a policy of its class in the network and region, Memorystore has nowhere to place its endpoints. */
export function connectable(draft: Draft): readonly Refusal[] {
    return endpointNetworks(draft.inputs).flatMap(({ property, network }) =>
        refuseIf(memorystorePolicy(draft.cloud, network, locationOf(draft)) === undefined, {
            property,
            problem: `must have a service connection policy of class gcp-memorystore in ${locationOf(draft)}`,
            got: printable(network),
            remedy: "make the policy first and let the instance depend on it",
        }),
    );
}

function role(inputs: Bag): string {
    return text(inputs, `${CONFIG}.instanceRole`) ?? "NONE";
}

function primaryOf(draft: Draft): Existing | undefined {
    const reference = text(draft.inputs, PRIMARY_PATH);
    return reference === undefined ? undefined : lookUp(draft.cloud, INSTANCE, reference);
}

/**
 * A secondary is a copy of its primary, shard by shard, in another region, and all copies come from the one primary.
 * Source: memorystore/docs/valkey/about-cross-region-replication, read 2026-11-22.
 */
export function replicationRules(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const isSecondary = role(inputs) === "SECONDARY";
    const hasPrimary = bag(inputs, CONFIG)?.primaryInstance !== undefined;
    return [
        ...refuseIf(isSecondary && !hasPrimary, {
            property: `${CONFIG}.primaryInstance`,
            problem: "must be set when instanceRole is SECONDARY",
            remedy: "name the instance that this one replicates from",
        }),
        ...refuseIf(!isSecondary && hasPrimary, {
            property: `${CONFIG}.primaryInstance`,
            problem: `must be left out when instanceRole is ${role(inputs)}`,
            got: printable(text(inputs, PRIMARY_PATH) ?? ""),
        }),
        ...(isSecondary ? refers(draft, INSTANCE, "a Memorystore instance", PRIMARY_PATH) : []),
        ...(isSecondary ? likePrimary(draft) : []),
    ];
}

function likePrimary(draft: Draft): readonly Refusal[] {
    const primary = primaryOf(draft);
    if (primary === undefined) return [];
    const region = regionIn(primary.id);
    const [shards, wanted] = [number(draft.inputs, "shardCount"), number(primary.inputs, "shardCount")];
    const [node, nodeWanted] = [nodeType(draft.inputs), nodeType(primary.inputs)];
    return [
        ...refuseIf(region === locationOf(draft), {
            property: "location",
            problem: "must differ from the region of the primary",
            got: printable(locationOf(draft)),
            remedy: "a copy in the same region is lost together with the primary",
        }),
        ...refuseIf(shards !== undefined && wanted !== undefined && shards !== wanted, {
            property: "shardCount",
            problem: `must equal that of the primary (${wanted})`,
            got: String(shards),
        }),
        ...refuseIf(node !== nodeWanted, {
            property: "nodeType",
            problem: `must equal that of the primary (${nodeWanted})`,
            got: printable(node),
        }),
        ...refuseIf(role(primary.outputs) === "SECONDARY", {
            property: PRIMARY_PATH,
            problem: "must name an instance that is not a secondary itself",
            got: printable(primary.id),
            remedy: "all secondaries replicate from the one primary: switch that over first",
        }),
    ];
}

function nodeType(inputs: Bag): string {
    return text(inputs, "nodeType") ?? "HIGHMEM_MEDIUM";
}

function uid(resource: Existing | undefined): string {
    return resource === undefined ? "" : (text(resource.outputs, "uid") ?? "");
}

/** The replication block as the service shows it: the group, with the unique ids of its members. */
export function replicationOutputs(draft: Draft, id: string): Bag {
    const given = bag(draft.inputs, CONFIG);
    if (given === undefined) return {};
    const own = { instance: id, uid: draft.uuid("uid") };
    const primary = primaryOf(draft);
    const source = { instance: text(draft.inputs, PRIMARY_PATH) ?? "", uid: uid(primary) };
    const secondaries = bags(given, "secondaryInstances").map(({ item }) => ({
        ...item,
        uid: uid(lookUp(draft.cloud, INSTANCE, text(item, "instance") ?? "")),
    }));
    const memberships = {
        PRIMARY: [
            { primaryInstances: [own], secondaryInstances: [...secondaries, ...followers(draft, id, secondaries)] },
        ],
        SECONDARY: [{ primaryInstances: [source], secondaryInstances: [own] }],
    };
    const held = role(draft.inputs);
    return {
        [CONFIG]: {
            ...given,
            ...(bag(given, "primaryInstance") === undefined ? {} : { primaryInstance: source }),
            ...(secondaries.length === 0 ? {} : { secondaryInstances: secondaries }),
            memberships: held === "PRIMARY" || held === "SECONDARY" ? memberships[held] : [],
            updateTime: instant(draft, "modified", 9),
        },
    };
}

/** Live instances that name this one as their primary and are not listed already. */
function followers(draft: Draft, id: string, listed: readonly Bag[]): readonly Bag[] {
    return draft.cloud
        .all(INSTANCE)
        .filter(
            (other) => text(other.inputs, PRIMARY_PATH) === id && !listed.some(({ instance }) => instance === other.id),
        )
        .map((other) => ({ instance: other.id, uid: uid(other) }));
}

/**
 * Switchover: the secondary starts to write, its primary follows it from then on. The new primary lists its secondary
 * only where the old one did, so that a program that swaps the two roles sees no other change.
 */
export function promote(resource: Existing, cloud: CloudView): Promotion {
    const primary = lookUp(cloud, INSTANCE, text(resource.outputs, PRIMARY_PATH));
    const held = role(resource.outputs);
    if (held !== "SECONDARY" || primary === undefined) {
        const refusal: Refusal = {
            property: `${CONFIG}.instanceRole`,
            problem: "must be SECONDARY, of a primary that exists, before the instance can be promoted",
            got: printable(held),
        };
        return { refusals: [refusal], changes: [] };
    }
    const [writer, follower] = [membership(resource), membership(primary)];
    const memberships = [{ primaryInstances: [writer], secondaryInstances: [follower] }];
    const listed = list(primary.inputs, `${CONFIG}.secondaryInstances`).length > 0;
    const secondaryInstances: Bag = listed ? { secondaryInstances: [follower] } : {};
    return {
        changes: [
            { resource, set: { [CONFIG]: { instanceRole: "PRIMARY", ...secondaryInstances, memberships } } },
            {
                resource: primary,
                set: { [CONFIG]: { instanceRole: "SECONDARY", primaryInstance: writer, memberships } },
            },
        ],
    };
}

function membership(resource: Existing): Bag {
    return { instance: resource.id, uid: uid(resource) };
}
