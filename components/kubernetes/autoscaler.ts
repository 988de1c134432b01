import type { types } from "@pulumi/kubernetes";
import type { Problem } from "../core/argument-error.ts";
import { Duration } from "../core/duration.ts";

/** How many pods a workload has. */
export interface WorkloadScaling {
    readonly min: number;
    readonly max: number;
    /** Shares of what the containers request, such as 0.7. */
    readonly cpu: number;
    readonly memory: number;
    /**
     * Metrics of Cloud Monitoring that add pods above a value. Google's Custom Metrics Stackdriver Adapter serves them;
     * while a cluster lacks it these targets add nothing, and nothing is taken away either. Default: none.
     */
    readonly external?: readonly ExternalTarget[];
}

export interface ExternalTarget {
    /** Type of the metric, such as `workload.googleapis.com/web/request_queue`. */
    readonly metric: string;
    /** Labels that pick this workload's time series, such as `{ "resource.labels.location": "us-east1" }`. */
    readonly labels: Readonly<Record<string, string>>;
    readonly above: number;
}

/** Pods are taken away one at a time, after load has been low for so long. */
const [CALM, STEP] = [Duration.minutes(5), Duration.minutes(1)];
/** Pods may double each 15 seconds, the service's own pace. */
const SURGE = { type: "Percent", value: 100, periodSeconds: 15 };

/** What would keep the workload from scaling. Empty when nothing does. */
export function workloadScalingProblems(scaling: WorkloadScaling, path = "scaling"): Problem[] {
    const problems: Problem[] = [];
    if (scaling.min < 1) problems.push({ path: `${path}.min`, reason: `must be at least 1, got ${scaling.min}` });
    if (scaling.max < scaling.min)
        problems.push({ path: `${path}.max`, reason: `must not be below min (${scaling.min}), got ${scaling.max}` });
    for (const field of ["cpu", "memory"] as const) {
        if (!(scaling[field] > 0 && scaling[field] <= 1))
            problems.push({
                path: `${path}.${field}`,
                reason: `must be a share above 0 and at most 1 (70 % is 0.7), got ${scaling[field]}`,
            });
    }
    return problems;
}

/** The autoscaler of one Deployment. */
export function planAutoscaler(
    deployment: string,
    scaling: WorkloadScaling,
): types.input.autoscaling.v2.HorizontalPodAutoscalerSpec {
    const resource = (name: "cpu" | "memory") => ({
        type: "Resource",
        resource: { name, target: { type: "Utilization", averageUtilization: Math.round(scaling[name] * 100) } },
    });
    const external = (scaling.external ?? []).map(({ metric, labels, above }) => ({
        type: "External",
        external: {
            // The adapter takes a metric type with | in place of /.
            metric: { name: metric.replaceAll("/", "|"), selector: { matchLabels: { ...labels } } },
            target: { type: "Value", value: String(above) },
        },
    }));
    return {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: deployment },
        minReplicas: scaling.min,
        maxReplicas: scaling.max,
        metrics: [resource("cpu"), resource("memory"), ...external],
        behavior: {
            scaleUp: { stabilizationWindowSeconds: 0, selectPolicy: "Max", policies: [SURGE] },
            scaleDown: {
                stabilizationWindowSeconds: CALM.seconds,
                selectPolicy: "Max",
                policies: [{ type: "Pods", value: 1, periodSeconds: STEP.seconds }],
            },
        },
    };
}
