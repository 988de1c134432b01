import rule from "../../../../policy/rules/failover/detection-within-partition-objective.ts";
import { estaState, LOAD_BALANCER, MONITOR, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { State, type StateResource, UNKNOWN } from "../../state.ts";

const at = MONITOR;
const OBJECTIVE = "objectives.triggers.partition.failoverSeconds";

export default meetsContract(rule, {
    good: () => estaState().at(MONITOR, "consecutiveDown", 2),
    passes: [
        // 15 x 2 + 3 x (1 + 1) + 5 = 41.
        { when: "the sum is exactly the objective", change: (good) => good.at(SYSTEM, OBJECTIVE, 41), at },
        {
            when: "consecutiveDown is 0, which still takes one probe",
            change: (good) => good.at(at, "consecutiveDown", 0).at(SYSTEM, OBJECTIVE, 26),
            at,
        },
        // 60 + 5 x (2 + 1) + 5 = 80.
        {
            when: "everything is left to Cloudflare's defaults",
            change: (good) =>
                good
                    .set(at, {})
                    .at(at, "interval", undefined)
                    .at(at, "timeout", undefined)
                    .at(at, "retries", undefined)
                    .at(at, "consecutiveDown", undefined)
                    .at(SYSTEM, OBJECTIVE, 80),
            at,
        },
        {
            when: "timeouts are not repeated",
            change: (good) => good.at(at, "retries", 0).at(SYSTEM, OBJECTIVE, 38),
            at,
        },
    ],
    fails: [
        {
            when: "only one pool of a load balancer is probed",
            change: (good) =>
                good
                    .at("pool-us-east1", "monitor", undefined)
                    .facts("pool-us-east1", { madeFrom: {} })
                    .at(SYSTEM, OBJECTIVE, 40),
            at,
            says: /41 s, and the system allows 40 s/,
        },
        {
            when: "a later load balancer moves slowly",
            change: (good) => good.plus(slow(good)),
            at,
            says: /moves in 85 s of DNS TTL: 121 s/,
            remedy: "no",
        },
        {
            when: "an earlier load balancer moves slowly",
            change: (good) => new State([slow(good), ...good.resources]),
            at,
            says: /moves in 85 s of DNS TTL: 121 s/,
            remedy: "no",
        },

        {
            when: "the sum is a second over the objective",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 40),
            at,
            says: /15 s x 2 \+ 3 s x \(1 \+ 1\) = 36 s, moves in 5 s at the edge: 41 s, and the system allows 40 s: lower interval/,
        },
        {
            when: "the interval is too long",
            change: (good) => good.at(at, "interval", 60),
            at,
            says: /131 s, and the system allows 120 s: interval must be at most 54 s/,
        },
        {
            when: "the load balancer is not proxied and its TTL is long",
            change: (good) => good.at(LOAD_BALANCER, "proxied", false).at(LOAD_BALANCER, "ttl", 85),
            at,
            says: /moves in 85 s of DNS TTL: 121 s/,
            remedy: "no",
        },
        {
            when: "Cloudflare's defaults are too slow",
            change: (good) => good.at(at, "interval", undefined).at(SYSTEM, OBJECTIVE, 100),
            at,
            says: /60 s x 2/,
        },
    ],
    unknown: [
        {
            when: "the interval is not known",
            change: (good) => good.at(at, "interval", UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "ids are not known yet but what they are made from is",
            change: (good) => good.at("pool-us-east1", "monitor", UNKNOWN).at("pool-us-central1", "monitor", UNKNOWN),
            at,
            becomes: "pass",
        },
    ],
    silent: [
        { when: "the system declares no such objective", change: (good) => good.at(SYSTEM, "objectives", undefined) },
        { when: "no load balancer uses the monitor", change: (good) => good.without(LOAD_BALANCER) },
    ],
});

/** A second load balancer over the same pools, whose answers clients keep for 85 s. */
function slow(state: State): StateResource {
    const [first] = state.resources.filter(({ name }) => name === LOAD_BALANCER);
    if (first === undefined) throw new Error("the state has no load balancer");
    return { ...first, name: "slow", id: "slow", outputs: { ...first.outputs, proxied: false, ttl: 85 } };
}
