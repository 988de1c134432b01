import rule from "../../../../policy/rules/deployment/pod-waits-before-it-stops.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const HOOK = "spec.template.spec.containers[0].lifecycle.preStop";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        { when: "it sleeps five seconds", change: (good) => good.at(at, `${HOOK}.sleep.seconds`, 5), at },
        {
            when: "a command takes its own time",
            change: (good) => good.at(at, HOOK, { exec: { command: ["sh", "leave.sh"] } }),
            at,
        },
        {
            when: "a command sleeps long enough",
            change: (good) => good.at(at, HOOK, { exec: { command: ["sh", "-c", "sleep 5"] } }),
            at,
        },
    ],
    fails: [
        {
            when: "it sleeps four",
            change: (good) => good.at(at, `${HOOK}.sleep.seconds`, 4),
            at,
            says: /container web waits 4 s before it stops, at least 5 s/,
        },
        {
            when: "a command sleeps one",
            change: (good) => good.at(at, HOOK, { exec: { command: ["sleep", "1"] } }),
            at,
            says: /waits 1 s/,
        },
        {
            when: "it stops at once",
            change: (good) => good.at(at, "spec.template.spec.containers[0].lifecycle", undefined),
            at,
            says: /container web has no preStop hook/,
        },
    ],
    unknown: [
        {
            when: "the time is not known",
            change: (good) => good.at(at, `${HOOK}.sleep.seconds`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no Service sends requests", change: (good) => withoutKind(good, "Service") }],
});
