import rule from "../../../../policy/rules/redundancy/subnetwork-reaches-google-privately.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState } from "../../states/gcp-gke.ts";

const SUBNET = "clusters-us-central1-nodes-subnet";

meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "it says that it is for machines",
            change: (good) => good.at(SUBNET, "purpose", "PRIVATE"),
            at: SUBNET,
        },
    ],
    fails: [
        {
            when: "it is off",
            change: (good) => good.at(SUBNET, "privateIpGoogleAccess", false),
            at: SUBNET,
            says: /privateIpGoogleAccess is not true/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(SUBNET, "privateIpGoogleAccess", undefined),
            at: SUBNET,
            says: /privateIpGoogleAccess is not true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(SUBNET, "privateIpGoogleAccess", UNKNOWN),
            at: SUBNET,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "it is for load balancers",
            change: (good) =>
                good
                    .without("clusters-us-east1-nodes-subnet")
                    .at(SUBNET, "purpose", "REGIONAL_MANAGED_PROXY")
                    .at(SUBNET, "privateIpGoogleAccess", undefined),
        },
    ],
});
