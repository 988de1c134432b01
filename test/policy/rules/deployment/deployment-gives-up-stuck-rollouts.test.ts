import rule from "../../../../policy/rules/deployment/deployment-gives-up-stuck-rollouts.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const SECONDS = "spec.progressDeadlineSeconds";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "it gives up after a quarter of an hour", change: (good) => good.at(at, SECONDS, 900), at },
        { when: "it says nothing, which is ten minutes", change: (good) => good.at(at, SECONDS, undefined), at },
    ],
    fails: [
        {
            when: "it waits a second more",
            change: (good) => good.at(at, SECONDS, 901),
            at,
            says: /progressDeadlineSeconds is 901 s, and must be at most 900 s/,
        },
        {
            when: "the default is too long",
            change: (good) => good.at(at, SECONDS, undefined),
            at,
            settings: { seconds: 599 },
            says: /is 600 s/,
            remedy: "no",
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, SECONDS, UNKNOWN), at, becomes: "unknown" }],
});
