import rule from "../../../../policy/rules/encryption/acm-certificate-issued-before-use.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "certificate-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "its ARN is not known yet",
            change: (good) => good.at("issued-us-east-1", "certificateArn", UNKNOWN),
            at,
        },
    ],
    fails: [
        {
            when: "nothing waits for it",
            change: (good) => good.without("issued-us-east-1"),
            at,
            says: /no CertificateValidation waits for it/,
        },
        {
            when: "what waits, waits for another one",
            change: (good) =>
                good.at("issued-us-east-1", "certificateArn", "arn:aws:acm:us-west-2:123456789012:certificate/erato"),
            at,
            says: /no CertificateValidation/,
        },
    ],
    unknown: [
        {
            when: "how it is proven is not known",
            change: (good) => good.at(at, "validationMethod", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "certificates are imported",
            change: (good) =>
                good.at(at, "validationMethod", undefined).at("certificate-us-west-2", "validationMethod", undefined),
        },
    ],
});
