import rule from "../../../../policy/rules/redundancy/workload-spreads-over-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const SPREAD = "spec.template.spec.topologySpreadConstraints";
const ZONES = `${SPREAD}[0]`;
const AFFINITY = "spec.template.spec.affinity.podAntiAffinity";

function apart(topologyKey: string, app: string): readonly Json[] {
    return [{ topologyKey, labelSelector: { matchLabels: { app } } }];
}
const REQUIRED = `${AFFINITY}.requiredDuringSchedulingIgnoredDuringExecution`;
const ZONE = "topology.kubernetes.io/zone";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "waiting is left to the default, which is to wait",
            change: (good) => good.at(at, `${ZONES}.whenUnsatisfiable`, undefined),
            at,
        },
        {
            when: "required anti-affinity keeps pods in different zones",
            change: (good) => good.at(at, SPREAD, []).at(at, REQUIRED, apart(ZONE, "web")),
            at,
        },
        {
            when: "a larger difference is allowed",
            change: (good) => good.at(at, `${ZONES}.maxSkew`, 2),
            at,
            settings: { maxSkew: 2 },
        },
    ],
    fails: [
        {
            when: "two pods are never more and nothing spreads them",
            change: (good) => good.at("web-scaling-us-central1", "spec.maxReplicas", 2).at(at, SPREAD, []),
            at,
            says: /no topologySpreadConstraints over zones/,
        },

        {
            when: "nothing spreads them",
            change: (good) => good.at(at, SPREAD, undefined),
            at,
            says: /no topologySpreadConstraints over zones/,
        },
        {
            when: "they spread over nodes alone",
            change: (good) => good.at(at, `${ZONES}.topologyKey`, "kubernetes.io/hostname"),
            at,
            says: /over zones and no anti-affinity/,
        },
        {
            when: "the key is the one from before Kubernetes 1.17",
            change: (good) => good.at(at, `${ZONES}.topologyKey`, "failure-domain.beta.kubernetes.io/zone"),
            at,
            says: /over zones/,
        },
        {
            when: "it is only a wish",
            change: (good) => good.at(at, `${ZONES}.whenUnsatisfiable`, "ScheduleAnyway"),
            at,
            says: /whenUnsatisfiable must be DoNotSchedule/,
        },
        {
            when: "a zone may get two more",
            change: (good) => good.at(at, `${ZONES}.maxSkew`, 2),
            at,
            says: /maxSkew must be at most 1/,
        },
        {
            when: "anti-affinity is only preferred",
            change: (good) =>
                good
                    .at(at, SPREAD, [])
                    .at(at, `${AFFINITY}.preferredDuringSchedulingIgnoredDuringExecution`, [
                        { weight: 100, podAffinityTerm: apart(ZONE, "web")[0] ?? {} },
                    ]),
            at,
            says: /no anti-affinity/,
        },
        {
            when: "anti-affinity keeps them from pods of another app",
            change: (good) => good.at(at, SPREAD, []).at(at, REQUIRED, apart(ZONE, "other")),
            at,
            says: /no anti-affinity/,
        },
        {
            when: "anti-affinity selects nothing",
            change: (good) => good.at(at, SPREAD, []).at(at, REQUIRED, [{ topologyKey: ZONE }]),
            at,
            says: /no anti-affinity/,
        },
        {
            when: "anti-affinity is about nodes",
            change: (good) => good.at(at, SPREAD, []).at(at, REQUIRED, apart("kubernetes.io/hostname", "web")),
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
