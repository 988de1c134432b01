import rule from "../../../../policy/rules/edge/web-acl-limits-rate.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "guard-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it blocks without an answer of its own",
            change: (good) => good.at(at, "rules[0].action", { block: {} }),
            at,
        },
    ],
    fails: [
        {
            when: "there are no rules",
            change: (good) => good.at(at, "rules", []),
            at,
            says: /no rule limits what one address may ask/,
        },
        { when: "it says nothing", change: (good) => good.at(at, "rules", undefined), at, says: /no rule limits/ },
        {
            when: "the limit only counts",
            change: (good) => good.at(at, "rules[0].action", { count: {} }),
            at,
            says: /rules\[0\] only counts, needs action\.block/,
        },
        {
            when: "no rule has a limit",
            change: (good) => good.at(at, "rules[0].statement", { geoMatchStatement: { countryCodes: ["AQ"] } }),
            at,
            says: /no rule limits/,
        },
    ],
    unknown: [{ when: "rules are not known", change: (good) => good.at(at, "rules", UNKNOWN), at, becomes: "unknown" }],
});
