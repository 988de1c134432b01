import rule from "../../../../policy/rules/failover/load-balancer-pins-no-sessions.ts";
import { LOAD_BALANCER as at } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

export default meetsContract(rule, {
    passes: [
        { when: "nothing is said", change: (good) => good.at(at, "sessionAffinity", undefined), at },
        { when: "the text is empty", change: (good) => good.at(at, "sessionAffinity", ""), at },
        {
            when: "the stack decided for cookies",
            change: (good) => good.at(at, "sessionAffinity", "cookie"),
            at,
            settings: { affinities: ["none", "cookie"] },
        },
    ],
    fails: [
        {
            when: "a cookie binds clients",
            change: (good) => good.at(at, "sessionAffinity", "cookie"),
            at,
            says: /sessionAffinity is cookie, needs none/,
        },
        {
            when: "the address binds clients",
            change: (good) => good.at(at, "sessionAffinity", "ip_cookie"),
            at,
            says: /ip_cookie/,
        },
    ],
    unknown: [
        { when: "it is not known", change: (good) => good.at(at, "sessionAffinity", UNKNOWN), at, becomes: "unknown" },
    ],
});
