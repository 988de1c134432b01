import rule from "../../../../policy/rules/edge/worker-route-runs-a-worker.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "router-route";

export default meetsContract(rule, {
    passes: [
        {
            when: "the pattern covers all names of the zone",
            change: (good) => good.at(at, "pattern", "https://*.example.com/*"),
            at,
        },
    ],
    fails: [
        {
            when: "no script is named",
            change: (good) => good.at(at, "script", undefined),
            at,
            says: /script is not set, so no Worker sees requests for api\.example\.com/,
        },
        { when: "the name is empty", change: (good) => good.at(at, "script", ""), at, says: /script is not set/ },
    ],
    unknown: [
        { when: "the script is not known", change: (good) => good.at(at, "script", UNKNOWN), at, becomes: "pass" },
        { when: "the pattern is not known", change: (good) => good.at(at, "pattern", UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "the route is about some paths",
            change: (good) => good.at(at, "pattern", "api.example.com/static/*").at(at, "script", ""),
        },
        {
            when: "the route is about another name",
            change: (good) => good.at(at, "pattern", "old.example.com/*").at(at, "script", ""),
        },
    ],
});
