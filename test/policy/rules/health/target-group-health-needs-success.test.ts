import rule from "../../../../policy/rules/health/target-group-health-needs-success.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";
const MATCHER = "healthCheck.matcher";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it takes every success", change: (good) => good.at(at, MATCHER, "200-299"), at },
        { when: "it takes two codes of success", change: (good) => good.at(at, MATCHER, "200,204"), at },
        { when: "it says nothing, which is 200", change: (good) => good.at(at, MATCHER, undefined), at },
        { when: "it is empty, which is 200", change: (good) => good.at(at, MATCHER, ""), at },
    ],
    fails: [
        {
            when: "it takes redirects",
            change: (good) => good.at(at, MATCHER, "200-399"),
            at,
            says: /matcher is 200-399, needs codes from 200 to 299 alone/,
        },
        { when: "it takes refusals", change: (good) => good.at(at, MATCHER, "200,401"), at, says: /200,401/ },
        { when: "it takes one redirect", change: (good) => good.at(at, MATCHER, "302"), at, says: /302/ },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, MATCHER, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "targets speak gRPC, or no HTTP",
            change: (good) =>
                good
                    .set(at, { protocolVersion: "GRPC", healthCheck: { matcher: "0-99" } })
                    .at("targets-us-west-2", "protocol", "TCP"),
        },
    ],
});
