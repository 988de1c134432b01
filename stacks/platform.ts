import { readConfig } from "./config.ts";
import { createEdgeFoundation } from "./foundations/edge.ts";
import { createGoogleFoundation } from "./foundations/google.ts";
import { createProviders } from "./providers.ts";
import { edgeRules } from "./systems/esta-tracker/routing.ts";
import { EstaTracker } from "./systems/esta-tracker/system.ts";
import type { SystemPlatform } from "./systems/system-platform.ts";

/**
 * The whole program as a function: reads the stack's configuration, builds the foundations and the chosen systems, and
 * returns the stack's outputs in the shape of `contract/v1.ts`. It does not know whether the clouds are real.
 */
export async function platform(): Promise<Record<string, unknown>> {
    const config = readConfig();
    const providers = createProviders(config);
    const hosts = config.estaTracker ? [edgeRules("esta-tracker", config.estaTracker)] : [];
    const shared: SystemPlatform = {
        environment: config.environment,
        regions: config.regions,
        protect: config.protect,
        google: createGoogleFoundation(config, providers),
        cloudflare: createEdgeFoundation(config, providers, hosts),
        alerts: config.alerts,
        runbooks: config.runbooks,
    };
    const systems: Record<string, unknown> = {};
    if (config.systems.includes("esta-tracker") && config.estaTracker) {
        systems["esta-tracker"] = new EstaTracker("esta-tracker", { ...config.estaTracker, platform: shared }).outputs;
    }
    return { contractVersion: 1, environment: config.environment, regions: config.regions, systems };
}
