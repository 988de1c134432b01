import rule from "../../../../policy/rules/edge/cloudfront-api-not-cached.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "distribution";
const POLICY = "orderedCacheBehaviors[0].cachePolicyId";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "a policy of its own keeps nothing", change: (good) => ownPolicy(good, 0), at },
        {
            when: "it names no policy and keeps nothing",
            change: (good) => good.at(at, POLICY, undefined).at(at, "orderedCacheBehaviors[0].maxTtl", 0),
            at,
        },
        { when: "it names no policy and no time", change: (good) => good.at(at, POLICY, undefined), at },
    ],
    fails: [
        {
            when: "it names another policy of AWS",
            change: (good) => good.at(at, POLICY, "658327ea-f89d-4fab-a63d-7e88639e58f6"),
            at,
            says: /orderedCacheBehaviors\[0\] takes writes and keeps answers by the policy 658327ea-/,
        },
        {
            when: "a policy of its own keeps answers for a second",
            change: (good) => ownPolicy(good, 1),
            at,
            says: /keeps answers for up to 1 s, needs 0 s/,
        },
        {
            when: "a policy of its own does not say for how long",
            change: (good) => ownPolicy(good, null),
            at,
            says: /for up to 31536000 s/,
        },
        {
            when: "it names no policy and keeps answers",
            change: (good) => good.at(at, POLICY, "").at(at, "orderedCacheBehaviors[0].maxTtl", 60),
            at,
            says: /for up to 60 s/,
        },
        {
            when: "everything but a few paths takes writes",
            change: (good) => good.at(at, "defaultCacheBehavior.allowedMethods", ["GET", "POST"]),
            at,
            says: /defaultCacheBehavior takes writes and keeps answers for up to 86400 s/,
            remedy: "no",
        },
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

function ownPolicy(good: State, maxTtl: Json): State {
    return good.at(at, POLICY, "api-policy-id").plus({
        type: "aws:cloudfront/cachePolicy:CachePolicy",
        name: "api-policy",
        id: "api-policy-id",
        outputs: { maxTtl },
    });
}
