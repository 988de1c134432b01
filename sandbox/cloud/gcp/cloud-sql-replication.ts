/** Who replicates from whom in Cloud SQL: promotion, switchover, and which change of role makes another instance. */
import { bag, flag, list, number, text } from "../bag.ts";
import type { Change, Draft, Existing, Promotion, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { type Bag, UNKNOWN } from "../values.ts";
import { refers } from "./checks.ts";
import {
    bareName,
    edition,
    engine,
    instanceNamed,
    isReplica,
    masterOf,
    PRIMARY_TYPE,
    REPLICA_TYPE,
    SQL_INSTANCE,
} from "./cloud-sql-names.ts";
import { before, regionOf } from "./names.ts";

const CASCADABLE = "replicaConfiguration.cascadableReplica";
const DR_REPLICA = "replicationCluster.failoverDrReplicaName";
const PRIVATE_NETWORK = "settings.ipConfiguration.privateNetwork";

/** The type in the state: what the program says, else what follows from having a primary. */
function typeIn(inputs: Bag): string {
    return text(inputs, "instanceType") ?? (isReplica(inputs) ? REPLICA_TYPE : PRIMARY_TYPE);
}

/** True when the program asks for a promotion: the one change of type that the provider takes as such. */
function asksForPromotion(held: Bag, wanted: Bag): boolean {
    return typeIn(held) === REPLICA_TYPE && text(wanted, "instanceType") === PRIMARY_TYPE;
}

/** What the instance is and follows; a computed value that the program leaves out stays as it is, but for a promotion. */
export function roleOutputs(draft: Draft): Bag {
    const live = before(draft);
    const promoted = live !== undefined && asksForPromotion(live.outputs, draft.inputs);
    const kept: Bag = live === undefined || promoted ? {} : live.outputs;
    const master = text(draft.inputs, "masterInstanceName") ?? text(kept, "masterInstanceName");
    const replicaConfiguration = bag(draft.inputs, "replicaConfiguration") ?? bag(kept, "replicaConfiguration");
    return {
        masterInstanceName: master === undefined ? "" : bareName(master),
        instanceType:
            text(draft.inputs, "instanceType") ??
            text(kept, "instanceType") ??
            (master === undefined ? PRIMARY_TYPE : REPLICA_TYPE),
        ...(replicaConfiguration === undefined ? {} : { replicaConfiguration }),
    };
}

/** The provider's plan checks and the API's own about primaries, replicas and the pair for disaster recovery. */
export function replicationRefusals(draft: Draft): readonly Refusal[] {
    const master = text(draft.inputs, "masterInstanceName");
    return [
        ...refers(
            draft,
            SQL_INSTANCE,
            "a Cloud SQL instance",
            "masterInstanceName",
            master === undefined ? undefined : bareName(master),
        ),
        ...promotionRefusals(draft),
        ...recoveryPair(draft),
    ];
}

function promotionRefusals(draft: Draft): readonly Refusal[] {
    const live = before(draft);
    if (live === undefined || !asksForPromotion(live.inputs, draft.inputs)) return [];
    return ["masterInstanceName", "replicaConfiguration"].flatMap((property) => {
        const given = draft.inputs[property] ?? undefined;
        return refuseIf(given !== undefined && given !== "", {
            property,
            problem: `must be left out when instanceType becomes ${PRIMARY_TYPE}`,
            got: property === "masterInstanceName" ? printable(given) : "a block",
            remedy: "remove masterInstanceName and replicaConfiguration in the same update that promotes the replica",
        });
    });
}

/** Source: cloud.google.com/sql/docs/postgres/use-advanced-disaster-recovery, read 2026-11-22. */
function recoveryPair(draft: Draft): readonly Refusal[] {
    const name = text(draft.inputs, DR_REPLICA);
    if (name === undefined || isReplica(draft.inputs)) return [];
    const replica = instanceNamed(draft.cloud, name);
    const missing = refers(draft, SQL_INSTANCE, "a Cloud SQL instance", DR_REPLICA, bareName(name));
    if (replica === undefined) {
        return missing.map((refusal) => ({
            ...refusal,
            remedy: "make the replica first, then name it in a second update of its primary",
        }));
    }
    const follows = bareName(text(replica.outputs, "masterInstanceName") ?? "") === draft.name;
    const mode = edition(draft);
    return [
        // The new primary of a switchover names the old one, which the state may still show as a primary.
        ...refuseIf(!follows && text(replica.outputs, "instanceType") === REPLICA_TYPE, {
            property: DR_REPLICA,
            problem: "must name a replica of this instance",
            got: printable(name),
        }),
        ...refuseIf(text(replica.outputs, "region") === regionOf(draft), {
            property: DR_REPLICA,
            problem: `must name a replica in another region than ${regionOf(draft)}`,
            got: printable(name),
            remedy: "a copy in the same region is lost together with the primary",
        }),
        ...refuseIf(engine(draft.inputs) !== "SQLSERVER" && mode !== "ENTERPRISE_PLUS", {
            property: DR_REPLICA,
            problem: "must be left out unless settings.edition is ENTERPRISE_PLUS",
            got: `${printable(name)} with ${mode}`,
        }),
    ];
}

/** Read-back of the pair: the block always exists, and the write endpoint of a private pair follows the primary. */
export function clusterOutputs(draft: Draft): Bag {
    const master = masterOf(draft);
    const kept = text(before(draft)?.outputs, "replicationCluster.psaWriteEndpoint");
    const named = master === undefined ? undefined : text(master.inputs, DR_REPLICA);
    return {
        replicationCluster: {
            failoverDrReplicaName: "",
            psaWriteEndpoint:
                kept ??
                (master === undefined
                    ? writeEndpoint(draft)
                    : (text(master.outputs, "replicationCluster.psaWriteEndpoint") ?? "")),
            ...bag(draft.inputs, "replicationCluster"),
            drReplica: named !== undefined && bareName(named) === draft.name,
        },
    };
}

/**
 * Private instances of Enterprise Plus have one, which keeps its name when the primary changes. Source of its shape:
 * cloud.google.com/sql/docs/postgres/connect-to-instance-using-write-endpoint, read 2026-11-22.
 */
function writeEndpoint(draft: Draft): string {
    const isPrivate = text(draft.inputs, PRIVATE_NETWORK) !== undefined;
    if (!isPrivate || edition(draft) !== "ENTERPRISE_PLUS" || engine(draft.inputs) === "SQLSERVER") return "";
    return `${draft.token("alnum", 13, "write-endpoint")}.${draft.token("alnum", 13, "write-project")}.global.sql-psa.goog.`;
}

/** Conditions under which the provider replaces: see the notes of the type in `facts.json`. */
export function replacements(change: Change): readonly string[] {
    const { before: held, inputs } = change;
    return [
        ...roleReplacements(held, inputs),
        ...(shrinks(held.inputs, inputs) ? ["settings.diskSize"] : []),
        ...(leavesNetwork(held.inputs, inputs) ? [PRIVATE_NETWORK] : []),
        ...(stopsUpgrading(held.inputs, inputs) ? ["settings.autoUpgradeEnabled"] : []),
    ];
}

function roleReplacements(held: Existing, inputs: Bag): readonly string[] {
    if (isOldPrimaryOfSwitchover(held, inputs)) return [];
    const cascadable = flag(inputs, CASCADABLE) ?? false;
    const changesCascade =
        bag(inputs, "replicaConfiguration") !== undefined && (flag(held.inputs, CASCADABLE) ?? false) !== cascadable;
    return [
        ...(changesMaster(held.inputs, inputs) ? ["masterInstanceName"] : []),
        ...(changesCascade ? [CASCADABLE] : []),
    ];
}

/** Leaving it out is no change, as the value is computed; one that is not known yet counts as another. */
function changesMaster(held: Bag, inputs: Bag): boolean {
    if (inputs.masterInstanceName === UNKNOWN) return true;
    const wanted = text(inputs, "masterInstanceName");
    return wanted !== undefined && bareName(wanted) !== bareName(text(held, "masterInstanceName") ?? "");
}

/** The one change of primary that stays in place: the old primary of a switchover takes the role it already has. */
function isOldPrimaryOfSwitchover(held: Existing, inputs: Bag): boolean {
    const wanted = bareName(text(inputs, "masterInstanceName") ?? "");
    const names = (value: Bag) => list(value, "replicaNames");
    const left = inputs.replicaNames === undefined ? names(held.outputs) : names(inputs);
    const hasBlock = Object.keys(bag(inputs, "replicaConfiguration") ?? {}).length > 0;
    return (
        typeIn(held.inputs) === PRIMARY_TYPE &&
        text(inputs, "instanceType") === REPLICA_TYPE &&
        names(held.outputs).includes(wanted) &&
        !left.includes(wanted) &&
        hasBlock &&
        (engine(inputs) !== "SQLSERVER" || flag(inputs, CASCADABLE) === true)
    );
}

/** A smaller disk is left as it is while the disk grows by itself, which is the default. */
function shrinks(held: Bag, inputs: Bag): boolean {
    const [had, wanted] = [number(held, "settings.diskSize"), number(inputs, "settings.diskSize")];
    const grows = flag(inputs, "settings.diskAutoresize") ?? true;
    return !grows && had !== undefined && wanted !== undefined && wanted < had;
}

/** Only a block that is written without the network gives it up: a block that is left out is computed. */
function leavesNetwork(held: Bag, inputs: Bag): boolean {
    const block = bag(inputs, "settings.ipConfiguration");
    const gone = block !== undefined && [undefined, null, ""].includes(emptied(block.privateNetwork));
    return text(held, PRIVATE_NETWORK) !== undefined && gone;
}

function emptied(value: unknown): string | null | undefined {
    return value === undefined || value === null || value === "" ? value : "set";
}

function stopsUpgrading(held: Bag, inputs: Bag): boolean {
    const path = "settings.autoUpgradeEnabled";
    return flag(held, path) === true && flag(inputs, path) !== true;
}

/** Makes a replica a primary of its own. The old primary is neither asked nor changed: it may be unreachable. */
export function promote(resource: Existing): Promotion {
    const held = text(resource.outputs, "instanceType") ?? "";
    if (held !== REPLICA_TYPE) {
        const refusal: Refusal = {
            property: "instanceType",
            problem: `must be ${REPLICA_TYPE} before the instance can be promoted`,
            got: printable(held),
        };
        return { refusals: [refusal], changes: [] };
    }
    return {
        changes: [
            {
                resource,
                set: { instanceType: PRIMARY_TYPE, masterInstanceName: "", replicaConfiguration: undefined },
            },
        ],
    };
}
