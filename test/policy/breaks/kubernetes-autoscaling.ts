import type { Break } from "../break.ts";

const BACKEND = "agent-backend-us-central1-backend-blue";
const SCALING = `HorizontalPodAutoscaler/${BACKEND}-scaling`;
const CONTAINER = "spec.template.spec.containers[0]";

/** Mistakes with what gives pods to the load. */
export const breaks: readonly Break[] = [
    {
        rule: "deployment-has-one-autoscaler",
        what: "a second autoscaler scales a backend",
        change: (prod) =>
            prod.plus({
                type: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
                name: "second-scaling",
                like: SCALING,
                outputs: prod.properties(SCALING),
            }),
    },
    {
        rule: "autoscaler-target-exists",
        what: "an autoscaler is left over from a Deployment that is gone",
        change: (prod) =>
            prod
                .plus({
                    type: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
                    name: "old-scaling",
                    like: SCALING,
                    outputs: prod.properties(SCALING),
                })
                .at("HorizontalPodAutoscaler/old-scaling", "spec.scaleTargetRef.name", "old"),
    },
    {
        rule: "autoscaler-can-grow",
        what: "both regions' autoscalers may not double their pods",
        change: (prod) =>
            ["us-central1", "us-east1"].reduce(
                (changed, region) =>
                    changed.at(
                        `HorizontalPodAutoscaler/agent-backend-${region}-backend-blue-scaling`,
                        "spec.maxReplicas",
                        4,
                    ),
                prod,
            ),
    },
    {
        rule: "autoscaler-owns-the-pod-count",
        what: "the program sets a number of pods beside the autoscaler",
        change: (prod) => prod.at(`Deployment/${BACKEND}`, "spec.replicas", 3),
    },
    {
        rule: "autoscaler-leaves-room",
        what: "pods are to be busy at 95 % before there are more",
        change: (prod) => prod.at(SCALING, "spec.metrics[0].resource.target.averageUtilization", 95),
    },
    {
        rule: "autoscaler-scales-down-calmly",
        what: "pods are taken away at the first lull",
        change: (prod) => prod.at(SCALING, "spec.behavior.scaleDown.stabilizationWindowSeconds", 0),
    },
    {
        rule: "autoscaler-scales-up-at-once",
        what: "an autoscaler never adds pods",
        change: (prod) => prod.at(SCALING, "spec.behavior.scaleUp.selectPolicy", "Disabled"),
    },
    {
        rule: "pod-requests-cpu-and-memory",
        what: "a container beside the backend requests no CPU",
        change: (prod) =>
            prod.at(`Deployment/${BACKEND}`, "spec.template.spec.initContainers[1].resources.requests.cpu", undefined),
    },
    {
        rule: "pod-memory-is-limited",
        what: "a backend's memory has no limit",
        change: (prod) => prod.at(`Deployment/${BACKEND}`, `${CONTAINER}.resources.limits`, undefined),
    },
];
