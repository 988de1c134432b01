import rule from "../../../../policy/rules/deployment/launch-template-image-fixed.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "template-us-east-1";
const IMAGE = "imageId";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [{ when: "it is another image", change: (good) => good.at(at, IMAGE, "ami-0fedcba9876543210"), at }],
    fails: [
        {
            when: "a parameter says which image it is today",
            change: (good) => good.at(at, IMAGE, "resolve:ssm:/example/latest"),
            at,
            says: /imageId is resolve:ssm:\/example\/latest, needs the id of an image/,
        },
        { when: "it is not set", change: (good) => good.at(at, IMAGE, undefined), at, says: /imageId is not set/ },
        {
            when: "more follows the id",
            change: (good) => good.at(at, IMAGE, "ami-0123/latest"),
            at,
            says: /ami-0123\/latest/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, IMAGE, UNKNOWN), at, becomes: "unknown" }],
});
