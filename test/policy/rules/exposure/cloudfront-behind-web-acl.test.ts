import rule from "../../../../policy/rules/exposure/cloudfront-behind-web-acl.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "distribution";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it is another one", change: (good) => good.at(at, "webAclId", "arn:aws:wafv2:us-east-1:example"), at },
    ],
    fails: [
        {
            when: "it names none",
            change: (good) => good.at(at, "webAclId", undefined),
            at,
            says: /webAclId is not set/,
        },
        { when: "it is empty", change: (good) => good.at(at, "webAclId", ""), at, says: /webAclId is not set/ },
    ],
    unknown: [{ when: "it will be made", change: (good) => good.at(at, "webAclId", UNKNOWN), at, becomes: "pass" }],
});
