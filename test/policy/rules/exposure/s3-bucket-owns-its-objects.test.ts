import rule from "../../../../policy/rules/exposure/s3-bucket-owns-its-objects.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const CONTROLS = "files-us-east-1-owner";
const OWNERSHIP = "rule.objectOwnership";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [{ when: "it is the other region's", change: (good) => good, at: "files-us-west-2-owner" }],
    fails: [
        {
            when: "lists still count",
            change: (good) => good.at(CONTROLS, OWNERSHIP, "BucketOwnerPreferred"),
            at: CONTROLS,
            says: /rule.objectOwnership is BucketOwnerPreferred, needs BucketOwnerEnforced/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(CONTROLS, "rule", undefined),
            at: CONTROLS,
            says: /is not set/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(CONTROLS, OWNERSHIP, UNKNOWN),
            at: CONTROLS,
            becomes: "unknown",
        },
    ],
});
