import type { Problem } from "./argument-error.ts";

/** How many instances a service keeps and may grow to, in each region. */
export interface Scaling {
    /** Kept running without traffic. 0 lets it sleep: then a failover starts cold. */
    readonly minInstances: number;
    readonly maxInstances: number;
    /** Requests that one instance serves at the same time. */
    readonly concurrency: number;
}

export function scalingProblems(scaling: Scaling, path: string): Problem[] {
    const problems: Problem[] = [];
    if (scaling.minInstances < 0)
        problems.push({ path: `${path}.minInstances`, reason: `must not be negative, got ${scaling.minInstances}` });
    if (scaling.maxInstances < Math.max(1, scaling.minInstances)) {
        problems.push({
            path: `${path}.maxInstances`,
            reason: `must be at least 1 and not below minInstances (${scaling.minInstances}), got ${scaling.maxInstances}`,
        });
    }
    if (scaling.concurrency < 1)
        problems.push({ path: `${path}.concurrency`, reason: `must be at least 1, got ${scaling.concurrency}` });
    return problems;
}
