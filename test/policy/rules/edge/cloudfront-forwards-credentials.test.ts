import rule from "../../../../policy/rules/edge/cloudfront-forwards-credentials.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "distribution";
const POLICY = "orderedCacheBehaviors[0].originRequestPolicyId";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it hands on the host too",
            change: (good) => good.at(at, POLICY, "216adef6-5c7f-47e4-b989-5492eafa07d3"),
            at,
        },
        {
            when: "it adds CloudFront's headers",
            change: (good) => good.at(at, POLICY, "33f36d7e-f396-46d9-90e0-52428a34d9dc"),
            at,
        },
        ...["allViewer", "allExcept", "allViewerAndWhitelistCloudFront"].map((headers) => ({
            when: `a policy of its own says ${headers}`,
            change: (good: State) => ownPolicy(good, headers),
            at,
        })),
        { when: "it names every header itself", change: (good) => named(good, "*"), at },
        { when: "it names the header itself", change: (good) => named(good, "authorization"), at },
    ],
    fails: [
        {
            when: "it hands on nothing",
            change: (good) => good.at(at, POLICY, undefined),
            at,
            says: /orderedCacheBehaviors\[0\] takes writes and does not hand on the Authorization header/,
        },
        {
            when: "it hands on what buckets need",
            change: (good) => good.at(at, POLICY, "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf"),
            at,
            says: /does not hand on/,
        },
        {
            when: "a policy of its own names some headers",
            change: (good) => ownPolicy(good, "whitelist"),
            at,
            says: /does not/,
        },
        { when: "it names another header", change: (good) => named(good, "Accept"), at, says: /does not/ },
    ],
    unknown: [
        { when: "the policy is not known", change: (good) => good.at(at, POLICY, UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "nothing takes writes",
            change: (good) => good.at(at, "orderedCacheBehaviors[0].allowedMethods", ["GET", "HEAD"]),
        },
    ],
});

function ownPolicy(good: State, headerBehavior: string): State {
    return good.at(at, POLICY, "request-policy-id").plus({
        type: "aws:cloudfront/originRequestPolicy:OriginRequestPolicy",
        name: "request-policy",
        id: "request-policy-id",
        outputs: { headersConfig: { headerBehavior } },
    });
}

function named(good: State, header: string): State {
    return good.at(at, POLICY, undefined).at(at, "orderedCacheBehaviors[0].forwardedValues", { headers: [header] });
}
