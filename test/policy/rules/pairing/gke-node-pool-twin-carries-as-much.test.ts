import rule from "../../../../policy/rules/pairing/gke-node-pool-twin-carries-as-much.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, POOL, TWIN_POOL } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "the twin may have more",
            change: (good) => good.at(TWIN_POOL, "autoscaling.maxNodeCount", 7),
            at: POOL,
        },
        {
            when: "the twin has as many in more zones",
            change: (good) => good.at(TWIN_POOL, "autoscaling", { totalMinNodeCount: 3, totalMaxNodeCount: 18 }),
            at: POOL,
        },
        {
            when: "both have the default machines",
            change: (good) =>
                good.at(POOL, "nodeConfig.machineType", undefined).at(TWIN_POOL, "nodeConfig.machineType", "e2-medium"),
            at: POOL,
        },
    ],
    fails: [
        {
            when: "the twin may have one node less in each zone",
            change: (good) => good.at(TWIN_POOL, "autoscaling.maxNodeCount", 5),
            at: TWIN_POOL,
            says: /may have 15 nodes, and clusters-us-central1-pool in us-central1 18/,
        },
        {
            when: "the twin has a fixed number of nodes",
            change: (good) => good.at(TWIN_POOL, "autoscaling", undefined).at(TWIN_POOL, "nodeCount", 5),
            at: TWIN_POOL,
            says: /may have 15 nodes/,
            remedy: "no",
        },
        {
            when: "the twin says nothing",
            change: (good) => good.at(TWIN_POOL, "autoscaling", undefined),
            at: TWIN_POOL,
            says: /may have 0 nodes/,
        },
        {
            when: "the twin is in two zones",
            change: (good) => good.at(TWIN_POOL, "nodeLocations", ["us-east1-b", "us-east1-c"]),
            at: TWIN_POOL,
            says: /may have 12 nodes/,
        },
        {
            when: "the twin has smaller machines",
            change: (good) => good.at(TWIN_POOL, "nodeConfig.machineType", "e2-standard-2"),
            at: TWIN_POOL,
            says: /machines of type e2-standard-2, and clusters-us-central1-pool in us-central1 of type e2-standard-4/,
        },
        {
            when: "there is no twin",
            change: (good) => good.without(TWIN_POOL),
            at: POOL,
            says: /has no twin in us-east1/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the twin's size is not known",
            change: (good) => good.at(TWIN_POOL, "autoscaling.maxNodeCount", UNKNOWN),
            at: POOL,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the pool is in no system's region",
            change: (good) => good.at(POOL, "location", "us-west1").at(TWIN_POOL, "location", "us-west2"),
        },
    ],
});
