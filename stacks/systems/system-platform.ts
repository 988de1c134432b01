import type * as pulumi from "@pulumi/pulumi";
import type { Duration } from "../../components/core/duration.ts";
import type { RegionPair } from "../../components/core/region-pair.ts";
import type { RegionNetwork } from "../../components/gcp/network.ts";

/** What the platform hands to every system: regions, foundations, and where alerts go. */
export interface SystemPlatform {
    readonly environment: string;
    readonly regions: RegionPair;
    /** Stateful resources refuse to be deleted. */
    readonly protect: boolean;
    readonly google: {
        readonly project: string;
        readonly networks: Readonly<Record<string, RegionNetwork>>;
        readonly providers: Readonly<Record<string, pulumi.ProviderResource>>;
    };
    readonly cloudflare: {
        readonly accountId: string;
        readonly zoneId: pulumi.Output<string>;
        readonly shortestInterval: Duration;
        readonly provider: pulumi.ProviderResource;
    };
    readonly alerts: { readonly warning: readonly string[]; readonly critical: readonly string[] };
    /** Address under which each system has its runbooks, without a final slash. */
    readonly runbooks: string;
}
