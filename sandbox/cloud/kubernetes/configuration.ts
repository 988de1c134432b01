/** Namespace and ConfigMap. */
import { bag, flag, list } from "../bag.ts";
import type { ResourceKind } from "../kind.ts";
import { metadata, namespacedId, namespaceRefusals, spec } from "./object.ts";

export const namespace: ResourceKind = {
    id: ({ name }) => name,
    outputs: (draft) => ({
        metadata: metadata(draft, { namespaced: false, labels: { "kubernetes.io/metadata.name": draft.name } }),
        spec: spec(draft, {
            finalizers:
                list(draft.inputs, "spec.finalizers").length > 0
                    ? list(draft.inputs, "spec.finalizers")
                    : ["kubernetes"],
        }),
        status: { phase: "Active" },
    }),
};

export const configMap: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({ metadata: metadata(draft) }),
    refusals: (draft) => {
        const size = JSON.stringify({ ...bag(draft.inputs, "data"), ...bag(draft.inputs, "binaryData") }).length;
        const tooBig = {
            property: "data",
            problem: "must be at most 1048576 bytes together with binaryData",
            got: String(size),
        };
        return [...namespaceRefusals(draft), ...(size > 1048576 ? [tooBig] : [])];
    },
    replacements: ({ before, inputs, provider }) => {
        const changed = (key: string) => JSON.stringify(before.inputs[key]) !== JSON.stringify(inputs[key]);
        const mutable = flag(provider?.config, "enableConfigMapMutable") === true;
        return mutable ? [] : ["data", "binaryData"].filter(changed);
    },
};
