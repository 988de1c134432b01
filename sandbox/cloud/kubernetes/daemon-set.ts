/** DaemonSet. */
import { bag, filled, text } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { type Bag, UNKNOWN, type Value } from "../values.ts";
import { metadata, namespacedId, namespaceRefusals, spec } from "./object.ts";
import { completedTemplate, workloadRefusals } from "./pod-template.ts";

/** The simulated cluster's nodes; node pools of other clouds are not looked at. */
const NODES = 3;

export const daemonSet: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({
        metadata: metadata(draft, {
            generation: true,
            annotations: { "deprecated.daemonset.template.generation": String(draft.revision) },
        }),
        spec: spec(draft, { updateStrategy: updateStrategy(draft), ...completedTemplate(draft.inputs) }),
        status: {
            observedGeneration: draft.revision,
            desiredNumberScheduled: NODES,
            currentNumberScheduled: NODES,
            updatedNumberScheduled: NODES,
            numberReady: NODES,
            numberAvailable: NODES,
            numberMisscheduled: 0,
        },
    }),
    refusals: (draft) => [...namespaceRefusals(draft), ...workloadRefusals(draft), ...rollout(draft)],
};

function updateStrategy(draft: Draft): Bag {
    const own = bag(draft.inputs, "spec.updateStrategy") ?? {};
    const type = text(own, "type") ?? "RollingUpdate";
    if (type !== "RollingUpdate") return { ...own, type };
    return { ...own, type, rollingUpdate: filled(bag(own, "rollingUpdate"), { maxUnavailable: 1, maxSurge: 0 }) };
}

function rollout({ inputs }: Draft): readonly Refusal[] {
    const rolling = bag(inputs, "spec.updateStrategy.rollingUpdate");
    if (rolling === undefined) return [];
    const counts = (value: Value | undefined, otherwise: boolean) =>
        value === undefined || value === UNKNOWN ? otherwise : value !== 0 && value !== "0%";
    const [unavailable, surge] = [counts(rolling.maxUnavailable, true), counts(rolling.maxSurge, false)];
    return refuseIf(unavailable === surge, {
        property: "spec.updateStrategy.rollingUpdate.maxUnavailable",
        problem: surge ? "must be 0 while maxSurge is above 0" : "must not be 0 while maxSurge is 0",
        got: String(rolling.maxUnavailable ?? 1),
    });
}
