import rule from "../../../../policy/rules/backup/gke-backup-plan-in-another-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState, PLAN, TWIN } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        { when: "it is in a third region", change: (good) => good.at(PLAN, "location", "us-west1"), at: PLAN },
        {
            when: "its cluster is in a zone of the other region",
            change: (good) => good.at(CLUSTER, "location", "us-central1-a"),
            at: PLAN,
        },
    ],
    fails: [
        {
            when: "it is in the cluster's region",
            change: (good) => good.at(PLAN, "location", "us-central1"),
            at: PLAN,
            says: /location is us-central1, where the cluster clusters-us-central1-cluster is, needs us-east1/,
        },
        {
            when: "the failover region's plan stays there",
            change: (good) => good.at("clusters-us-east1-backup", "location", "us-east1"),
            at: "clusters-us-east1-backup",
            says: /location is us-east1.*needs us-central1/,
        },
        {
            when: "its cluster is in a zone of its region",
            change: (good) => good.at(PLAN, "location", "us-central1").at(CLUSTER, "location", "us-central1-a"),
            at: PLAN,
            says: /needs another region/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the location is not known",
            change: (good) => good.at(PLAN, "location", UNKNOWN),
            at: PLAN,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "clusters are not the stack's", change: (good) => good.without(CLUSTER, TWIN) }],
});
