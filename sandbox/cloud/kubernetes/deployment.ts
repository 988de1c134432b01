/** Deployment. */
import { bag, number, text } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import type { Bag } from "../values.ts";
import { metadata, namespacedId, namespaceRefusals, spec } from "./object.ts";
import { completedTemplate, workloadRefusals } from "./pod-template.ts";

export const deployment: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => {
        const replicas = number(draft.inputs, "spec.replicas") ?? 1;
        return {
            metadata: metadata(draft, {
                generation: true,
                annotations: { "deployment.kubernetes.io/revision": String(draft.revision) },
            }),
            spec: spec(draft, { replicas, strategy: strategy(draft), ...completedTemplate(draft.inputs) }),
            status: status(draft, replicas),
        };
    },
    refusals: (draft) => [...namespaceRefusals(draft), ...workloadRefusals(draft), ...rolloutRefusals(draft)],
};

function strategy(draft: Draft): Bag {
    const own = bag(draft.inputs, "spec.strategy") ?? {};
    const type = text(own, "type") ?? "RollingUpdate";
    if (type !== "RollingUpdate") return { ...own, type };
    return { ...own, type, rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%", ...bag(own, "rollingUpdate") } };
}

function status(draft: Draft, replicas: number): Bag {
    const counts =
        replicas === 0
            ? {}
            : { replicas, updatedReplicas: replicas, readyReplicas: replicas, availableReplicas: replicas };
    const [created, modified] = [draft.time("created"), draft.time("modified")];
    const set = `${draft.name}-${draft.token("alnum", 10, `replica set ${draft.revision}`)}`;
    return {
        observedGeneration: draft.revision,
        ...counts,
        conditions: [
            {
                type: "Available",
                status: "True",
                reason: "MinimumReplicasAvailable",
                message: "Deployment has minimum availability.",
                lastTransitionTime: created,
                lastUpdateTime: created,
            },
            {
                type: "Progressing",
                status: "True",
                reason: "NewReplicaSetAvailable",
                message: `ReplicaSet "${set}" has successfully progressed.`,
                lastTransitionTime: created,
                lastUpdateTime: modified,
            },
        ],
    };
}

function rolloutRefusals({ inputs }: Draft): readonly Refusal[] {
    const rolling = bag(inputs, "spec.strategy.rollingUpdate");
    const none = (value: unknown) => value === 0 || value === "0%";
    const [ready, deadline] = [
        number(inputs, "spec.minReadySeconds") ?? 0,
        number(inputs, "spec.progressDeadlineSeconds") ?? 600,
    ];
    return [
        ...refuseIf(none(rolling?.maxSurge) && none(rolling?.maxUnavailable), {
            property: "spec.strategy.rollingUpdate.maxUnavailable",
            problem: "must not be 0 while maxSurge is 0",
            got: "0",
            remedy: "allow a surge of at least 1",
        }),
        ...refuseIf(rolling !== undefined && text(inputs, "spec.strategy.type") === "Recreate", {
            property: "spec.strategy.rollingUpdate",
            problem: "must be left out when spec.strategy.type is Recreate",
        }),
        ...refuseIf(deadline <= ready, {
            property: "spec.progressDeadlineSeconds",
            problem: `must be more than minReadySeconds (${ready})`,
            got: String(deadline),
        }),
    ];
}
