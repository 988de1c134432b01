import rule from "../../../../policy/rules/failover/load-balancer-pools-cover-both-regions.ts";
import { LOAD_BALANCER, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";

const at = LOAD_BALANCER;
const ADDRESS = "origins[0].address";

export default meetsContract(rule, {
    passes: [
        {
            when: "an origin is a literal address of the stack",
            change: (good) => good.at("pool-us-east1", ADDRESS, "192.0.2.11").facts("pool-us-east1", { madeFrom: {} }),
            at,
        },
        {
            when: "origins are not known yet but what they are made from is",
            change: (good) => good.at("pool-us-east1", ADDRESS, UNKNOWN),
            at,
        },
        {
            when: "the record's content is not known yet",
            change: (good) => good.at("origin-us-east1-record", "content", UNKNOWN),
            at,
        },
        { when: "pool ids are not known yet", change: (good) => good.at(at, "defaultPools", [UNKNOWN, UNKNOWN]), at },
    ],
    fails: [
        {
            when: "one pool alone is used and others that do not help are there",
            change: (good) => {
                const [east] = good.resources.filter(({ name }) => name === "pool-us-east1");
                if (east === undefined) throw new Error("the state has no second pool");
                const idle = { ...east, name: "idle", id: "idle", outputs: { ...east.outputs, enabled: false } };
                return onePool(good).without("pool-us-east1").plus(idle);
            },
            at,
            says: /no enabled pool has an origin in us-east1/,
            remedy: "no",
        },

        {
            when: "one pool alone is used",
            change: onePool,
            at,
            says: /no enabled pool has an origin in us-east1: pool-us-central1 in us-central1/,
        },
        {
            when: "the failover pool is disabled",
            change: (good) => good.at("pool-us-east1", "enabled", false),
            at,
            says: /pool-us-east1 in no region of this stack/,
            remedy: "no",
        },
        {
            when: "the only origin of the failover region is disabled",
            change: (good) => good.at("pool-us-east1", "origins[0].enabled", false),
            at,
            says: /no enabled pool has an origin in us-east1/,
            remedy: "no",
        },
        {
            when: "both pools lead to the same region",
            change: (good) => good.at("pool-us-east1", ADDRESS, "us-central1.origin.example.com"),
            at,
            says: /pool-us-east1 in us-central1/,
            remedy: "no",
        },
        {
            when: "an origin is no address of the stack",
            change: (good) => good.at("pool-us-east1", ADDRESS, "203.0.113.9").facts("pool-us-east1", { madeFrom: {} }),
            at,
            says: /in no region of this stack/,
            remedy: "no",
        },
        {
            when: "no pools are set",
            change: (good) => good.at(at, "defaultPools", undefined).facts(at, { madeFrom: {} }),
            at,
            says: /defaultPools names no pool of this stack/,
        },
    ],
    unknown: [
        {
            when: "pool ids are not known and nothing tells what they are made from",
            change: (good) => good.at(at, "defaultPools", [UNKNOWN]).facts(at, { madeFrom: {} }),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no system declares regions", change: (good) => good.at(SYSTEM, "regions", undefined) }],
});

function onePool(state: State): State {
    return state
        .at(at, "defaultPools", ["pool-us-central1-id"])
        .facts(at, { madeFrom: { defaultPools: ["pool-us-central1"] } });
}
