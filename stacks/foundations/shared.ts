import type { HostRules } from "../../components/cloudflare/zone-rules.ts";
import type { PlatformConfig } from "../config.ts";
import { createProviders } from "../providers.ts";
import type { SystemPlatform } from "../systems/system-platform.ts";
import { createEdgeFoundation } from "./edge.ts";
import { createGoogleFoundation } from "./google.ts";

/** Everything that the systems of a stack share. `hosts` are the edge rules of all of them. */
export function createShared(config: PlatformConfig, hosts: readonly HostRules[]): SystemPlatform {
    const providers = createProviders(config);
    return {
        environment: config.environment,
        regions: config.regions,
        protect: config.protect,
        google: createGoogleFoundation(config, providers),
        cloudflare: createEdgeFoundation(config, providers, hosts),
        alerts: config.alerts,
        runbooks: config.runbooks,
    };
}
