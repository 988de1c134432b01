import rule from "../../../../policy/rules/failover/kubernetes-load-balancer-finds-ready-pods.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { eachOf } from "../../states/without.ts";

const at = "proxy-external-us-central1";
const POLICY = "spec.externalTrafficPolicy";

export default meetsContract(rule, {
    good: shopState,
    passes: [],
    fails: [
        {
            when: "it sends to any node",
            change: (good) => good.at(at, POLICY, "Cluster"),
            at,
            says: /externalTrafficPolicy is Cluster, and must be Local/,
        },
        {
            when: "it says nothing, which is any node",
            change: (good) => good.at(at, POLICY, undefined),
            at,
            says: /is not set, which is Cluster/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, POLICY, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "Services stay inside",
            change: (good) => eachOf(good, "Service", (state, name) => state.at(name, "spec.type", "ClusterIP")),
        },
    ],
});
