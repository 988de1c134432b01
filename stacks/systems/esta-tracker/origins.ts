import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { EDGE_IPV4_BLOCKS } from "../../../components/cloudflare/address-ranges.ts";
import { type ByRegion, forRegions, inRegion } from "../../../components/core/by-region.ts";
import type { RegionPair } from "../../../components/core/region-pair.ts";
import { type ProofRecord, RegionalOrigin } from "../../../components/gcp/regional-origin.ts";
import type { WarmStandbyService } from "../../../components/gcp/warm-standby-service.ts";
import { inOneRegion } from "../system-platform.ts";
import type { EstaTrackerArgs } from "./system.ts";

/** Name of each region's entrance, beside the public name: `us-east1.api-origin.example.com` for `api.example.com`. */
export function originHosts(host: string, regions: RegionPair): ByRegion<string> {
    const [label = "", ...domain] = host.split(".");
    return forRegions(regions, (region) => `${region}.${label}-origin.${domain.join(".")}`);
}

/** The regions' entrances, and in the zone the records that prove to the certificate authority that the names are ours. */
export function createOrigins(
    name: string,
    args: EstaTrackerArgs,
    api: WarmStandbyService,
    hosts: ByRegion<string>,
    parent: pulumi.Resource,
): ByRegion<RegionalOrigin> {
    const { regions, google, cloudflare: edge } = args.platform;
    return forRegions(regions, (region) => {
        const host = inRegion(hosts, region);
        const origin = new RegionalOrigin(
            `${name}-origin-${region}`,
            {
                ...inOneRegion(name, args.platform, region),
                serviceName: inRegion(api.services, region).serviceName,
                hosts: [host, args.bypass.host],
                network: inRegion(google.networks, region),
                edgeBlocks: EDGE_IPV4_BLOCKS,
                requestsPerMinute: args.requestsPerMinute,
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
