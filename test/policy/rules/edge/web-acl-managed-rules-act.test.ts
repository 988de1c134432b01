import rule from "../../../../policy/rules/edge/web-acl-managed-rules-act.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "guard-us-east-1";
const OVERRIDE = "rules[1].overrideAction";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it is a group of one's own",
            change: (good) => good.at(at, "rules[1].statement", { ruleGroupReferenceStatement: { arn: "arn" } }),
            at,
        },
    ],
    fails: [
        {
            when: "a group of AWS only counts",
            change: (good) => good.at(at, OVERRIDE, { count: {} }),
            at,
            says: /rules\[1\] does not act: overrideAction\.none is not set/,
        },
        {
            when: "a group of one's own only counts",
            change: (good) =>
                good
                    .at(at, "rules[1].statement", { ruleGroupReferenceStatement: { arn: "arn" } })
                    .at(at, OVERRIDE, { count: {} }),
            at,
            says: /rules\[1\] does not act/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, OVERRIDE, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "there are no groups",
            change: (good) => good.at(at, "rules", undefined).at("guard-us-west-2", "rules", []).without("edge-guard"),
        },
    ],
});
