import rule from "../../../../policy/rules/exposure/s3-bucket-refuses-public-access.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const BLOCK = "files-us-east-1-private";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [{ when: "it is the other region's", change: (good) => good, at: "files-us-west-2-private" }],
    fails: [
        ...["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].map((property) => ({
            when: `${property} is off`,
            change: (good: ReturnType<typeof awsDataState>) => good.at(BLOCK, property, false),
            at: BLOCK,
            says: new RegExp(`^${property} is false, needs true$`),
        })),
        {
            when: "nothing is said",
            change: (good) => good.at(BLOCK, "blockPublicPolicy", undefined),
            at: BLOCK,
            says: /blockPublicPolicy is false/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(BLOCK, "blockPublicAcls", UNKNOWN),
            at: BLOCK,
            becomes: "fail",
        },
    ],
});
