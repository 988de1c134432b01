import type { Break } from "../break.ts";

const BACKEND = "Deployment/agent-backend-us-central1-backend-blue";
const CONTAINER = "spec.template.spec.containers[0]";

/** Mistakes with how pods are asked, started, replaced and ended. */
export const breaks: readonly Break[] = [
    {
        rule: "pod-readiness-probe",
        what: "nobody asks a backend whether it can take requests",
        change: (prod) => prod.at(BACKEND, `${CONTAINER}.readinessProbe`, undefined),
    },
    {
        rule: "pod-liveness-probe",
        what: "a backend that hangs is left alone",
        change: (prod) => prod.at(BACKEND, `${CONTAINER}.livenessProbe`, undefined),
    },
    {
        rule: "pod-liveness-asks-the-process-alone",
        what: "liveness asks for the database",
        change: (prod) => prod.at(BACKEND, `${CONTAINER}.livenessProbe.httpGet.path`, "/readiness"),
    },
    {
        rule: "pod-probe-ports-exist",
        what: "a port is renamed and its probes are not",
        change: (prod) => prod.at(BACKEND, `${CONTAINER}.livenessProbe.httpGet.port`, "web"),
    },
    {
        rule: "pod-has-time-to-start",
        what: "a backend gets five seconds to start",
        change: (prod) => prod.at(BACKEND, `${CONTAINER}.startupProbe.failureThreshold`, 1),
    },
    {
        rule: "pod-probe-ends-before-the-next",
        what: "a probe waits longer than until the next one",
        change: (prod) => prod.at(BACKEND, `${CONTAINER}.readinessProbe.timeoutSeconds`, 10),
    },
    {
        rule: "pod-leaves-rotation-in-time",
        what: "readiness is asked each half minute",
        change: (prod) => prod.at(BACKEND, `${CONTAINER}.readinessProbe.periodSeconds`, 30),
    },
    {
        rule: "pod-restarts-when-stuck-in-time",
        what: "liveness is given ten minutes",
        change: (prod) => prod.at(BACKEND, `${CONTAINER}.livenessProbe.failureThreshold`, 60),
    },
    {
        rule: "deployment-rolls-without-a-gap",
        what: "a release ends all pods before it starts new ones",
        change: (prod) => prod.at(BACKEND, "spec.strategy", { type: "Recreate" }),
    },
    {
        rule: "deployment-watches-new-pods",
        what: "a rollout goes on at the first good answer",
        change: (prod) => prod.at(BACKEND, "spec.minReadySeconds", undefined),
    },
    {
        rule: "deployment-gives-up-stuck-rollouts",
        what: "a stuck rollout is waited for all day",
        change: (prod) => prod.at(BACKEND, "spec.progressDeadlineSeconds", 86_400),
    },
    {
        rule: "deployment-keeps-releases-to-go-back-to",
        what: "no earlier release is kept",
        change: (prod) => prod.at(BACKEND, "spec.revisionHistoryLimit", 0),
    },
    {
        rule: "deployment-spread-counts-each-rollout",
        what: "a spread counts old and new pods together",
        change: (prod) => prod.at(BACKEND, "spec.template.spec.topologySpreadConstraints[0].matchLabelKeys", undefined),
    },
    {
        rule: "pod-waits-before-it-stops",
        what: "a backend stops the moment it is told to",
        change: (prod) => prod.at(BACKEND, `${CONTAINER}.lifecycle`, undefined),
    },
    {
        rule: "pod-outlasts-its-shutdown",
        what: "a backend is killed while it still answers",
        change: (prod) => prod.at(BACKEND, "spec.template.spec.terminationGracePeriodSeconds", 30),
    },
    {
        rule: "pod-image-by-digest",
        what: "a container that prepares runs a tag",
        change: (prod) => prod.at(BACKEND, "spec.template.spec.initContainers[0].image", "google-cloud-cli:latest"),
        also: ["workload-twins-run-the-same-images"],
    },
    {
        rule: "kubernetes-api-is-served",
        what: "a budget is written in a version that is gone",
        change: (prod) =>
            prod.plus({
                type: "kubernetes:policy/v1beta1:PodDisruptionBudget",
                name: "old",
                like: BACKEND,
                outputs: { metadata: { name: "old", namespace: "agent-backend" }, spec: { maxUnavailable: 1 } },
            }),
    },
];
