/** Deployment. */
import { bag, bags, number, text } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import type { Bag } from "../values.ts";
import { metadata, namespacedId, namespaceRefusals, selects, spec } from "./object.ts";

export const deployment: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => {
        const replicas = number(draft.inputs, "spec.replicas") ?? 1;
        return {
            metadata: metadata(draft, { annotations: { "deployment.kubernetes.io/revision": String(draft.revision) } }),
            spec: spec(draft, { replicas, strategy: strategy(draft), ...template(draft) }),
            status: status(draft, replicas),
        };
    },
    refusals: (draft) => [...namespaceRefusals(draft), ...selectorRefusals(draft), ...rolloutRefusals(draft)],
};

function strategy(draft: Draft): Bag {
    const own = bag(draft.inputs, "spec.strategy") ?? {};
    const type = text(own, "type") ?? "RollingUpdate";
    if (type !== "RollingUpdate") return { ...own, type };
    return { ...own, type, rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%", ...bag(own, "rollingUpdate") } };
}

/** The image tag decides what the server writes as pull policy. */
function template(draft: Draft): Bag {
    const own = bag(draft.inputs, "spec.template");
    if (own === undefined) return {};
    const containers = bags(own, "spec.containers").map(({ item }) => ({
        ...item,
        imagePullPolicy:
            text(item, "imagePullPolicy") ??
            (/^(.*\/)?[^:@/]+(:latest)?$/.test(text(item, "image") ?? "") ? "Always" : "IfNotPresent"),
    }));
    return { template: { ...own, spec: { ...bag(own, "spec"), containers } } };
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

function selectorRefusals({ inputs }: Draft): readonly Refusal[] {
    const [selector, labels] = [bag(inputs, "spec.selector"), bag(inputs, "spec.template.metadata.labels")];
    if (selects(selector, labels)) return [];
    return [
        {
            property: "spec.template.metadata.labels",
            problem: "must match spec.selector",
            got: JSON.stringify(labels ?? {}),
            remedy: `add ${JSON.stringify(bag(selector, "matchLabels"))}`,
        },
    ];
}

function rolloutRefusals({ inputs }: Draft): readonly Refusal[] {
    const rolling = bag(inputs, "spec.strategy.rollingUpdate");
    const none = (value: unknown) => value === 0 || value === "0%";
    if (!none(rolling?.maxSurge) || !none(rolling?.maxUnavailable)) return [];
    return [
        {
            property: "spec.strategy.rollingUpdate.maxUnavailable",
            problem: "must not be 0 while maxSurge is 0",
            got: "0",
            remedy: "allow a surge of at least 1",
        },
    ];
}
