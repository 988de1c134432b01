import rule from "../../../../policy/rules/observability/backend-service-logs-requests.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { BACKEND, loadBalancingState } from "../../states/gcp-load-balancing.ts";

meetsContract(rule, {
    good: loadBalancingState,
    passes: [
        {
            when: "the share is left to the default",
            change: (good) => good.at(BACKEND, "logConfig.sampleRate", undefined),
            at: BACKEND,
        },
        { when: "a tenth is logged", change: (good) => good.at(BACKEND, "logConfig.sampleRate", 0.1), at: BACKEND },
    ],
    fails: [
        {
            when: "less than a tenth is logged",
            change: (good) => good.at(BACKEND, "logConfig.sampleRate", 0.09),
            at: BACKEND,
            says: /sampleRate is 0.09, needs at least 0.1/,
        },
        {
            when: "it is off",
            change: (good) => good.at(BACKEND, "logConfig.enable", false),
            at: BACKEND,
            says: /logConfig.enable is not true/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(BACKEND, "logConfig", undefined),
            at: BACKEND,
            says: /logConfig.enable is not true/,
        },
        {
            when: "a global one says nothing",
            change: (good) =>
                good.plus({
                    type: "gcp:compute/backendService:BackendService",
                    name: "global",
                    id: "global",
                    outputs: {},
                }),
            at: "global",
            says: /logConfig.enable is not true/,
        },
    ],
    unknown: [
        {
            when: "the share is not known",
            change: (good) => good.at(BACKEND, "logConfig.sampleRate", UNKNOWN),
            at: BACKEND,
            becomes: "unknown",
        },
    ],
});
