import rule from "../../../../policy/rules/health/cloud-run-gives-up-in-time.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { runState, SERVICE, TWIN, WORKER } from "../../states/gcp-run.ts";

const TIMEOUT = "template.timeout";

export default meetsContract(rule, {
    good: runState,
    passes: [
        { when: "it takes a minute", change: (good) => good.at(SERVICE, TIMEOUT, "60s"), at: SERVICE },
        {
            when: "the stack allows the default",
            change: (good) => good.at(SERVICE, TIMEOUT, undefined),
            at: SERVICE,
            settings: { maximumSeconds: 300 },
        },
    ],
    fails: [
        {
            when: "it takes a second more",
            change: (good) => good.at(SERVICE, TIMEOUT, "61s"),
            at: SERVICE,
            says: /is 61 s, needs at most 60 s/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(SERVICE, TIMEOUT, undefined),
            at: SERVICE,
            says: /is 300 s/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(SERVICE, TIMEOUT, UNKNOWN),
            at: SERVICE,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "a queue delivers the work",
            change: (good) => good.without(SERVICE, TWIN).at(WORKER, TIMEOUT, "600s"),
        },
    ],
});
