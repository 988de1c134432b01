import rule from "../../../../policy/rules/observability/system-has-a-dashboard.ts";
import { estaState, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

meetsContract(rule, {
    good: estaState,
    passes: [
        {
            when: "its dashboard is on AWS",
            change: (good) =>
                good
                    .without("dashboard")
                    .plus({ type: "aws:cloudwatch/dashboard:Dashboard", name: "board", id: "board", outputs: {} }),
            at: SYSTEM,
        },
        {
            when: "one belongs to no system",
            change: (good) => good.facts("dashboard", { parent: "ha-platform-prod" }),
            at: SYSTEM,
        },
    ],
    fails: [
        {
            when: "there is none",
            change: (good) => good.without("dashboard"),
            at: SYSTEM,
            says: /no dashboard of the stack shows it/,
        },
        {
            when: "the only one is another system's",
            change: (good) =>
                good.plus({ type: "ha-platform:systems:Other", name: "other" }).facts("dashboard", { parent: "other" }),
            at: SYSTEM,
            says: /no dashboard/,
        },
    ],
    unknown: [
        {
            when: "what it shows is not known",
            change: (good) => good.at("dashboard", "dashboardJson", UNKNOWN),
            at: SYSTEM,
            becomes: "pass",
        },
    ],
});
