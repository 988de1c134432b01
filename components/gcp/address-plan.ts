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
    /** Pods of the region's cluster. */
    readonly pods: string;
    /** Nodes of the region's cluster. */
    readonly nodes: string;
    /** Virtual addresses of Services in the region's cluster. */
    readonly clusterServices: string;
    /** Lent to Google for managed databases; at least a /24, the least that private service access takes. */
    readonly databases: string;
}

/**
 * Smallest region block. A /18 leaves a /21 for pods: 32 nodes with 32 pods each, for which GKE takes a /26 a node
 * (https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr, 2026-11-22).
 */
const LARGEST_PREFIX = 18;

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

/**
 * Splits a region's block: a quarter each for workloads, proxies and services, an eighth for pods, a sixteenth for
 * databases, and a thirty-second each for nodes and for cluster services. Nothing is left over.
 */
export function planAddresses(block: string): RegionAddresses {
    const whole = new Address4(block);
    const first = whole.startAddress().bigInt();
    /** The block that starts `at` sixty-fourths into the whole and is `2^-halvings` of it. */
    const part = (at: bigint, halvings: number) => {
        const offset = (at * 2n ** BigInt(32 - whole.subnetMask)) / 64n;
        return `${Address4.fromBigInt(first + offset).address}/${whole.subnetMask + halvings}`;
    };
    return {
        workloads: part(0n, 2),
        proxies: part(16n, 2),
        services: part(32n, 2),
        pods: part(48n, 3),
        nodes: part(56n, 5),
        clusterServices: part(58n, 5),
        databases: part(60n, 4),
    };
}
