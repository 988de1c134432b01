import rule from "../../../../policy/rules/pairing/kubernetes-object-has-a-twin.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const twin = "web-us-east1";
const NAME = "metadata.name";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "names hold the region",
            change: (good) => good.at(at, NAME, "web-us-central1").at(twin, NAME, "web-us-east1"),
            at,
        },
        {
            when: "names are the cluster's to give, and logical names differ in the region",
            change: (good) => good.at(at, NAME, undefined).at(twin, NAME, undefined),
            at,
        },
        { when: "it is the failover region's", change: (good) => good, at: twin },
    ],
    fails: [
        {
            when: "the other region has none",
            change: (good) => good.without(twin),
            at,
            says: /no Deployment of its namespace and name stands in another cluster/,
            remedy: "no",
        },
        {
            when: "the primary region has none",
            change: (good) => good.without(at),
            at: twin,
            says: /no Deployment/,
            remedy: "no",
        },
        {
            when: "the other one has another name",
            change: (good) => good.at(twin, NAME, "api"),
            at,
            says: /name/,
            remedy: "no",
        },
        {
            when: "the other one is in another namespace",
            change: (good) => good.at(twin, "metadata.namespace", "other"),
            at,
            says: /namespace/,
            remedy: "no",
        },
        {
            when: "the other one is in the same cluster",
            change: (good) => good.facts(twin, { provider: "kubernetes-us-central1" }),
            at,
            says: /another cluster/,
            remedy: "no",
        },
        {
            when: "the other one is another system's",
            change: (good) => good.facts(twin, { parent: "ha-platform-prod" }),
            at,
            says: /of the system/,
            remedy: "no",
        },
        {
            when: "one region is not watched",
            change: (good) => good.without("monitor-us-east1"),
            at: "monitor-us-central1",
            says: /no PodMonitor/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "its namespace is not known",
            change: (good) => good.at(at, "metadata.namespace", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "the system has no regions", change: (good) => good.at("shop", "regions", undefined) }],
});
