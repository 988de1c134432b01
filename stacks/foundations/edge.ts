import type * as pulumi from "@pulumi/pulumi";
import { Zone } from "../../components/cloudflare/zone.ts";
import { type HostRules, ZoneRules } from "../../components/cloudflare/zone-rules.ts";
import type { PlatformConfig } from "../config.ts";

/** The edge zone with the rules of every system in it: a zone takes one ruleset for each phase, so they are made here. */
export function createEdgeFoundation(
    config: PlatformConfig,
    provider: pulumi.ProviderResource,
    hosts: readonly HostRules[],
) {
    const { accountId, domain, shortestInterval } = config.cloudflare;
    const { zoneId } = new Zone("edge", { accountId, domain, protect: config.protect, provider });
    new ZoneRules("edge", { zoneId, hosts, provider });
    return { accountId, zoneId, shortestInterval, provider };
}
