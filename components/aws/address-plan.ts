import { addressBlockProblems, partOfBlock } from "../core/address-block.ts";
import type { Problem } from "../core/argument-error.ts";

/** The IPv4 blocks of one zone, one for each tier. */
export interface ZoneAddresses {
    /** Load balancers and NAT gateways. */
    readonly public: string;
    /** Instances. */
    readonly private: string;
    /** Databases and caches. */
    readonly data: string;
}

/** A VPC takes a /16 at most (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html, 2026-11-22). */
const LARGEST = 16;
/**
 * A /20 leaves a /25 for a zone's load balancers and NAT gateway; a load balancer wants a /27 with 8 free addresses
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html, 2026-11-22).
 */
const SMALLEST = 20;

/** Zones of a region by their last letter; no region has more than eight. */
const LETTERS = "abcdefgh";

/** What is wrong with the regions' blocks: not a network address, too large or small, or overlapping. */
export function addressProblems(blocks: Readonly<Record<string, string>>, path = "network"): Problem[] {
    return addressBlockProblems(blocks, path, {
        largest: LARGEST,
        smallest: SMALLEST,
        toHold: "the subnets of eight zones",
    });
}

/** What is wrong with the zones of a region: fewer than two, named twice, or not the region's. */
export function zoneProblems(region: string, zones: readonly string[], path: string): Problem[] {
    const problems: Problem[] = [];
    if (zones.length < 2) {
        problems.push({
            path,
            reason: `must name at least 2 zones so that one can be lost, got ${zones.join(", ") || "none"}`,
        });
    }
    const strange = zones.filter((zone) => !isZoneOf(region, zone));
    if (strange.length > 0) {
        problems.push({ path, reason: `must name zones of ${region}, such as ${region}a, got ${strange.join(", ")}` });
    }
    if (new Set(zones).size < zones.length) {
        problems.push({ path, reason: `must name each zone once, got ${zones.join(", ")}` });
    }
    return problems;
}

/**
 * The blocks of one zone inside its region's: half of the region is private, a quarter public, a quarter data, and each
 * tier has eight places, one for each letter. So a zone's blocks depend on its own name alone: zones can be added and
 * given up without moving another one's subnets, which would replace everything in them.
 */
export function planZoneAddresses(block: string, zone: string): ZoneAddresses {
    const place = LETTERS.indexOf(zone.slice(-1));
    if (place < 0) throw new RangeError(`zone must end in one of ${[...LETTERS].join(", ")}, got ${zone}`);
    return {
        private: partOfBlock(block, 4 * place, 4),
        public: partOfBlock(block, 32 + 2 * place, 5),
        data: partOfBlock(block, 48 + 2 * place, 5),
    };
}

function isZoneOf(region: string, zone: string): boolean {
    return zone.length === region.length + 1 && zone.startsWith(region) && LETTERS.includes(zone.slice(-1));
}
