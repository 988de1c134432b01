import rule from "../../../../policy/rules/redundancy/valkey-replica-in-other-region.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";

const CENTRAL = "cache-us-central1";
const EAST = "cache-us-east1";
const REPLICATION = "crossInstanceReplicationConfig";

export default meetsContract(rule, {
    passes: [
        { when: "the roles are the other way round", change: swapped, at: CENTRAL },
        {
            when: "the primary's id is not known yet but the reference is",
            change: (good) => good.at(EAST, `${REPLICATION}.primaryInstance.instance`, UNKNOWN),
            at: EAST,
        },
    ],
    fails: [
        {
            when: "the other region has no instance",
            change: (good) => good.without(EAST),
            at: CENTRAL,
            says: /no instance in us-east1 replicates with this one/,
        },
        {
            when: "neither follows the other",
            change: unlinked,
            at: EAST,
            says: /does not follow cache-us-central1 in us-central1/,
        },
        {
            when: "it follows an instance of its own region",
            change: (good) =>
                good
                    .plus({
                        type: "gcp:memorystore/instance:Instance",
                        name: "spare",
                        id: "spare-id",
                        parent: SYSTEM,
                        outputs: { location: "us-east1" },
                    })
                    .facts(EAST, { madeFrom: {} })
                    .at(EAST, `${REPLICATION}.primaryInstance.instance`, "spare-id"),
            at: EAST,
            says: /does not follow cache-us-central1/,
        },
    ],
    unknown: [
        {
            when: "the replication is not known and nothing tells what it is made from",
            change: (good) => good.facts(EAST, { madeFrom: {} }).at(EAST, REPLICATION, UNKNOWN),
            at: EAST,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no system declares regions", change: (good) => good.at(SYSTEM, "regions", undefined) }],
});

function unlinked(state: State): State {
    return state.facts(EAST, { madeFrom: {} }).at(EAST, REPLICATION, undefined);
}

function swapped(state: State): State {
    const primaryInstance = { instance: state.resources.find(({ name }) => name === EAST)?.id ?? "" };
    return unlinked(state).at(CENTRAL, REPLICATION, { instanceRole: "SECONDARY", primaryInstance });
}
