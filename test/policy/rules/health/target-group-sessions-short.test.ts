import rule from "../../../../policy/rules/health/target-group-sessions-short.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "there is no block", change: (good) => good.at(at, "stickiness", undefined), at },
        {
            when: "clients stay for half an hour",
            change: (good) => good.at(at, "stickiness.enabled", true),
            at,
        },
        {
            when: "it is off with a long cookie",
            change: (good) => good.at(at, "stickiness.cookieDuration", 86_400),
            at,
        },
    ],
    fails: [
        {
            when: "clients stay a second longer",
            change: (good) => good.set(at, { stickiness: { enabled: true, cookieDuration: 1801 } }),
            at,
            says: /for 1801 s, needs at most 1800 s/,
        },
        {
            when: "the block does not say that it is off, or for how long",
            change: (good) => good.at(at, "stickiness", { type: "lb_cookie" }),
            at,
            says: /for 86400 s/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(at, "stickiness.enabled", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the application's cookie or the address binds clients",
            change: (good) =>
                good
                    .at(at, "stickiness", { type: "app_cookie", enabled: true, cookieName: "session" })
                    .at("targets-us-west-2", "stickiness", { type: "source_ip", enabled: true }),
        },
    ],
});
