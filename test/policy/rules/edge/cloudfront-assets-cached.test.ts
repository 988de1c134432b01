import rule from "../../../../policy/rules/edge/cloudfront-assets-cached.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "assets-policy";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it says nothing, which is a day and a year",
            change: (good) => good.at(at, "defaultTtl", undefined).at(at, "maxTtl", undefined),
            at,
        },
        {
            when: "the distribution's id of it is not known yet",
            change: (good) => good.at("distribution", "defaultCacheBehavior.cachePolicyId", UNKNOWN),
            at,
        },
    ],
    fails: [
        {
            when: "one of two distributions, and one of two behaviours, keeps nothing by it",
            change: (good) =>
                good
                    .at("distribution", "orderedCacheBehaviors[0].allowedMethods", ["GET"])
                    .at(at, "defaultTtl", 0)
                    .plus({
                        type: "aws:cloudfront/distribution:Distribution",
                        name: "other",
                        id: "other",
                        outputs: { defaultCacheBehavior: { allowedMethods: ["GET"] } },
                    }),
            at,
            says: /for 0 s/,
        },
        {
            when: "it keeps assets for a second less",
            change: (good) => good.at(at, "defaultTtl", 3599),
            at,
            says: /for 3599 s, and 86400 s at most: needs 3600 s and 86400 s/,
        },
        {
            when: "assets may not ask for a day",
            change: (good) => good.at(at, "maxTtl", 86_399),
            at,
            says: /and 86399 s at most/,
        },
        { when: "it keeps nothing", change: (good) => good.at(at, "defaultTtl", 0), at, says: /for 0 s/ },
        {
            when: "the stack asks for more than a year",
            change: (good) => good.at(at, "defaultTtl", undefined).at(at, "maxTtl", undefined),
            at,
            settings: { leastSeconds: 86_401, leastAtMostSeconds: 31_536_001 },
            says: /for 86400 s, and 31536000 s at most/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(at, "defaultTtl", UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "assets are kept by a policy of AWS",
            change: (good) =>
                good.at("distribution", "defaultCacheBehavior.cachePolicyId", "658327ea-f89d-4fab-a63d-7e88639e58f6"),
        },
        {
            when: "only what takes writes names the policy",
            change: (good) =>
                good
                    .at("distribution", "defaultCacheBehavior.cachePolicyId", undefined)
                    .at("distribution", "orderedCacheBehaviors[0].cachePolicyId", "assets-policy-id"),
        },
    ],
});
