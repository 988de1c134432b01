import rule from "../../../../policy/rules/observability/gke-collects-what-alerts-watch.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState } from "../../states/gcp-gke.ts";

const ALERT = "error-rate-critical";
const FILTER = "conditions[0].conditionThreshold.filter";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "no alert looks at a component that is not collected",
            change: (good) => good.at(CLUSTER, "monitoringConfig.enableComponents", ["SYSTEM_COMPONENTS"]),
            at: CLUSTER,
        },
        {
            when: "it says nothing and alerts look at its own metrics",
            change: (good) =>
                good
                    .at(CLUSTER, "monitoringConfig", undefined)
                    .at(ALERT, FILTER, 'metric.type="kubernetes.io/container/cpu/request_utilization"'),
            at: CLUSTER,
        },
        {
            when: "an alert looks at what is collected",
            change: (good) =>
                good.at(
                    ALERT,
                    FILTER,
                    'metric.type="prometheus.googleapis.com/kube_statefulset_status_replicas_ready/gauge"',
                ),
            at: CLUSTER,
        },
    ],
    fails: [
        {
            when: "it collects nothing",
            change: (good) => good.at(CLUSTER, "monitoringConfig.enableComponents", []),
            at: CLUSTER,
            says: /lacks SYSTEM_COMPONENTS, whose/,
        },
        ...[
            ["deployment", "DEPLOYMENT"],
            ["statefulset", "STATEFULSET"],
            ["daemonset", "DAEMONSET"],
            ["horizontalpodautoscaler", "HPA"],
            ["pod", "POD"],
        ].map(([kind, component]) => ({
            when: `an alert looks at a ${kind} and nobody collects it`,
            change: (good: State) =>
                good
                    .at(CLUSTER, "monitoringConfig.enableComponents", ["SYSTEM_COMPONENTS"])
                    .at(ALERT, FILTER, `metric.type="prometheus.googleapis.com/kube_${kind}_status/gauge"`),
            at: CLUSTER,
            says: new RegExp(`lacks ${component}, whose`),
        })),
        {
            when: "an alert looks at containers",
            change: (good) =>
                good.at(ALERT, FILTER, 'metric.type="prometheus.googleapis.com/container_memory_rss/gauge"'),
            at: CLUSTER,
            says: /lacks CADVISOR/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(CLUSTER, "monitoringConfig.enableComponents", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
});
