import rule from "../../../../policy/rules/redundancy/gke-node-pool-keeps-a-node-in-each-zone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, type StateResource, UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState, POOL, TWIN_POOL } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "it counts nodes over all zones",
            change: (good) => good.at(POOL, "autoscaling", { totalMinNodeCount: 3, totalMaxNodeCount: 9 }),
            at: POOL,
        },
        {
            when: "it has a fixed number in each zone",
            change: (good) => good.at(POOL, "autoscaling", undefined).at(POOL, "nodeCount", 1),
            at: POOL,
        },
        {
            when: "it began with a number in each zone",
            change: (good) => good.at(POOL, "autoscaling", undefined).at(POOL, "initialNodeCount", 1),
            at: POOL,
        },
        {
            when: "another pool of the cluster stays",
            change: (good) => good.plus(beside(good, { autoscaling: { minNodeCount: 0, maxNodeCount: 3 } })),
            at: "beside",
        },
        {
            when: "two zones are all that its cluster has",
            change: (good) =>
                good
                    .at(POOL, "autoscaling", { totalMinNodeCount: 2, totalMaxNodeCount: 9 })
                    .at(CLUSTER, "nodeLocations", ["a", "b"]),
            at: POOL,
        },
    ],
    fails: [
        {
            when: "it may go down to none",
            change: (good) => good.at(POOL, "autoscaling.minNodeCount", 0),
            at: POOL,
            says: /keeps at least 0 nodes, needs one in each of 3 zones/,
        },
        {
            when: "its minimum is not set",
            change: (good) => good.at(POOL, "autoscaling.minNodeCount", undefined),
            at: POOL,
            says: /keeps at least 0 nodes/,
        },
        {
            when: "it counts two nodes over three zones",
            change: (good) => good.at(POOL, "autoscaling", { totalMinNodeCount: 2, totalMaxNodeCount: 9 }),
            at: POOL,
            says: /keeps at least 2 nodes/,
        },
        {
            when: "it counts no least number of nodes",
            change: (good) => good.at(POOL, "autoscaling", { totalMaxNodeCount: 9 }),
            at: POOL,
            says: /keeps at least 0 nodes/,
        },
        {
            when: "it has no fixed number",
            change: (good) => good.at(POOL, "autoscaling", undefined).at(POOL, "nodeCount", 0),
            at: POOL,
            says: /keeps at least 0 nodes/,
        },
        {
            when: "it says nothing at all",
            change: (good) => good.at(POOL, "autoscaling", undefined),
            at: POOL,
            says: /keeps at least 0 nodes/,
        },
        {
            when: "the other pool may be taken away",
            change: (good) =>
                good.at(POOL, "autoscaling.minNodeCount", 0).plus(beside(good, { nodeConfig: { spot: true } })),
            at: POOL,
            says: /no other pool of the cluster stays/,
        },
        {
            when: "the other pool goes down to none too",
            change: (good) =>
                good
                    .at(POOL, "autoscaling.minNodeCount", 0)
                    .plus(beside(good, { autoscaling: { minNodeCount: 0, maxNodeCount: 3 } })),
            at: POOL,
            says: /no other pool of the cluster stays/,
        },
        {
            when: "the other pool is another cluster's",
            change: (good) => good.at(POOL, "autoscaling.minNodeCount", 0),
            at: POOL,
            says: /keeps at least 0/,
        },
    ],
    unknown: [
        {
            when: "the minimum is not known",
            change: (good) => good.at(POOL, "autoscaling.minNodeCount", UNKNOWN),
            at: POOL,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "its machines may be taken away",
            change: (good) => good.without(TWIN_POOL).at(POOL, "nodeConfig.spot", true),
        },
        {
            when: "its machines are preemptible",
            change: (good) => good.without(TWIN_POOL).at(POOL, "nodeConfig.preemptible", true),
        },
    ],
});

function beside(good: State, settings: Properties): StateResource {
    return {
        type: "gcp:container/nodePool:NodePool",
        name: "beside",
        id: "beside",
        outputs: { ...good.properties(POOL), ...settings },
        madeFrom: { cluster: [CLUSTER] },
    };
}
