/** What all workloads share: the selector, and the pod template that the server completes and judges. */
import { bag, bags, text } from "../bag.ts";
import type { Draft, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import type { Bag } from "../values.ts";
import { isEmptySelector, selects } from "./object.ts";
import { podRefusals } from "./pod-rules.ts";

/** `template` with the pull policy that follows from each image's tag; nothing when there is no template. */
export function completedTemplate(inputs: Bag, path = "spec.template"): Bag {
    const own = bag(inputs, path);
    if (own === undefined) return {};
    const pod = bag(own, "spec") ?? {};
    return { template: { ...own, spec: { ...pod, ...pulled(pod, "containers"), ...pulled(pod, "initContainers") } } };
}

function pulled(pod: Bag, key: string): Bag {
    const containers = bags(pod, key);
    if (containers.length === 0) return {};
    return {
        [key]: containers.map(({ item }) => ({
            ...item,
            imagePullPolicy:
                text(item, "imagePullPolicy") ??
                (/^(.*\/)?[^:@/]+(:latest)?$/.test(text(item, "image") ?? "") ? "Always" : "IfNotPresent"),
        })),
    };
}

/** A selector that fits the template, and a template that the server takes. */
export function workloadRefusals(draft: Draft): readonly Refusal[] {
    const claims = bags(draft.inputs, "spec.volumeClaimTemplates").flatMap(
        ({ item }) => text(item, "metadata.name") ?? [],
    );
    return [...selectorRefusals(draft), ...podRefusals(draft.inputs, "spec.template.spec", claims)];
}

function selectorRefusals({ inputs }: Draft): readonly Refusal[] {
    const [selector, labels] = [bag(inputs, "spec.selector"), bag(inputs, "spec.template.metadata.labels")];
    return [
        ...refuseIf(selector !== undefined && isEmptySelector(selector), {
            property: "spec.selector",
            problem: "must not be empty",
            remedy: "select the pods of the template by a label of their own",
        }),
        ...refuseIf(!selects(selector, labels), {
            property: "spec.template.metadata.labels",
            problem: "must match spec.selector",
            got: JSON.stringify(labels ?? {}),
            remedy: `add ${JSON.stringify(bag(selector, "matchLabels") ?? selector ?? {})}`,
        }),
    ];
}
