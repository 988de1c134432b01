/** PersistentVolumeClaim, bound at once. */
import { bag, filled, text } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { metadata, namespacedId, namespaceRefusals } from "./object.ts";
import { amount } from "./quantity.ts";

const STORAGE = "spec.resources.requests.storage";

/** The class of a cluster that names no other, and who makes its volumes. */
const STORAGE_CLASS = "standard";
const PROVISIONER = "csi.example.com";

export const volumeClaim: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({
        metadata: {
            ...metadata(draft, {
                annotations: {
                    "pv.kubernetes.io/bind-completed": "yes",
                    "pv.kubernetes.io/bound-by-controller": "yes",
                    "volume.beta.kubernetes.io/storage-provisioner": PROVISIONER,
                    "volume.kubernetes.io/storage-provisioner": PROVISIONER,
                },
            }),
            finalizers: ["kubernetes.io/pvc-protection"],
        },
        spec: filled(bag(draft.inputs, "spec"), {
            volumeMode: "Filesystem",
            storageClassName: STORAGE_CLASS,
            volumeName: `pvc-${draft.uuid()}`,
        }),
        status: {
            phase: "Bound",
            accessModes: draft.inputs.spec === undefined ? [] : (bag(draft.inputs, "spec")?.accessModes ?? []),
            capacity: { storage: text(draft.inputs, STORAGE) ?? "" },
        },
    }),
    refusals: (draft) => [...namespaceRefusals(draft), ...accessModes(draft), ...storage(draft)],
};

function accessModes({ inputs }: Draft): readonly Refusal[] {
    const modes = bag(inputs, "spec")?.accessModes;
    const isMixed = Array.isArray(modes) && modes.length > 1 && modes.includes("ReadWriteOncePod");
    return refuseIf(isMixed, {
        property: "spec.accessModes",
        problem: "must hold nothing else beside ReadWriteOncePod",
        got: printable(modes),
    });
}

function storage(draft: Draft): readonly Refusal[] {
    const wanted = text(draft.inputs, STORAGE);
    const live = draft.revision === 1 ? undefined : draft.cloud.all(draft.type).find(({ urn }) => urn === draft.urn);
    const held = text(live?.inputs, STORAGE);
    const [size, before] = [amount(wanted), amount(held)];
    return [
        ...refuseIf(wanted === undefined || (size !== undefined && size <= 0), {
            property: STORAGE,
            problem: "must be set and above 0",
            got: printable(wanted),
        }),
        ...refuseIf(size !== undefined && before !== undefined && size < before, {
            property: STORAGE,
            problem: `must be at least ${held}: a volume only grows`,
            got: printable(wanted),
        }),
    ];
}
