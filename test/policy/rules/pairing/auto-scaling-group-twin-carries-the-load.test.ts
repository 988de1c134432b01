import rule from "../../../../policy/rules/pairing/auto-scaling-group-twin-carries-the-load.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-west-2";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "the twin may grow further", change: (good) => good.at(at, "maxSize", 13), at: "fleet-us-east-1" },
    ],
    fails: [
        {
            when: "the twin may grow less",
            change: (good) => good.at(at, "maxSize", 11),
            at,
            says: /maxSize is 11 in us-west-2, and fleet-us-east-1 may grow to 12/,
        },
        {
            when: "the twin does not say how far",
            change: (good) => good.at(at, "maxSize", undefined),
            at,
            says: /maxSize is 0/,
        },
        {
            when: "there is no twin",
            change: (good) => good.without(at),
            at: "fleet-us-east-1",
            says: /has no twin in us-west-2/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the size is not known",
            change: (good) => good.at(at, "maxSize", UNKNOWN),
            at: "fleet-us-east-1",
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "no system declares two regions", change: (good) => good.at("erato", "regions", undefined) },
        { when: "only the region that stands by is there", change: (good) => good.without("fleet-us-east-1") },
    ],
});
