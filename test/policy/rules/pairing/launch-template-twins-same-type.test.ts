import rule from "../../../../policy/rules/pairing/launch-template-twins-same-type.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "template-us-west-2";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "both moved to another type",
            change: (good) =>
                good.at(at, "instanceType", "m8g.large").at("template-us-east-1", "instanceType", "m8g.large"),
            at: "template-us-east-1",
        },
    ],
    fails: [
        {
            when: "the twin starts smaller ones",
            change: (good) => good.at(at, "instanceType", "m7g.medium"),
            at,
            says: /starts m7g\.medium, and template-us-east-1 in us-east-1 starts m7g\.large/,
        },
        {
            when: "the twin says nothing",
            change: (good) => good.at(at, "instanceType", undefined),
            at,
            says: /starts no type/,
        },
    ],
    unknown: [
        {
            when: "the type is not known",
            change: (good) => good.at(at, "instanceType", UNKNOWN),
            at: "template-us-east-1",
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "there is no twin", change: (good) => good.without(at) },
        { when: "only the region that stands by is there", change: (good) => good.without("template-us-east-1") },
        { when: "no system declares two regions", change: (good) => good.at("erato", "regions", undefined) },
    ],
});
