import rule from "../../../../policy/rules/encryption/acm-certificate-renews-itself.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "certificate-us-east-1";
const METHOD = "validationMethod";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "a private authority renews it",
            change: (good) =>
                good.at(at, METHOD, undefined).at(at, "certificateAuthorityArn", "arn:aws:acm-pca:example"),
            at,
        },
        {
            when: "the private authority will be made",
            change: (good) => good.at(at, METHOD, undefined).at(at, "certificateAuthorityArn", UNKNOWN),
            at,
        },
    ],
    fails: [
        {
            when: "mail proves it",
            change: (good) => good.at(at, METHOD, "EMAIL"),
            at,
            says: /validationMethod is EMAIL, needs DNS/,
        },
        {
            when: "it is imported",
            change: (good) => good.at(at, METHOD, undefined).at(at, "certificateAuthorityArn", ""),
            at,
            says: /is not set, needs DNS/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, METHOD, UNKNOWN), at, becomes: "unknown" }],
});
