/** What rules need to know about CloudFront. */

import type { Resource } from "../../graph/graph.ts";
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
