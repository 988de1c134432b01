/** PodDisruptionBudget and HorizontalPodAutoscaler. Neither is awaited, so their status is what create answered. */
import { bag, number, text, unset } from "../bag.ts";
import type { Draft, Existing, Refusal, ResourceKind } from "../kind.ts";
import type { Bag } from "../values.ts";
import { metadata, namespacedId, namespaceRefusals, selects, spec } from "./object.ts";

export const budget: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => {
        const pods = podsOf(draft);
        const healthy =
            number(draft.inputs, "spec.minAvailable") ??
            Math.max(0, pods - (number(draft.inputs, "spec.maxUnavailable") ?? 1));
        const settled = {
            currentHealthy: pods,
            expectedPods: pods,
            desiredHealthy: healthy,
            disruptionsAllowed: Math.max(0, pods - healthy),
        };
        const fresh = { currentHealthy: 0, expectedPods: 0, desiredHealthy: 0, disruptionsAllowed: 0 };
        return { metadata: metadata(draft), status: draft.revision > 1 ? settled : fresh };
    },
    refusals: (draft) => [...namespaceRefusals(draft), ...percentRefusals(draft)],
};

/** Replicas of the workloads that the budget selects. */
function podsOf(draft: Draft): number {
    const selector = bag(draft.inputs, "spec.selector");
    const chosen = (one: Existing) => selects(selector, bag(one.outputs, "spec.template.metadata.labels"));
    return draft.cloud
        .all("kubernetes:apps/v1:Deployment")
        .filter(chosen)
        .reduce((sum, one) => sum + (number(one.outputs, "spec.replicas") ?? 0), 0);
}

function percentRefusals({ inputs }: Draft): readonly Refusal[] {
    return ["minAvailable", "maxUnavailable"].flatMap((key) => {
        const value = text(inputs, `spec.${key}`);
        const tooMuch = value?.endsWith("%") && Number.parseInt(value, 10) > 100;
        return tooMuch
            ? [{ property: `spec.${key}`, problem: "must be at most 100%", got: JSON.stringify(value) }]
            : [];
    });
}

export const autoscaler: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({
        metadata: metadata(draft),
        spec: spec(draft, { ...unset(bag(draft.inputs, "spec") ?? {}, { minReplicas: 1, metrics: defaultMetrics }) }),
        status: { currentReplicas: 0, desiredReplicas: 0 },
    }),
    refusals: (draft) => {
        const [least, most] = [number(draft.inputs, "spec.minReplicas") ?? 1, number(draft.inputs, "spec.maxReplicas")];
        const below = most !== undefined && most < least;
        const refusal = {
            property: "spec.maxReplicas",
            problem: `must be at least minReplicas, which is ${least}`,
            got: String(most),
        };
        return [...namespaceRefusals(draft), ...(below ? [refusal] : [])];
    },
};

const defaultMetrics: readonly Bag[] = [
    { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } } },
];
