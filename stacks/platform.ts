import { type PlatformConfig, readConfig } from "./config.ts";
import { borrowedFoundations } from "./foundations/borrowed-foundations.ts";
import type { FoundationParts } from "./foundations/foundation-parts.ts";
import { Foundations } from "./foundations/foundations.ts";
import { ownFoundations } from "./foundations/own-foundations.ts";
import { sharedFoundations } from "./foundations/shared-foundations.ts";
import { createSystem, edgeRulesOf } from "./systems/catalogue.ts";

/**
 * The whole program as a function: reads the stack's configuration, builds the chosen systems with the foundations that
 * they ask for, and returns the stack's outputs in the shape of `contract/v1.ts`. It does not know whether the clouds are
 * real.
 */
export async function platform(): Promise<Record<string, unknown>> {
    const config = readConfig();
    const foundations = new Foundations(config, partsOf(config));
    const systems = Object.fromEntries(
        config.systems.map((system) => [system, createSystem(system, config.settings, foundations)]),
    );
    const shared = config.foundations.share.length > 0 && { foundations: sharedFoundations(config, foundations) };
    return { contractVersion: 1, environment: config.environment, regions: config.regions, systems, ...shared };
}

function partsOf(config: PlatformConfig): FoundationParts {
    const { from, hosts } = config.foundations;
    if (from !== undefined) return borrowedFoundations(config, from);
    return ownFoundations(
        config,
        [...config.systems, ...hosts].flatMap((system) => edgeRulesOf(system, config.settings)),
    );
}
