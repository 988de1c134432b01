import rule from "../../../../policy/rules/pairing/subnetwork-twin-in-failover-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState } from "../../states/gcp-gke.ts";

const SUBNET = "clusters-us-central1-nodes-subnet";
const OTHER = "clusters-us-east1-nodes-subnet";

meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "both are for load balancers",
            change: (good) =>
                good.at(SUBNET, "purpose", "REGIONAL_MANAGED_PROXY").at(OTHER, "purpose", "REGIONAL_MANAGED_PROXY"),
            at: SUBNET,
        },
    ],
    fails: [
        {
            when: "there is none",
            change: (good) => good.without(OTHER),
            at: SUBNET,
            says: /has no twin in us-east1/,
            remedy: "no",
        },
        {
            when: "it is for something else",
            change: (good) => good.at(OTHER, "purpose", "REGIONAL_MANAGED_PROXY"),
            at: OTHER,
            says: /is there for REGIONAL_MANAGED_PROXY, and clusters-us-central1-nodes-subnet for PRIVATE/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the twin's purpose is not known",
            change: (good) => good.at(OTHER, "purpose", UNKNOWN),
            at: SUBNET,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "it is in the failover region alone", change: (good) => good.without(SUBNET) }],
});
