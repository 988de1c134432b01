import rule from "../../../../policy/rules/deployment/deployment-rolls-without-a-gap.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const STRATEGY = "spec.strategy";
const GONE = `${STRATEGY}.rollingUpdate.maxUnavailable`;

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "no share may be away", change: (good) => good.at(at, GONE, "0%"), at },
        { when: "the type is left to the default", change: (good) => good.at(at, `${STRATEGY}.type`, undefined), at },
    ],
    fails: [
        {
            when: "one may be away",
            change: (good) => good.at(at, GONE, 1),
            at,
            says: /maxUnavailable is 1, and must be 0/,
        },
        { when: "a share may be away", change: (good) => good.at(at, GONE, "25%"), at, says: /maxUnavailable is 25%/ },
        {
            when: "the default lets a quarter be away",
            change: (good) => good.at(at, GONE, undefined),
            at,
            says: /is not set, which is 25 %/,
        },
        {
            when: "all are ended first",
            change: (good) => good.at(at, STRATEGY, { type: "Recreate" }),
            at,
            says: /spec\.strategy\.type is Recreate/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, GONE, UNKNOWN), at, becomes: "unknown" }],
});
