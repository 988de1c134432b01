import rule from "../../../../policy/rules/encryption/cloudfront-origin-tls-1-2.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "distribution";
const CONFIG = "origins[2].customOriginConfig";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "TLS 1.3 is taken too",
            change: (good) => good.at(at, `${CONFIG}.originSslProtocols`, ["TLSv1.2", "TLSv1.3"]),
            at,
        },
    ],
    fails: [
        {
            when: "the origin is asked as the client asked",
            change: (good) => good.at(at, `${CONFIG}.originProtocolPolicy`, "match-viewer"),
            at,
            says: /origins\[2\] is asked by match-viewer, needs https-only/,
        },
        {
            when: "it does not say how",
            change: (good) => good.at(at, `${CONFIG}.originProtocolPolicy`, undefined),
            at,
            says: /needs https-only/,
        },
        {
            when: "old versions are taken",
            change: (good) => good.at(at, `${CONFIG}.originSslProtocols`, ["TLSv1", "TLSv1.1", "TLSv1.2"]),
            at,
            says: /may be asked with TLSv1, TLSv1\.1, needs TLSv1\.2/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(at, `${CONFIG}.originProtocolPolicy`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "there are buckets alone", change: (good) => good.at(at, CONFIG, undefined) }],
});
