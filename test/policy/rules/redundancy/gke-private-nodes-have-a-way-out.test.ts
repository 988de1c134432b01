import rule from "../../../../policy/rules/redundancy/gke-private-nodes-have-a-way-out.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState, NAT, TWIN } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "the gateway takes every subnetwork of the region",
            change: (good) =>
                good
                    .set(NAT, { sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES" })
                    .at(NAT, "subnetworks", undefined),
            at: CLUSTER,
        },
        {
            when: "the subnetwork's id is not known yet",
            change: (good) => good.at(NAT, "subnetworks[0].name", UNKNOWN),
            at: CLUSTER,
        },
    ],
    fails: [
        {
            when: "the gateway names no subnetwork",
            change: (good) => good.at(NAT, "subnetworks", []),
            at: CLUSTER,
            says: /no NAT gateway translates the addresses of clusters-us-central1-nodes-subnet/,
        },
        {
            when: "the gateway names another subnetwork",
            change: (good) =>
                good.at(
                    NAT,
                    "subnetworks[0].name",
                    "projects/example-project/regions/us-east1/subnetworks/nodes-us-east1",
                ),
            at: CLUSTER,
            says: /no NAT gateway/,
        },
        { when: "there is none", change: (good) => good.without(NAT), at: CLUSTER, says: /no NAT gateway/ },
        {
            when: "the gateway that takes every subnetwork is in another region",
            change: (good) =>
                good
                    .without(NAT)
                    .set("clusters-us-east1-nat", { sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES" }),
            at: CLUSTER,
            says: /no NAT gateway/,
        },
    ],
    unknown: [
        {
            when: "the gateway's sources are not known",
            change: (good) => good.at(NAT, "sourceSubnetworkIpRangesToNat", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "nodes have public addresses",
            change: (good) => good.without(TWIN).at(CLUSTER, "privateClusterConfig", undefined),
        },
        {
            when: "the subnetwork is not the stack's",
            change: (good) => good.without(TWIN, "clusters-us-central1-nodes-subnet"),
        },
    ],
});
