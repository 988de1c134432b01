import rule from "../../../../policy/rules/redundancy/workload-keeps-spare-pods.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const scaling = "web-scaling-us-central1";
const MINIMUM = "spec.minReplicas";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "the autoscaler keeps two pods", change: (good) => good.at(scaling, MINIMUM, 2), at },
        {
            when: "the autoscaler keeps more pods than the cluster has written at the moment",
            change: (good) => good.at(at, "spec.replicas", 1),
            at,
        },
        {
            when: "a set without an autoscaler has two",
            change: (good) => good.at("cache-us-east1", "spec.replicas", 2),
            at: "cache-us-east1",
        },
        { when: "fewer are enough", change: (good) => good.at(scaling, MINIMUM, 1), at, settings: { pods: 1 } },
    ],
    fails: [
        {
            when: "the autoscaler may go down to one",
            change: (good) => good.at(scaling, MINIMUM, 1),
            at,
            says: /keeps 1 pods \(autoscaler web-scaling-us-central1\), and needs at least 2/,
            remedy: "no",
        },
        {
            when: "the autoscaler's minimum is left to its default",
            change: (good) => good.at(scaling, MINIMUM, undefined),
            at,
            says: /keeps 1 pods/,
            remedy: "no",
        },
        {
            when: "the program asks for none, which turns the autoscaler off",
            change: (good) => good.facts(at, { asked: { ...good.properties(at), spec: { replicas: 0 } } }),
            at,
            says: /keeps 0 pods/,
            remedy: "no",
        },
        {
            when: "a set has one pod",
            change: (good) => good.at("cache-us-east1", "spec.replicas", 1),
            at: "cache-us-east1",
            says: /keeps 1 pods \(spec\.replicas\)/,
        },
        {
            when: "a Deployment's only autoscaler is of another namespace",
            change: (good) => good.at(scaling, "metadata.namespace", "other").at(at, "spec.replicas", undefined),
            at,
            says: /keeps 1 pods \(spec\.replicas\)/,
        },
        {
            when: "its autoscaler names a set of the same name",
            change: (good) => good.at(scaling, "spec.scaleTargetRef.kind", "StatefulSet").at(at, "spec.replicas", 1),
            at,
            says: /keeps 1 pods \(spec\.replicas\)/,
        },
        {
            when: "its autoscaler is one of the other cluster",
            change: (good) => good.facts(scaling, { provider: "kubernetes-us-east1" }).at(at, "spec.replicas", 1),
            at,
            says: /keeps 1 pods \(spec\.replicas\)/,
        },
    ],
    unknown: [
        {
            when: "the minimum is not known",
            change: (good) => good.at(scaling, MINIMUM, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "no Service sends requests",
            change: (good) =>
                good.without(
                    ...good.resources.filter(({ type }) => type.endsWith("v1:Service")).map(({ name }) => name),
                ),
        },
        {
            when: "no Service has a selector",
            change: (good) =>
                good.resources
                    .filter(({ type }) => type.endsWith("v1:Service"))
                    .reduce((state, { name }) => state.at(name, "spec.selector", undefined), good),
        },
    ],
});
