import rule from "../../../../policy/rules/encryption/elb-listener-tls-policy-current.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "https-us-east-1";
const POLICY = "sslPolicy";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        ...["TLS13-1-2-2021-06", "TLS13-1-3-2021-06", "TLS-1-2-Ext-2018-06", "FS-1-2-Res-2020-10"].map((policy) => ({
            when: `it is ${policy}`,
            change: (good: ReturnType<typeof awsServingState>) => good.at(at, POLICY, `ELBSecurityPolicy-${policy}`),
            at,
        })),
    ],
    fails: [
        ...["2016-08", "TLS13-1-0-2021-06", "TLS13-1-1-2021-06", "TLS-1-1-2017-01", "FS-2018-06"].map((policy) => ({
            when: `it is ${policy}`,
            change: (good: ReturnType<typeof awsServingState>) => good.at(at, POLICY, `ELBSecurityPolicy-${policy}`),
            at,
            says: /which takes versions before TLS 1\.2/,
        })),
        {
            when: "it is not set, because TLS 1.0 is the default",
            change: (good) => good.at(at, POLICY, undefined),
            at,
            says: /which means ELBSecurityPolicy-2016-08 with TLS 1\.0/,
        },
        {
            when: "a listener without HTTP ends TLS with an old one",
            change: (good) => good.at(at, "protocol", "TLS").at(at, POLICY, ""),
            at,
            says: /is not set/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, POLICY, UNKNOWN), at, becomes: "unknown" }],
    silent: [{ when: "no listener ends TLS", change: (good) => good.without(at, "https-us-west-2") }],
});
