/** What rules need to know about disruption budgets. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readNumberOrString } from "../../graph/read.ts";
import { podsMeant } from "./amounts.ts";
import { kubernetesDocs } from "./objects.ts";
import { minimumPods, REPLICATED, selectedWorkloads } from "./workloads.ts";

export const budgetDocs = kubernetesDocs("tasks/run-application/configure-pdb");

export interface Allowance {
    /** Fewest pods of all workloads that the budget covers. */
    readonly pods: number;
    /** How many of them may be evicted at a time. */
    readonly evictions: number;
    /** The setting as it is written. */
    readonly says: string;
}

/** What a budget allows while its workloads have their fewest pods; `undefined` when it covers none. */
export function allowanceOf(graph: Graph, budget: Resource): Allowance | undefined {
    const workloads = (selectedWorkloads(graph, budget, "spec.selector") ?? []).filter(({ type }) =>
        REPLICATED.includes(type),
    );
    const pods = workloads.reduce((sum, workload) => sum + minimumPods(graph, workload), 0);
    if (pods === 0) return undefined;
    const most = known(readNumberOrString(budget, "spec.maxUnavailable"));
    if (most !== undefined) return { pods, evictions: podsMeant(most, pods), says: `maxUnavailable ${most}` };
    const least = known(readNumberOrString(budget, "spec.minAvailable"));
    if (least !== undefined) return { pods, evictions: pods - podsMeant(least, pods), says: `minAvailable ${least}` };
    return { pods, evictions: pods, says: "neither maxUnavailable nor minAvailable" };
}
