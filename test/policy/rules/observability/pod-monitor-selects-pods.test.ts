import rule from "../../../../policy/rules/observability/pod-monitor-selects-pods.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { eachOf } from "../../states/without.ts";

const at = "monitor-us-central1";
const LABELS = "spec.selector.matchLabels";
const PORT = "spec.podMetricsEndpoints[0].port";

const serviceMonitor = (app: string, port: string): StateResource => ({
    type: "kubernetes:monitoring.coreos.com/v1:ServiceMonitor",
    name: "services",
    id: "shop/services",
    provider: "kubernetes-us-central1",
    outputs: {
        metadata: { name: "services", namespace: "shop" },
        spec: { selector: { matchLabels: { app } }, endpoints: [{ port }] },
    },
});

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "one of two workloads has the port",
            change: (good) =>
                good
                    .at("proxy-us-central1", "spec.template.metadata.labels", { system: "shop", app: "web" })
                    .at("web-us-central1", "spec.template.spec.containers[0].ports[0].name", "web")
                    .at(at, PORT, "web"),
            at,
        },

        { when: "it asks at no port by name", change: (good) => good.at(at, PORT, undefined), at },
        {
            when: "a Service has the labels and the port",
            change: (good) => good.plus(serviceMonitor("web", "http")),
            at: "services",
        },
    ],
    fails: [
        {
            when: "only a workload has the labels of a Service",
            change: (good) =>
                good
                    .without("web-service-us-central1")
                    .at("web-us-central1", "metadata.labels", { app: "web" })
                    .plus(serviceMonitor("web", "http")),
            at: "services",
            says: /no Service of its namespace/,
            remedy: "no",
        },

        {
            when: "no pods have the label",
            change: (good) => good.at(at, `${LABELS}.app`, "api"),
            at,
            says: /no pods of its namespace and cluster have all labels that it selects/,
            remedy: "no",
        },
        {
            when: "pods have one label of two",
            change: (good) => good.at(at, LABELS, { app: "web", colour: "blue" }),
            at,
            says: /all labels/,
            remedy: "no",
        },
        {
            when: "it is in another namespace",
            change: (good) => good.at(at, "metadata.namespace", "other"),
            at,
            says: /namespace/,
            remedy: "no",
        },
        {
            when: "it selects nothing",
            change: (good) => good.at(at, "spec.selector", undefined),
            at,
            says: /no pods/,
            remedy: "no",
        },
        {
            when: "the port has another name",
            change: (good) => good.at(at, PORT, "metrics"),
            at,
            says: /asks at port metrics, which nothing that it selects has/,
            remedy: "no",
        },
        {
            when: "no Service has the label",
            change: (good) => good.plus(serviceMonitor("api", "http")),
            at: "services",
            says: /no Service of its namespace/,
            remedy: "no",
        },
        {
            when: "the Service has another port",
            change: (good) => good.plus(serviceMonitor("web", "metrics")),
            at: "services",
            says: /asks at port metrics/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "its labels are not known", change: (good) => good.at(at, LABELS, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "it looks into other namespaces",
            change: (good) =>
                eachOf(good, "PodMonitor", (state, name) => state.at(name, "spec.namespaceSelector", { any: true })),
        },
    ],
});
