import rule from "../../../../policy/rules/encryption/rds-proxy-requires-tls.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const PROXY = "proxy-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [{ when: "it is the other region's", change: (good) => good, at: "proxy-us-west-2" }],
    fails: [
        {
            when: "connections without TLS are let in",
            change: (good) => good.at(PROXY, "requireTls", false),
            at: PROXY,
            says: /requireTls is false, needs true/,
        },
        {
            when: "nothing is said",
            change: (good) => good.at(PROXY, "requireTls", undefined),
            at: PROXY,
            says: /requireTls is false/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(PROXY, "requireTls", UNKNOWN),
            at: PROXY,
            becomes: "fail",
        },
    ],
});
