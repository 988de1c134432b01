import { readConfig } from "./config.ts";
import { createShared } from "./foundations/shared.ts";
import { edgeRules } from "./systems/esta-tracker/routing.ts";
import { EstaTracker } from "./systems/esta-tracker/system.ts";

/**
 * The whole program as a function: reads the stack's configuration, builds the foundations and the chosen systems, and
 * returns the stack's outputs in the shape of `contract/v1.ts`. It does not know whether the clouds are real.
 */
export async function platform(): Promise<Record<string, unknown>> {
    const config = readConfig();
    const estaTracker = config.systems.includes("esta-tracker") ? config.estaTracker : undefined;

    const shared = createShared(config, estaTracker ? [edgeRules("esta-tracker", estaTracker)] : []);
    const systems: Record<string, unknown> = {};
    if (estaTracker) {
        const args = { ...estaTracker, platform: shared };
        systems["esta-tracker"] = new EstaTracker("esta-tracker", args, { after: [shared.google.services] }).outputs;
    }

    return { contractVersion: 1, environment: config.environment, regions: config.regions, systems };
}
