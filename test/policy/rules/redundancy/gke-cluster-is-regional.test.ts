import rule from "../../../../policy/rules/redundancy/gke-cluster-is-regional.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "it names three zones of its region",
            change: (good) => good.at(CLUSTER, "nodeLocations", ["a", "b", "c"]),
            at: CLUSTER,
        },
        {
            when: "the stack is content with two zones",
            change: (good) => good.at(CLUSTER, "nodeLocations", ["a", "b"]),
            at: CLUSTER,
            settings: { minimumZones: 2 },
        },
        {
            when: "the region's name has three parts",
            change: (good) => good.at(CLUSTER, "location", "northamerica-northeast1"),
            at: CLUSTER,
        },
    ],
    fails: [
        {
            when: "it is in one zone",
            change: (good) => good.at(CLUSTER, "location", "us-central1-b"),
            at: CLUSTER,
            says: /location is us-central1-b, one zone/,
        },
        {
            when: "it names two zones",
            change: (good) => good.at(CLUSTER, "nodeLocations", ["us-central1-a", "us-central1-b"]),
            at: CLUSTER,
            says: /nodeLocations are us-central1-a and us-central1-b, needs at least 3/,
        },
    ],
    unknown: [
        {
            when: "the location is not known",
            change: (good) => good.at(CLUSTER, "location", UNKNOWN),
            at: CLUSTER,
            becomes: "fail",
        },
        {
            when: "Google is yet to choose the zones",
            change: (good) => good.at(CLUSTER, "nodeLocations", UNKNOWN),
            at: CLUSTER,
            becomes: "pass",
        },
    ],
});
