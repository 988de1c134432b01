/** HorizontalPodAutoscaler. It is not awaited, so its status is what create answered. */
import { bag, bags, filled, number, text, unset } from "../bag.ts";
import type { Draft, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import type { Bag } from "../values.ts";
import { metadata, namespacedId, namespaceRefusals, spec } from "./object.ts";

const DEFAULT_METRICS: readonly Bag[] = [
    { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } } },
];

const SCALE_UP: Bag = {
    stabilizationWindowSeconds: 0,
    selectPolicy: "Max",
    policies: [
        { type: "Pods", value: 4, periodSeconds: 15 },
        { type: "Percent", value: 100, periodSeconds: 15 },
    ],
};
const SCALE_DOWN: Bag = { selectPolicy: "Max", policies: [{ type: "Percent", value: 100, periodSeconds: 15 }] };

/** The block that each type of metric reads. */
const SOURCES = {
    Resource: "resource",
    ContainerResource: "containerResource",
    Pods: "pods",
    Object: "object",
    External: "external",
} as const;

export const autoscaler: ResourceKind = {
    id: namespacedId,
    outputs: (draft) => ({
        metadata: metadata(draft),
        spec: spec(draft, {
            ...unset(bag(draft.inputs, "spec") ?? {}, { minReplicas: 1, metrics: DEFAULT_METRICS }),
            ...behavior(draft),
        }),
        status: { currentReplicas: 0, desiredReplicas: 0 },
    }),
    refusals: (draft) => [...namespaceRefusals(draft), ...bounds(draft), ...metrics(draft)],
};

/** Either side set fills in both. */
function behavior(draft: Draft): Bag {
    const own = bag(draft.inputs, "spec.behavior");
    if (own === undefined) return {};
    return {
        behavior: {
            ...own,
            scaleUp: filled(bag(own, "scaleUp"), SCALE_UP),
            scaleDown: filled(bag(own, "scaleDown"), SCALE_DOWN),
        },
    };
}

function bounds({ inputs }: Draft): readonly Refusal[] {
    const [least, most] = [number(inputs, "spec.minReplicas") ?? 1, number(inputs, "spec.maxReplicas")];
    return refuseIf(most !== undefined && most < least, {
        property: "spec.maxReplicas",
        problem: `must be at least minReplicas, which is ${least}`,
        got: String(most),
    });
}

function metrics({ inputs }: Draft): readonly Refusal[] {
    return bags(inputs, "spec.metrics").flatMap(({ index, item }) => {
        const wanted = Object.entries(SOURCES).find(([type]) => type === text(item, "type"))?.[1];
        if (wanted === undefined) return [];
        const others = Object.values(SOURCES).filter((key) => key !== wanted && item[key] !== undefined);
        const target = bag(item, `${wanted}.target`);
        const both = target?.averageUtilization !== undefined && target.averageValue !== undefined;
        return [
            ...refuseIf(item[wanted] === undefined, {
                property: `spec.metrics[${index}].${wanted}`,
                problem: `is required when type is ${text(item, "type")}`,
            }),
            ...others.map((key) => ({
                property: `spec.metrics[${index}].${key}`,
                problem: `must be left out when type is ${text(item, "type")}`,
            })),
            ...refuseIf(both, {
                property: `spec.metrics[${index}].${wanted}.target`,
                problem: "must have averageUtilization or averageValue, not both",
            }),
        ];
    });
}
