import rule from "../../../../policy/rules/backup/gke-backups-outside-the-cluster-region.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState, SYSTEM } from "../../states/gcp-data.ts";

const CLUSTER = "cluster-us-central1";
const PLAN = "cluster-us-central1-backup";
const location = propertyCases(PLAN, "location");

meetsContract(rule, {
    good: gcpDataState,
    passes: [location.good("they are in a third region", "us-west1")],
    fails: [
        location.bad(
            "they are beside the cluster",
            "us-central1",
            /location is us-central1, the region of cluster-us-central1/,
        ),
        {
            when: "the cluster of the failover region keeps them there",
            change: (good) => good.at("cluster-us-east1-backup", "location", "us-east1"),
            at: "cluster-us-east1-backup",
            says: /location is us-east1/,
        },
        {
            when: "the cluster is in a zone of that region",
            change: (good) => good.at(CLUSTER, "location", "us-central1-a").at(PLAN, "location", "us-central1"),
            at: PLAN,
            says: /location is us-central1/,
        },
        {
            when: "no system says which region is the other one",
            change: (good) => good.at(SYSTEM, "regions", undefined).at(PLAN, "location", "us-central1"),
            at: PLAN,
            says: /location is us-central1/,
            remedy: "no",
        },
    ],
    unknown: [location.unknown("unknown")],
    silent: [
        {
            when: "the clusters are outside the stack",
            change: (good) => good.without(CLUSTER, "cluster-us-east1"),
        },
    ],
});
