/** What rules need to know about CloudFront. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readPart, readParts, readString, readStrings } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
export const CACHE_POLICY = "aws:cloudfront/cachePolicy:CachePolicy";
export const ORIGIN_REQUEST_POLICY = "aws:cloudfront/originRequestPolicy:OriginRequestPolicy";

export const distributionDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/cloudfront/distribution/",
    read: "2026-11-22",
};
export const originFailoverDocs: Source = {
    url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
    read: "2026-11-22",
};

/** How paths are served: the behaviour for everything else comes first. */
export function behavioursOf(distribution: Resource): readonly Readable[] {
    const rest = known(readPart(distribution, "defaultCacheBehavior"));
    const ordered = known(readParts(distribution, "orderedCacheBehaviors")) ?? [];
    return rest === undefined ? ordered : [rest, ...ordered];
}

/** Behaviours that let clients write are the API's; what only reads is an asset. */
export function takesWrites(behaviour: Readable): boolean {
    return (known(readStrings(behaviour, "allowedMethods")) ?? []).includes("POST");
}

export function originsOf(distribution: Resource): readonly Readable[] {
    return known(readParts(distribution, "origins")) ?? [];
}

/** A group of origins: its own id, and the distinct origins that it moves between. */
export interface OriginGroup {
    readonly id: string;
    readonly members: readonly string[];
    readonly part: Readable;
}

export function originGroupsOf(distribution: Resource): readonly OriginGroup[] {
    return (known(readParts(distribution, "originGroups")) ?? []).map((part) => ({
        id: known(readString(part, "originId")) ?? "",
        members: [
            ...new Set(
                (known(readParts(part, "members")) ?? []).flatMap((one) => known(readString(one, "originId")) ?? []),
            ),
        ],
        part,
    }));
}

/** Cache and origin request policies that AWS manages, by id (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html and .../using-managed-origin-request-policies.html, 2026-11-22). */
export const MANAGED = {
    cachingDisabled: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    allViewer: "216adef6-5c7f-47e4-b989-5492eafa07d3",
    allViewerExceptHost: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    allViewerAndCloudFront: "33f36d7e-f396-46d9-90e0-52428a34d9dc",
} as const;

/** The policy of this stack that a behaviour names; `undefined` for AWS's own. Throws NotKnownError. */
export function namedPolicy(graph: Graph, behaviour: Readable, property: string, type: string): Resource | undefined {
    const id = known(readString(behaviour, property));
    return graph.ofType(type).find((policy) => policy.id === id);
}
