import rule from "../../../../policy/rules/failover/route53-alias-evaluates-target-health.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "primary";
const EVALUATE = "aliases[0].evaluateTargetHealth";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "a record that does not fail over looks at nothing",
            change: (good) => good.at("name-us-east-1", EVALUATE, false),
            at,
        },
    ],
    fails: [
        {
            when: "it looks at nothing",
            change: (good) => good.at(at, EVALUATE, false),
            at,
            says: /aliases\[0\]\.evaluateTargetHealth is not true/,
        },
        { when: "it says nothing", change: (good) => good.at(at, EVALUATE, undefined), at, says: /is not true/ },
        {
            when: "the load balancer belongs to another stack",
            change: (good) =>
                good
                    .facts(at, { madeFrom: {} })
                    .at(at, "aliases[0].name", "other.us-east-1.elb.amazonaws.com")
                    .at(at, EVALUATE, false),
            at,
            says: /is not true/,
        },
        {
            when: "the load balancer's name is not known yet, and the load balancer is",
            change: (good) => good.at(at, "aliases[0].name", UNKNOWN).at(at, EVALUATE, false),
            at,
            says: /is not true/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, EVALUATE, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "the pair leads elsewhere, or by plain addresses",
            change: (good) =>
                good
                    .facts("primary", { madeFrom: {} })
                    .at("primary", "aliases", [{ name: "d1.cloudfront.net", evaluateTargetHealth: false }])
                    .facts("secondary", { madeFrom: {} })
                    .at("secondary", "aliases", undefined)
                    .at("secondary", "records", ["192.0.2.1"]),
        },
    ],
});
