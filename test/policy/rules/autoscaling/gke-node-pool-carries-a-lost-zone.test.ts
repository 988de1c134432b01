import rule from "../../../../policy/rules/autoscaling/gke-node-pool-carries-a-lost-zone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, POOL, TWIN_POOL } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "two zones may grow to what three have",
            change: (good) => good.at(POOL, "autoscaling", { minNodeCount: 2, maxNodeCount: 3 }),
            at: POOL,
        },
        {
            when: "it counts nodes over all zones",
            change: (good) => good.at(POOL, "autoscaling", { totalMinNodeCount: 6, totalMaxNodeCount: 9 }),
            at: POOL,
        },
    ],
    fails: [
        {
            when: "two zones may have one node less than three",
            change: (good) => good.at(POOL, "autoscaling", { minNodeCount: 3, maxNodeCount: 4 }),
            at: POOL,
            says: /keeps 9 nodes in 3 zones, and may have 8 without one of them, needs at least 9/,
            remedy: "no",
        },
        {
            when: "it cannot grow",
            change: (good) => good.at(POOL, "autoscaling", { minNodeCount: 1, maxNodeCount: 1 }),
            at: POOL,
            says: /may have 2 without/,
        },
        {
            when: "all zones together may have one node too few",
            change: (good) => good.at(POOL, "autoscaling", { totalMinNodeCount: 6, totalMaxNodeCount: 8 }),
            at: POOL,
            says: /may have 5 without/,
            remedy: "no",
        },
        {
            when: "it may be empty and stays so",
            change: (good) => good.at(POOL, "autoscaling", { minNodeCount: 0, maxNodeCount: 0 }),
            at: POOL,
            says: /keeps 0 nodes/,
        },
        {
            when: "it is in one zone",
            change: (good) => good.at(POOL, "nodeLocations", ["us-central1-a"]),
            at: POOL,
            says: /in 1 zones, and may have 0/,
            remedy: "no",
        },
        {
            when: "it has a fixed number of nodes",
            change: (good) => good.at(POOL, "autoscaling", undefined).at(POOL, "nodeCount", 6),
            at: POOL,
            says: /autoscaling is not set/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(POOL, "autoscaling", undefined),
            at: POOL,
            says: /autoscaling is not set/,
        },
    ],
    unknown: [
        {
            when: "the maximum is not known",
            change: (good) => good.at(POOL, "autoscaling.maxNodeCount", UNKNOWN),
            at: POOL,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "its machines may be taken away",
            change: (good) => good.without(TWIN_POOL).at(POOL, "nodeConfig.spot", true),
        },
    ],
});
