/** What rules need to know about autoscalers of pods. */

import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readParts, readString } from "../../graph/read.ts";
import { kubernetesDocs } from "./objects.ts";

export const autoscalerDocs = kubernetesDocs("concepts/workloads/autoscaling/horizontal-pod-autoscale");

/** How far one policy changes the number of pods, and how often. */
export interface ScalingPolicy {
    readonly type: string;
    readonly value: number;
    readonly periodSeconds: number;
}

export interface Behavior {
    readonly stabilizationSeconds: number;
    readonly select: string;
    readonly policies: readonly ScalingPolicy[];
}

/** What holds where the program says nothing (https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/, 2026-11-22). */
const DEFAULTS: Readonly<Record<"scaleDown" | "scaleUp", Behavior>> = {
    scaleDown: {
        stabilizationSeconds: 300,
        select: "Max",
        policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
    },
    scaleUp: {
        stabilizationSeconds: 0,
        select: "Max",
        policies: [
            { type: "Percent", value: 100, periodSeconds: 15 },
            { type: "Pods", value: 4, periodSeconds: 15 },
        ],
    },
};

export function behaviorOf(autoscaler: Resource, direction: "scaleDown" | "scaleUp"): Behavior {
    const path = `spec.behavior.${direction}`;
    const standard = DEFAULTS[direction];
    const policies = known(readParts(autoscaler, `${path}.policies`))?.map(policy) ?? [];
    return {
        stabilizationSeconds:
            known(readNumber(autoscaler, `${path}.stabilizationWindowSeconds`)) ?? standard.stabilizationSeconds,
        select: known(readString(autoscaler, `${path}.selectPolicy`)) ?? standard.select,
        policies: policies.length > 0 ? policies : standard.policies,
    };
}

function policy(part: Readable): ScalingPolicy {
    return {
        type: known(readString(part, "type")) ?? "Pods",
        value: known(readNumber(part, "value")) ?? 0,
        periodSeconds: known(readNumber(part, "periodSeconds")) ?? 0,
    };
}

/** The share in percent of what pods request that the autoscaler aims at for a resource; `undefined` where it does not. */
export function utilizationOf(autoscaler: Resource, resource: "cpu" | "memory"): number | undefined {
    return (known(readParts(autoscaler, "spec.metrics")) ?? [])
        .filter((metric) => known(readString(metric, "resource.name")) === resource)
        .map((metric) => known(readNumber(metric, "resource.target.averageUtilization")))
        .find((share) => share !== undefined);
}
