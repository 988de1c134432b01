import rule from "../../../../policy/rules/redundancy/workload-spreads-over-nodes.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const SPREAD = "spec.template.spec.topologySpreadConstraints";
const REQUIRED = "spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution";

function apart(topologyKey: string) {
    return [{ topologyKey, labelSelector: { matchLabels: { app: "web" } } }];
}

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "anti-affinity keeps pods on different nodes",
            change: (good) => good.at(at, SPREAD, []).at(at, REQUIRED, apart("kubernetes.io/hostname")),
            at,
        },
        {
            when: "anti-affinity keeps pods in different zones",
            change: (good) => good.at(at, SPREAD, []).at(at, REQUIRED, apart("topology.kubernetes.io/zone")),
            at,
        },
    ],
    fails: [
        {
            when: "two pods are never more and nothing spreads them",
            change: (good) => good.at("web-scaling-us-central1", "spec.maxReplicas", 2).at(at, SPREAD, []),
            at,
            says: /no topologySpreadConstraints over nodes/,
        },

        {
            when: "they spread over zones alone",
            change: (good) => good.at(at, `${SPREAD}[1].topologyKey`, "topology.kubernetes.io/zone"),
            at,
            says: /no topologySpreadConstraints over nodes \(kubernetes\.io\/hostname\)/,
        },
        {
            when: "anti-affinity is about regions",
            change: (good) => good.at(at, SPREAD, []).at(at, REQUIRED, apart("topology.kubernetes.io/region")),
            at,
            says: /no anti-affinity/,
        },
    ],
    unknown: [
        {
            when: "the constraints are not known",
            change: (good) => good.at(at, SPREAD, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "workloads have one pod and cannot get more",
            change: (good) =>
                good.resources
                    .filter(({ type }) => type.endsWith(":HorizontalPodAutoscaler") || type.endsWith(":StatefulSet"))
                    .reduce(
                        (state, { name, type }) =>
                            state.at(name, type.endsWith("Set") ? "spec.replicas" : "spec.maxReplicas", 1),
                        good,
                    ),
        },
    ],
});
