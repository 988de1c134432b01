import type { Graph, Resource } from "../graph/graph.ts";
import { platformsOf } from "../platform.ts";
import { defineRule, each, type Result, type Rule } from "../rule.ts";
import { type Address, addressesOf } from "./addresses.ts";
import { type PlatformRegion, regionsOfPlatforms } from "./regions.ts";

/** What the stack of an application refers to; read once for each rule. */
export interface Platform {
    readonly graph: Graph;
    readonly addresses: readonly Address[];
    readonly regions: readonly PlatformRegion[];
}

/**
 * A rule about single resources of an application, beside the platform that its stack refers to. It says nothing where
 * there is no such reference, which is another rule's business, and nothing about what the engine keeps for itself.
 */
export function defineApplicationRule(
    definition: Omit<Rule, "settings" | "evaluate"> & {
        readonly judge: (resource: Resource, platform: Platform) => Result | undefined;
    },
): Rule {
    const { judge, ...description } = definition;
    return defineRule({
        ...description,
        settings: {},
        evaluate: (graph) => {
            const platforms = platformsOf(graph);
            if (platforms.length === 0) return [];
            const platform = { graph, addresses: platforms.flatMap(addressesOf), regions: regionsOfPlatforms(graph) };
            const own = graph.ofType(...definition.types).filter(({ type }) => !type.startsWith("pulumi:pulumi:"));
            return each(own, (resource) => judge(resource, platform));
        },
    });
}
