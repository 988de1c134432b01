import rule from "../../../../policy/rules/health/cloud-run-readiness-within-error-rate-objective.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "api-us-east1-service";
const PROBE = "template.containers[0].readinessProbe";
const OBJECTIVE = "objectives.triggers.errorRate.failoverSeconds";

export default meetsContract(rule, {
    passes: [
        // 5 x 3 + 2 = 17.
        { when: "the sum is exactly the objective", change: (good) => good.at(SYSTEM, OBJECTIVE, 17), at },
        {
            when: "it is left to the defaults and the system allows that",
            change: (good) => good.at(at, PROBE, { httpGet: {} }).at(SYSTEM, OBJECTIVE, 31),
            at,
        },
    ],
    fails: [
        {
            when: "the timeout is the shortest period that would do",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 8),
            at,
            says: /periodSeconds must be at most 2 s/,
        },
        {
            when: "a second is the longest period that would do",
            change: (good) => good.at(at, `${PROBE}.timeoutSeconds`, 1).at(SYSTEM, OBJECTIVE, 4),
            at,
            says: /periodSeconds must be at most 1 s/,
        },

        {
            when: "the sum is a second over the objective",
            change: (good) => good.at(SYSTEM, OBJECTIVE, 16),
            at,
            says: /containers\[0\]\.readinessProbe fails after 5 s x 3 \+ 2 s = 17 s, and the system allows 16 s: periodSeconds must be at most 4 s/,
        },
        {
            when: "it is left to the defaults, which take 31 s",
            change: (good) => good.at(at, PROBE, { httpGet: {} }),
            at,
            says: /10 s x 3 \+ 1 s = 31 s, and the system allows 30 s: periodSeconds must be at most 9 s/,
        },
        {
            when: "it asks too seldom",
            change: (good) => good.at(at, `${PROBE}.periodSeconds`, 60),
            at,
            says: /60 s x 3 \+ 2 s = 182 s/,
        },
        {
            when: "a second container takes too long",
            change: (good) =>
                good.set(at, { template: { containers: [{}, { readinessProbe: { periodSeconds: 20 } }] } }),
            at,
            says: /containers\[1\]\.readinessProbe fails after 20 s x 3 \+ 1 s = 61 s/,
        },
        {
            when: "no period is short enough for so many failures",
            change: (good) => good.at(at, `${PROBE}.failureThreshold`, 100),
            at,
            says: /lower periodSeconds, timeoutSeconds and failureThreshold/,
        },
        {
            when: "a period no shorter than the timeout is too long",
            change: (good) => good.at(at, `${PROBE}.timeoutSeconds`, 20).at(at, `${PROBE}.periodSeconds`, 20),
            at,
            says: /lower periodSeconds, timeoutSeconds and failureThreshold/,
        },
        {
            when: "the period holds another type",
            change: (good) => good.at(at, `${PROBE}.periodSeconds`, "5s"),
            at,
            says: /periodSeconds must be a number, got a string/,
        },
    ],
    unknown: [
        {
            when: "the period is not known",
            change: (good) => good.at(at, `${PROBE}.periodSeconds`, UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "the objective is not known",
            change: (good) => good.at(SYSTEM, OBJECTIVE, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the system promises nothing about its error rate",
            change: (good) => good.at(SYSTEM, "objectives.triggers.errorRate", undefined),
        },
        {
            when: "no service has a readiness probe, which another rule finds",
            change: (good) =>
                good.resources
                    .filter(({ type }) => type === "gcp:cloudrunv2/service:Service")
                    .reduce((changed, { name }) => changed.at(name, PROBE, undefined), good),
        },
    ],
});
