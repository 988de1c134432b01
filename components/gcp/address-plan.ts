import { Address4 } from "ip-address";
import type { Problem } from "../core/argument-error.ts";

/** The IPv4 blocks of one region, all inside the region's own block. */
export interface RegionAddresses {
    /** Instances and serverless egress. */
    readonly workloads: string;
    /** Reserved for the region's load-balancing proxies; nothing else may live in it. */
    readonly proxies: string;
    /** Endpoints of managed services such as Valkey. */
    readonly services: string;
}

/** Smallest region block that holds the three subnets with room for as many again. */
const LARGEST_PREFIX = 20;

/** What is wrong with the regions' blocks: not a network address, too small, or overlapping. */
export function addressProblems(blocks: Readonly<Record<string, string>>, path = "network"): Problem[] {
    const problems: Problem[] = [];
    const parsed: { region: string; block: Address4 }[] = [];
    for (const [region, text] of Object.entries(blocks)) {
        const at = `${path}.${region}`;
        if (!Address4.isValid(text) || !text.includes("/")) {
            problems.push({ path: at, reason: `must be an IPv4 block such as 10.16.0.0/16, got ${text}` });
            continue;
        }
        const block = new Address4(text);
        if (block.subnetMask > LARGEST_PREFIX) {
            problems.push({
                path: at,
                reason: `must be a /${LARGEST_PREFIX} or larger to hold the region's subnets, got ${text}`,
            });
        } else if (block.startAddress().address !== block.addressMinusSuffix) {
            problems.push({
                path: at,
                reason: `must start at its network address ${block.startAddress().address}/${block.subnetMask}, got ${text}`,
            });
        } else {
            parsed.push({ region, block });
        }
    }
    for (const [index, { region, block }] of parsed.entries()) {
        for (const other of parsed.slice(0, index)) {
            if (block.isInSubnet(other.block) || other.block.isInSubnet(block)) {
                problems.push({
                    path: `${path}.${region}`,
                    reason: `must not overlap the block of ${other.region} (${other.block.address}), got ${block.address}`,
                });
            }
        }
    }
    return problems;
}

/** Splits a region's block into four equal quarters: workloads, proxies, services, and one kept free. */
export function planAddresses(block: string): RegionAddresses {
    const whole = new Address4(block);
    const prefix = whole.subnetMask + 2;
    const size = 2n ** BigInt(32 - prefix);
    const quarter = (index: bigint) =>
        `${Address4.fromBigInt(whole.startAddress().bigInt() + index * size).address}/${prefix}`;
    return { workloads: quarter(0n), proxies: quarter(1n), services: quarter(2n) };
}
