import rule from "../../../../policy/rules/pairing/workload-twin-can-carry-as-much.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-east1";
const scaling = "web-scaling-us-east1";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "the failover region may grow further",
            change: (good) => good.at(scaling, "spec.maxReplicas", 13),
            at,
        },
        {
            when: "the failover region starts from fewer pods",
            change: (good) => good.at(scaling, "spec.minReplicas", 2),
            at,
        },
        { when: "a set has as many pods", change: (good) => good, at: "cache-us-east1" },
    ],
    fails: [
        {
            when: "the failover region may grow to one less",
            change: (good) => good.at(scaling, "spec.maxReplicas", 11),
            at,
            says: /grows to 11 pods, and web-us-central1 in the primary region to 12/,
            remedy: "no",
        },
        {
            when: "only the primary region grows",
            change: (good) => good.without(scaling),
            at,
            says: /grows to 3 pods/,
            remedy: "no",
        },
        {
            when: "a set has one pod less",
            change: (good) => good.at("cache-us-east1", "spec.replicas", 2),
            at: "cache-us-east1",
            says: /grows to 2 pods, and cache-us-central1 in the primary region to 3/,
        },
        {
            when: "a set says nothing, which is one",
            change: (good) => good.at("cache-us-east1", "spec.replicas", undefined),
            at: "cache-us-east1",
            says: /grows to 1 pods/,
        },
    ],
    unknown: [
        {
            when: "the maximum is not known",
            change: (good) => good.at("web-scaling-us-central1", "spec.maxReplicas", UNKNOWN),
            at: "web-us-central1",
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "no object has a twin",
            change: (good) =>
                good.without("web-us-east1", "proxy-us-east1", "cache-us-east1", "cache-sentinel-us-east1"),
        },
    ],
});
