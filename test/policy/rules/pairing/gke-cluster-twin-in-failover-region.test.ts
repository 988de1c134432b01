import rule from "../../../../policy/rules/pairing/gke-cluster-twin-in-failover-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, type StateResource, UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState, TWIN } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "the twins have one name",
            change: (good) =>
                good.without(TWIN).plus(elsewhere(good, CLUSTER.replace("us-central1", "us-east1"), "us-east1")),
            at: CLUSTER,
        },
    ],
    fails: [
        {
            when: "there is none",
            change: (good) => good.without(TWIN),
            at: CLUSTER,
            says: /runs in us-central1 and has no twin in us-east1/,
        },
        {
            when: "the other cluster is another one",
            change: (good) => good.without(TWIN).plus(elsewhere(good, "batch-us-east1", "us-east1")),
            at: CLUSTER,
            says: /has no twin/,
        },
        {
            when: "the twin is in a third region",
            change: (good) => good.at(TWIN, "location", "us-west1"),
            at: CLUSTER,
            says: /has no twin in us-east1/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the twin's location is not known",
            change: (good) => good.at(TWIN, "location", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "clusters are in other regions than systems",
            change: (good) => good.at(CLUSTER, "location", "us-west1").at(TWIN, "location", "us-west2"),
        },
    ],
});

function elsewhere(good: State, name: string, location: string): StateResource {
    const outputs = { ...good.properties(CLUSTER), location };
    return { type: "gcp:container/cluster:Cluster", name, id: name, outputs };
}
