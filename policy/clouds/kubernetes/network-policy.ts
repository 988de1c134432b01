/** What rules need to know about network policies. */

import type { Graph, Resource } from "../../graph/graph.ts";
import {
    known,
    type Readable,
    readNumber,
    readNumberOrString,
    readPart,
    readParts,
    readString,
    readStrings,
} from "../../graph/read.ts";
import { selects } from "./labels.ts";
import { beside, kubernetesDocs, NETWORK_POLICY } from "./objects.ts";
import { podLabels } from "./workloads.ts";

export const policyDocs = kubernetesDocs("concepts/services-networking/network-policies");

export type Direction = "Ingress" | "Egress";

/** The policies that decide about a workload's traffic in a direction; where there are none, all is allowed. */
export function policiesFor(graph: Graph, workload: Resource, direction: Direction): readonly Resource[] {
    const labels = podLabels(workload);
    return beside(graph, workload, NETWORK_POLICY).filter((policy) => {
        const selector = known(readPart(policy, "spec.podSelector"));
        return decides(policy, direction) && selector !== undefined && selects(selector, labels);
    });
}

/** Whether a policy decides about a direction. One that names no types decides about what comes in, and about what goes out if it has rules for that. */
export function decides(policy: Resource, direction: Direction): boolean {
    const types = known(readStrings(policy, "spec.policyTypes"));
    if (types !== undefined) return types.includes(direction);
    return direction === "Ingress" || rulesOf(policy, "Egress").length > 0;
}

export function rulesOf(policy: Resource, direction: Direction): readonly Readable[] {
    return known(readParts(policy, `spec.${direction.toLowerCase()}`)) ?? [];
}

/** Whether a rule lets traffic at a port through; `names` are what else the port is called. Without ports it lets all through. */
export function admits(rule: Readable, port: number, names: readonly string[], protocol: string): boolean {
    const ports = known(readParts(rule, "ports")) ?? [];
    return (
        ports.length === 0 ||
        ports.some((one) => {
            if ((known(readString(one, "protocol")) ?? "TCP") !== protocol) return false;
            const first = known(readNumberOrString(one, "port"));
            if (first === undefined) return true;
            if (typeof first === "string") return names.includes(first);
            const last = known(readNumber(one, "endPort")) ?? first;
            return first <= port && port <= last;
        })
    );
}
