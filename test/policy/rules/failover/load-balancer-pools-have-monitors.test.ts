import rule from "../../../../policy/rules/failover/load-balancer-pools-have-monitors.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "pool-us-east1";

export default meetsContract(rule, {
    passes: [
        {
            when: "a monitor group is set instead",
            change: (good) => good.at(at, "monitor", undefined).at(at, "monitorGroup", "group-id"),
            at,
        },
    ],
    fails: [
        {
            when: "no monitor is set",
            change: (good) => good.at(at, "monitor", undefined),
            at,
            says: /neither monitor nor monitorGroup is set/,
        },
        { when: "the monitor is empty", change: (good) => good.at(at, "monitor", ""), at, says: /neither/ },
    ],
    unknown: [
        {
            when: "the monitor is yet to be created",
            change: (good) => good.at(at, "monitor", UNKNOWN),
            at,
            becomes: "pass",
        },
    ],
});
