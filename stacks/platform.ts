import { readConfig } from "./config.ts";
import { Foundations } from "./foundations/foundations.ts";
import { createSystem, edgeRulesOf } from "./systems/catalogue.ts";

/**
 * The whole program as a function: reads the stack's configuration, builds the chosen systems with the foundations that
 * they ask for, and returns the stack's outputs in the shape of `contract/v1.ts`. It does not know whether the clouds are
 * real.
 */
export async function platform(): Promise<Record<string, unknown>> {
    const config = readConfig();
    const foundations = new Foundations(
        config,
        config.systems.flatMap((system) => edgeRulesOf(system, config.settings)),
    );
    const systems = Object.fromEntries(
        config.systems.map((system) => [system, createSystem(system, config.settings, foundations)]),
    );
    return { contractVersion: 1, environment: config.environment, regions: config.regions, systems };
}
