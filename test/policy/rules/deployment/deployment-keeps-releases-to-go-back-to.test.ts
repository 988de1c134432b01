import rule from "../../../../policy/rules/deployment/deployment-keeps-releases-to-go-back-to.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const REVISIONS = "spec.revisionHistoryLimit";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "it keeps two", change: (good) => good.at(at, REVISIONS, 2), at },
        {
            when: "it says nothing, which is ten",
            change: (good) => good.at(at, REVISIONS, undefined),
            at,
            settings: { revisions: 10 },
        },
    ],
    fails: [
        {
            when: "it says nothing, which is ten, and the stack wants one more",
            change: (good) => good.at(at, REVISIONS, undefined),
            at,
            settings: { revisions: 11 },
            says: /revisionHistoryLimit is 10, and must be at least 11/,
            remedy: "no",
        },
        {
            when: "it keeps one",
            change: (good) => good.at(at, REVISIONS, 1),
            at,
            says: /revisionHistoryLimit is 1, and must be at least 2/,
        },
        { when: "it keeps none", change: (good) => good.at(at, REVISIONS, 0), at, says: /revisionHistoryLimit is 0/ },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, REVISIONS, UNKNOWN), at, becomes: "unknown" }],
});
