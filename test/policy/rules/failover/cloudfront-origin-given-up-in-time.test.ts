import rule from "../../../../policy/rules/failover/cloudfront-origin-given-up-in-time.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "distribution";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it tries once for as long",
            change: (good) => good.set(at, { origins: [{ connectionAttempts: 1, connectionTimeout: 10 }] }),
            at,
        },
    ],
    fails: [
        {
            when: "it waits a second longer",
            change: (good) => good.set(at, { origins: [{ connectionAttempts: 1, connectionTimeout: 11 }] }),
            at,
            says: /gives up origins\[0\] after 1 x 11 s = 11 s, needs at most 10 s/,
        },
        {
            when: "the last origin says nothing",
            change: (good) =>
                good
                    .at(at, "origins[2].connectionAttempts", undefined)
                    .at(at, "origins[2].connectionTimeout", undefined),
            at,
            says: /origins\[2\] after 3 x 10 s = 30 s/,
        },
        {
            when: "the stack allows less",
            change: (good) => good,
            at,
            settings: { withinSeconds: 8 },
            says: /2 x 5 s = 10 s, needs at most 8 s/,
        },
    ],
    unknown: [
        {
            when: "attempts are not known",
            change: (good) => good.at(at, "origins[0].connectionAttempts", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
