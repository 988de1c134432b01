import type { PlatformConfig } from "../config.ts";
import type { FoundationsContract } from "../contract/foundations.ts";
import type { Outputs } from "../contract/parts.ts";
import { each } from "../systems/each.ts";
import type { SystemPlatform } from "../systems/system-platform.ts";
import type { SharedPart } from "./foundation-parts.ts";

type Shared = { readonly [Part in SharedPart]: Outputs<NonNullable<FoundationsContract[Part]>> };

/** What the stack's outputs tell other stacks of the parts that it shares; each named part is built for it. */
export function sharedFoundations(config: PlatformConfig, platform: SystemPlatform): Partial<Shared> {
    const parts: { readonly [Part in SharedPart]: () => Shared[Part] } = {
        network: () => ({
            project: config.google.project,
            blocks: config.network,
            regions: each(platform.google.networks, ({ network, workloads }) => ({ network, workloads })),
        }),
        databases: () => ({ network: platform.databases.network, ranges: platform.databases.ranges }),
        clusters: () => ({
            regions: each(platform.clusters.regions, ({ clusterName, subnetwork, kubeconfig }) => ({
                name: clusterName,
                subnetwork,
                kubeconfig,
            })),
        }),
        edge: () => ({ domain: config.cloudflare.domain, zoneId: platform.cloudflare.zoneId }),
    };
    return Object.fromEntries(config.foundations.share.map((part) => [part, parts[part]()]));
}
