import { addressBlockProblems, partOfBlock } from "../core/address-block.ts";
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
    return addressBlockProblems(blocks, path, { smallest: LARGEST_PREFIX, toHold: "the region's subnets" });
}

/**
 * Splits a region's block: a quarter each for workloads, proxies and services, an eighth for pods, a sixteenth for
 * databases, and a thirty-second each for nodes and for cluster services. Nothing is left over.
 */
export function planAddresses(block: string): RegionAddresses {
    const part = (at: number, halvings: number) => partOfBlock(block, at, halvings);
    return {
        workloads: part(0, 2),
        proxies: part(16, 2),
        services: part(32, 2),
        pods: part(48, 3),
        nodes: part(56, 5),
        clusterServices: part(58, 5),
        databases: part(60, 4),
    };
}
