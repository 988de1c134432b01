/** StatefulSet. */
import { bag, bags, filled, number, text } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import type { Bag } from "../values.ts";
import { metadata, namespacedId, namespaceRefusals, spec } from "./object.ts";
import { completedTemplate, workloadRefusals } from "./pod-template.ts";

export const statefulSet: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => {
        const replicas = number(draft.inputs, "spec.replicas") ?? 1;
        return {
            metadata: metadata(draft, { generation: true }),
            spec: spec(draft, {
                replicas,
                updateStrategy: updateStrategy(draft),
                persistentVolumeClaimRetentionPolicy: filled(
                    bag(draft.inputs, "spec.persistentVolumeClaimRetentionPolicy"),
                    { whenDeleted: "Retain", whenScaled: "Retain" },
                ),
                ...claims(draft),
                ...completedTemplate(draft.inputs),
            }),
            status: status(draft, replicas),
        };
    },
    refusals: (draft) => [...namespaceRefusals(draft), ...workloadRefusals(draft), ...rollout(draft)],
};

function updateStrategy(draft: Draft): Bag {
    const own = bag(draft.inputs, "spec.updateStrategy") ?? {};
    const type = text(own, "type") ?? "RollingUpdate";
    if (type !== "RollingUpdate") return { ...own, type };
    return { ...own, type, rollingUpdate: filled(bag(own, "rollingUpdate"), { partition: 0 }) };
}

function claims(draft: Draft): Bag {
    const templates = bags(draft.inputs, "spec.volumeClaimTemplates");
    if (templates.length === 0) return {};
    return {
        volumeClaimTemplates: templates.map(({ item }) => ({
            ...item,
            apiVersion: "v1",
            kind: "PersistentVolumeClaim",
            spec: filled(bag(item, "spec"), { volumeMode: "Filesystem" }),
            status: { phase: "Pending" },
        })),
    };
}

function status(draft: Draft, replicas: number): Bag {
    const revision = `${draft.name}-${draft.token("hex", 10, `revision ${draft.revision}`)}`;
    return {
        observedGeneration: draft.revision,
        replicas,
        readyReplicas: replicas,
        availableReplicas: replicas,
        currentReplicas: replicas,
        updatedReplicas: replicas,
        currentRevision: revision,
        updateRevision: revision,
        collisionCount: 0,
    };
}

function rollout({ inputs }: Draft): readonly Refusal[] {
    const isOnDelete = text(inputs, "spec.updateStrategy.type") === "OnDelete";
    return refuseIf(isOnDelete && bag(inputs, "spec.updateStrategy.rollingUpdate") !== undefined, {
        property: "spec.updateStrategy.rollingUpdate",
        problem: "must be left out when spec.updateStrategy.type is OnDelete",
    });
}
