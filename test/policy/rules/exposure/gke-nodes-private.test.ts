import rule from "../../../../policy/rules/exposure/gke-nodes-private.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState, POOL } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "the pool repeats it",
            change: (good) => good.at(POOL, "networkConfig", { enablePrivateNodes: true }),
            at: POOL,
        },
        {
            when: "the provider fills in a value that nobody asked for",
            change: (good) =>
                good
                    .facts(POOL, { asked: good.properties(POOL) })
                    .at(POOL, "networkConfig", { enablePrivateNodes: false }),
            at: POOL,
        },
    ],
    fails: [
        {
            when: "the cluster's nodes are public",
            change: (good) => good.at(CLUSTER, "privateClusterConfig.enablePrivateNodes", false),
            at: CLUSTER,
            says: /enablePrivateNodes is not true/,
        },
        {
            when: "the cluster says nothing",
            change: (good) => good.at(CLUSTER, "privateClusterConfig", undefined),
            at: CLUSTER,
            says: /enablePrivateNodes is not true/,
        },
        {
            when: "a pool asks for public addresses",
            change: (good) => good.at(POOL, "networkConfig", { enablePrivateNodes: false }),
            at: POOL,
            says: /against the cluster's setting/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(CLUSTER, "privateClusterConfig.enablePrivateNodes", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
});
