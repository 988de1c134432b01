import rule from "../../../../policy/rules/failover/kubernetes-load-balancer-keeps-its-address.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { eachOf } from "../../states/without.ts";

const at = "proxy-external-us-central1";
const ADDRESS = "spec.loadBalancerIP";
const RESERVED = { annotations: { "networking.gke.io/load-balancer-ip-addresses": "proxy" } };

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "an annotation names reserved addresses",
            change: (good) => good.at(at, ADDRESS, undefined).set(at, { metadata: RESERVED }),
            at,
        },
    ],
    fails: [
        {
            when: "it takes any address",
            change: (good) => good.at(at, ADDRESS, undefined),
            at,
            says: /takes whatever address is free: spec\.loadBalancerIP is not set/,
        },
        { when: "the address is empty", change: (good) => good.at(at, ADDRESS, ""), at, says: /is not set/ },
        {
            when: "another annotation is set",
            change: (good) => good.at(at, ADDRESS, undefined).at(at, "metadata.annotations", { other: "proxy" }),
            at,
            says: /is not set/,
        },
    ],
    unknown: [
        {
            when: "the address is reserved in the same update",
            change: (good) => good.at(at, ADDRESS, UNKNOWN),
            at,
            becomes: "pass",
        },
        { when: "the type is not known", change: (good) => good.at(at, "spec.type", UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "Services stay inside",
            change: (good) => eachOf(good, "Service", (state, name) => state.at(name, "spec.type", "ClusterIP")),
        },
    ],
});
