/** What CloudFront distributions refer to: policies, functions, origin access controls. */
import { flag } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { printable } from "../refusal.ts";
import { etag, globalArn, KNOWN_TAGS, tagsAll, upper } from "./draw.ts";
import { DISTRIBUTION } from "./tokens.ts";

const accessId = (draft: Draft): string => `E${upper(draft, 13, "access")}`;
const policyId = (draft: Draft): string => draft.uuid("policy");

/** Distributions name what they use deep inside; ids and ARNs are unmistakable. */
function unused(resource: Existing, cloud: CloudView): readonly Refusal[] {
    const own = [resource.id, resource.outputs.arn].map((name) => JSON.stringify(name));
    const user = cloud.all(DISTRIBUTION).find(({ inputs }) => {
        const written = JSON.stringify(inputs);
        return own.some((name) => written.includes(name));
    });
    if (user === undefined) return [];
    return [
        {
            property: "",
            problem: `is in use by distribution ${printable(user.id)}`,
            remedy: "delete that first, or let it refer to something else",
        },
    ];
}

const policy = (path: string): ResourceKind => ({
    id: policyId,
    outputs: (draft) => ({
        arn: globalArn(draft, "cloudfront", `${path}/${policyId(draft)}`),
        etag: etag(draft),
    }),
    refusalsOnDelete: unused,
});

export const cloudFrontPolicies: Family = {
    "aws:cloudfront/cachePolicy:CachePolicy": policy("cache-policy"),
    "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": policy("origin-request-policy"),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": policy("response-headers-policy"),
    "aws:cloudfront/originAccessControl:OriginAccessControl": {
        id: accessId,
        outputs: (draft) => ({
            arn: globalArn(draft, "cloudfront", `origin-access-control/${accessId(draft)}`),
            etag: etag(draft),
        }),
        refusalsOnDelete: unused,
    },
    "aws:cloudfront/function:Function": {
        id: ({ name }) => name,
        knownAtPreview: KNOWN_TAGS,
        outputs: (draft) => {
            const published = flag(draft.inputs, "publish") !== false;
            return {
                ...tagsAll(draft),
                arn: globalArn(draft, "cloudfront", `function/${draft.name}`),
                etag: etag(draft),
                liveStageEtag: published ? etag(draft, "live") : "",
                status: published ? "UNASSOCIATED" : "UNPUBLISHED",
            };
        },
        refusalsOnDelete: unused,
    },
};
