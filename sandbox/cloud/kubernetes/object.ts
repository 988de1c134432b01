/** What all Kubernetes objects share: metadata, namespaces, ids and how the API server words a refusal. */
import { bag, bags, list, text } from "../bag.ts";
import type { Draft, Refusal } from "../kind.ts";
import { isAutoName } from "../naming.ts";
import { type Bag, isBag, type Value } from "../values.ts";

/** The object's own namespace, else the provider's, else `default`. */
export function namespaceOf(draft: Draft): string {
    return text(draft.inputs, "metadata.namespace") ?? text(draft.provider.config, "namespace") ?? "default";
}

export function namespacedId(draft: Draft): string {
    return `${namespaceOf(draft)}/${draft.name}`;
}

/** `metadata` as the server completes it; `generation` is for kinds whose spec the server counts. */
export function metadata(
    draft: Draft,
    { namespaced = true, generation = false, labels = {} as Bag, annotations = {} as Bag } = {},
): Bag {
    const own = bag(draft.inputs, "metadata") ?? {};
    const named = isAutoName({ separator: "-", hex: 8 }, draft.logicalName, draft.name)
        ? { "pulumi.com/autonamed": "true" }
        : {};
    const notes: Bag = { ...bag(own, "annotations"), ...named, ...annotations };
    const marks: Bag = { ...bag(own, "labels"), ...labels };
    return {
        ...own,
        name: draft.name,
        ...(namespaced ? { namespace: namespaceOf(draft) } : {}),
        uid: draft.uuid(),
        resourceVersion: `${draft.token("digits", 5, "version")}${draft.revision}`,
        creationTimestamp: draft.time("created"),
        ...(generation ? { generation: draft.revision } : {}),
        ...(Object.keys(notes).length > 0 ? { annotations: notes } : {}),
        ...(Object.keys(marks).length > 0 ? { labels: marks } : {}),
    };
}

/** The namespace must exist, but for those that every cluster has. */
export function namespaceRefusals(draft: Draft): readonly Refusal[] {
    const name = namespaceOf(draft);
    if (["default", "kube-system", "kube-public", "kube-node-lease"].includes(name)) return [];
    const found = draft.cloud
        .all("kubernetes:core/v1:Namespace")
        .some((one) => text(one.outputs, "metadata.name") === name);
    if (found) return [];
    return [
        {
            property: "metadata.namespace",
            problem: "must name a namespace that exists",
            got: JSON.stringify(name),
            remedy: "take it from the namespace's metadata.name, which also orders the two",
        },
    ];
}

/** `spec` with parts filled in. */
export function spec(draft: Draft, parts: Bag): Bag {
    return { ...bag(draft.inputs, "spec"), ...parts };
}

/** True when the labels satisfy the selector: all of its labels and all of its expressions. */
export function selects(selector: Value | undefined, labels: Value | undefined): boolean {
    const held = isBag(labels) ? labels : {};
    const wanted = isBag(selector) ? (bag(selector, "matchLabels") ?? {}) : {};
    return (
        Object.entries(wanted).every(([key, value]) => held[key] === value) &&
        bags(selector, "matchExpressions").every(({ item }) => satisfies(item, held))
    );
}

function satisfies(expression: Bag, labels: Bag): boolean {
    const value = labels[text(expression, "key") ?? ""];
    const isListed = value !== undefined && list(expression, "values").includes(value);
    switch (text(expression, "operator")) {
        case "In":
            return isListed;
        case "NotIn":
            return !isListed;
        case "Exists":
            return value !== undefined;
        case "DoesNotExist":
            return value === undefined;
        default:
            return true;
    }
}

/** A selector that is there and asks for nothing. */
export function isEmptySelector(selector: Bag | undefined): boolean {
    return (
        Object.keys(bag(selector, "matchLabels") ?? {}).length === 0 && list(selector, "matchExpressions").length === 0
    );
}
