import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { EDGE_IPV4_BLOCKS } from "../../components/cloudflare/address-ranges.ts";
import { type ByRegion, forRegions, inRegion } from "../../components/core/by-region.ts";
import type { RegionPair } from "../../components/core/region-pair.ts";
import { type ProofRecord, RegionalOrigin, type RegionalOriginArgs } from "../../components/gcp/regional-origin.ts";
import { inOneRegion, type SystemPlatform } from "./system-platform.ts";

/** Name of each region's entrance, beside the public name: `us-east1.api-origin.example.com` for `api.example.com`. */
export function originHosts(host: string, regions: RegionPair): ByRegion<string> {
    const [label = "", ...domain] = host.split(".");
    return forRegions(regions, (region) => `${region}.${label}-origin.${domain.join(".")}`);
}

/** What lies behind one region's entrance, and the further names it answers to. */
export interface Entrance extends Pick<RegionalOriginArgs, "serviceName" | "routes" | "requestsPerMinute"> {
    readonly furtherHosts: readonly string[];
}

/** The regions' entrances, and in the zone the records that prove to the certificate authority that the names are ours. */
export function createOrigins(
    name: string,
    platform: SystemPlatform,
    hosts: ByRegion<string>,
    entrance: (region: string) => Entrance,
    parent: pulumi.Resource,
): ByRegion<RegionalOrigin> {
    const { regions, google, cloudflare: edge } = platform;
    return forRegions(regions, (region) => {
        const host = inRegion(hosts, region);
        const { furtherHosts, ...behind } = entrance(region);
        const origin = new RegionalOrigin(
            `${name}-origin-${region}`,
            {
                ...inOneRegion(name, platform, region),
                ...behind,
                hosts: [host, ...furtherHosts],
                network: inRegion(google.networks, region),
                edgeBlocks: EDGE_IPV4_BLOCKS,
            },
            { parent },
        );
        for (const proof of proofsOf(origin, host)) {
            new cloudflare.DnsRecord(
                `${name}-proof-${region}`,
                {
                    zoneId: edge.zoneId,
                    name: proof.name.apply(withoutFinalDot),
                    type: proof.type,
                    content: proof.data.apply(withoutFinalDot),
                    ttl: 300,
                    proxied: false,
                },
                { parent, provider: edge.provider },
            );
        }
        return origin;
    });
}

/** The records that prove control of one host. */
export function proofsOf(origin: RegionalOrigin, host: string): readonly ProofRecord[] {
    return origin.proofs.filter((proof) => proof.host === host);
}

/** Google writes names with their final dot, Cloudflare without. */
function withoutFinalDot(name: string): string {
    return name.replace(/\.$/, "");
}
