import rule from "../../../../policy/rules/encryption/cloudfront-serves-https-only.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "distribution";
const DEFAULT = "defaultCacheBehavior.viewerProtocolPolicy";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [{ when: "HTTP is refused", change: (good) => good.at(at, DEFAULT, "https-only"), at }],
    fails: [
        {
            when: "assets may be asked for by HTTP",
            change: (good) => good.at(at, DEFAULT, "allow-all"),
            at,
            says: /defaultCacheBehavior\.viewerProtocolPolicy is allow-all, needs redirect-to-https or https-only/,
        },
        {
            when: "the API may be asked by HTTP",
            change: (good) => good.at(at, "orderedCacheBehaviors[0].viewerProtocolPolicy", "allow-all"),
            at,
            says: /orderedCacheBehaviors\[0\]\.viewerProtocolPolicy is allow-all/,
        },
        {
            when: "it says nothing, and is the only behaviour",
            change: (good) => good.at(at, "orderedCacheBehaviors", []).at(at, DEFAULT, undefined),
            at,
            says: /is not set/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, DEFAULT, UNKNOWN), at, becomes: "unknown" }],
});
