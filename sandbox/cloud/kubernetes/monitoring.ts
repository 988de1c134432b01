/** PrometheusRule, PodMonitor and ServiceMonitor: custom resources of the Prometheus operator. */
import { bags, text } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { metadata, namespacedId, namespaceRefusals } from "./object.ts";

export const prometheusRule: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({ metadata: metadata(draft, { generation: true }) }),
    refusals: (draft) => [...namespaceRefusals(draft), ...rules(draft)],
};

/** The operator's admission webhook. */
function rules({ inputs }: Draft): readonly Refusal[] {
    return bags(inputs, "spec.groups").flatMap((group) =>
        bags(group.item, "rules").flatMap(({ index, item }) => {
            const given = ["alert", "record"].filter((key) => text(item, key) !== undefined);
            return refuseIf(given.length !== 1, {
                property: `spec.groups[${group.index}].rules[${index}]`,
                problem: "must have exactly one of alert and record",
                got: given.length === 0 ? "none" : given.join(", "),
            });
        }),
    );
}

/** Whether a Prometheus picks the monitor by its labels is decided elsewhere: the API takes it either way. */
export const monitor: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({ metadata: metadata(draft, { generation: true }) }),
    refusals: namespaceRefusals,
};
