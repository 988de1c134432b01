/** How a workload's pods are kept apart. */

import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readPart, readParts, readString } from "../../graph/read.ts";
import { selects } from "./labels.ts";
import { kubernetesDocs } from "./objects.ts";
import { podLabels, podSpec } from "./workloads.ts";

export const ZONE = "topology.kubernetes.io/zone";
export const NODE = "kubernetes.io/hostname";

export const spreadDocs = kubernetesDocs("concepts/scheduling-eviction/topology-spread-constraints");

export interface Spread {
    readonly constraint: Readable;
    /** Whether a pod waits rather than being placed against it; so unless the program says otherwise. */
    readonly binding: boolean;
    readonly maxSkew: number;
    readonly minDomains: number | undefined;
    /** Whether it counts the workload's own pods: without a selector it counts none. */
    readonly countsOwnPods: boolean;
}

/** The topology spread constraints of a workload's pods over one kind of place. */
export function spreadsOver(workload: Resource, place: string): readonly Spread[] {
    const constraints = known(readParts(podSpec(workload), "topologySpreadConstraints")) ?? [];
    return constraints
        .filter((constraint) => known(readString(constraint, "topologyKey")) === place)
        .map((constraint) => {
            const selector = known(readPart(constraint, "labelSelector"));
            return {
                constraint,
                binding: known(readString(constraint, "whenUnsatisfiable")) !== "ScheduleAnyway",
                maxSkew: known(readNumber(constraint, "maxSkew")) ?? 1,
                minDomains: known(readNumber(constraint, "minDomains")),
                countsOwnPods: selector !== undefined && selects(selector, podLabels(workload)),
            };
        });
}

/** Whether anti-affinity forbids two pods of the workload in one place. A preference forbids nothing. */
export function keptApartBy(workload: Resource, place: string): boolean {
    const path = "affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution";
    const terms = known(readParts(podSpec(workload), path)) ?? [];
    return terms.some((term) => {
        const selector = known(readPart(term, "labelSelector"));
        return (
            known(readString(term, "topologyKey")) === place &&
            selector !== undefined &&
            selects(selector, podLabels(workload))
        );
    });
}
