import rule from "../../../../policy/rules/encryption/cloudfront-viewer-tls-1-2.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "distribution";
const VERSION = "viewerCertificate.minimumProtocolVersion";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it starts at TLS 1.3", change: (good) => good.at(at, VERSION, "TLSv1.3_2025"), at },
        { when: "it is an older set for TLS 1.2", change: (good) => good.at(at, VERSION, "TLSv1.2_2019"), at },
    ],
    fails: [
        {
            when: "it starts at TLS 1.1",
            change: (good) => good.at(at, VERSION, "TLSv1.1_2016"),
            at,
            says: /is TLSv1\.1_2016, needs TLSv1\.2_2021 or newer/,
        },
        { when: "it starts at TLS 1.0", change: (good) => good.at(at, VERSION, "TLSv1"), at, says: /is TLSv1, needs/ },
        {
            when: "it says nothing",
            change: (good) => good.at(at, "viewerCertificate", { cloudfrontDefaultCertificate: true }),
            at,
            says: /is not set, which means TLSv1/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, VERSION, UNKNOWN), at, becomes: "unknown" }],
});
