import { COMPATIBILITY_DATE } from "./compatibility-date.ts";
import { bundleWorker } from "./worker-bundle.ts";

/**
 * The compatibility date the Worker is tested with. Failing open relies on a fetch of the Worker's own zone going to the
 * load balancer, so the compatibility flag `global_fetch_strictly_public`, which turns that off, must stay unset.
 */
export const edgeRouterCompatibilityDate = COMPATIBILITY_DATE;

/** Builds the router Worker into one readable ES module. */
export function bundleEdgeRouter(): { readonly content: string; readonly sha256: string } {
    return bundleWorker("edge-router");
}
