/** PodDisruptionBudget. It is not awaited, so its status is what create answered. */
import { bag, number, text } from "../bag.ts";
import type { Draft, Existing, Refusal, ResourceKind } from "../kind.ts";
import { metadata, namespacedId, namespaceOf, namespaceRefusals, selects } from "./object.ts";

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

/** Replicas of the workloads that the budget selects. No selector selects nothing, an empty one the whole namespace. */
function podsOf(draft: Draft): number {
    const selector = bag(draft.inputs, "spec.selector");
    if (selector === undefined) return 0;
    const isChosen = (one: Existing) =>
        text(one.outputs, "metadata.namespace") === namespaceOf(draft) &&
        selects(selector, bag(one.outputs, "spec.template.metadata.labels"));
    return ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"]
        .flatMap((type) => draft.cloud.all(type))
        .filter(isChosen)
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
