import rule from "../../../../policy/rules/exposure/gke-control-plane-not-open.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "it has a private endpoint alone",
            change: (good) =>
                good
                    .at(CLUSTER, "privateClusterConfig.enablePrivateEndpoint", true)
                    .at(CLUSTER, "masterAuthorizedNetworksConfig", undefined),
            at: CLUSTER,
        },
        {
            when: "it names no block",
            change: (good) => good.at(CLUSTER, "masterAuthorizedNetworksConfig", {}),
            at: CLUSTER,
        },
    ],
    fails: [
        {
            when: "it says nothing",
            change: (good) => good.at(CLUSTER, "masterAuthorizedNetworksConfig", undefined),
            at: CLUSTER,
            says: /is not set: everybody is let in/,
        },
        {
            when: "one of its blocks is the internet",
            change: (good) =>
                good.at(CLUSTER, "masterAuthorizedNetworksConfig", {
                    cidrBlocks: [{ cidrBlock: "203.0.113.0/24" }, { cidrBlock: "0.0.0.0/0" }],
                }),
            at: CLUSTER,
            says: /lets in 0.0.0.0\/0/,
            remedy: "no",
        },
        {
            when: "its block is the internet of version 6",
            change: (good) => good.at(CLUSTER, "masterAuthorizedNetworksConfig.cidrBlocks", [{ cidrBlock: "::/0" }]),
            at: CLUSTER,
            says: /lets in ::\/0/,
        },
    ],
    unknown: [
        {
            when: "a block is not known",
            change: (good) => good.at(CLUSTER, "masterAuthorizedNetworksConfig.cidrBlocks[0].cidrBlock", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
});
