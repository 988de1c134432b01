import rule from "../../../../policy/rules/failover/route53-failover-record-ttl.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "primary";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "plain addresses are kept for a minute",
            change: (good) => good.at(at, "aliases", undefined).at(at, "ttl", 60),
            at,
        },
        { when: "aliases are an empty list", change: (good) => good.at(at, "aliases", []).at(at, "ttl", 30), at },
    ],
    fails: [
        {
            when: "plain addresses are kept for longer",
            change: (good) => good.at(at, "aliases", undefined).at(at, "ttl", 61),
            at,
            says: /ttl is 61 s, needs at most 60 s/,
        },
        {
            when: "the stack asks for half a minute",
            change: (good) => good.at(at, "aliases", undefined).at(at, "ttl", 31),
            at,
            settings: { mostSeconds: 30 },
            says: /ttl is 31 s, needs at most 30 s/,
        },
    ],
    unknown: [
        {
            when: "the TTL is not known",
            change: (good) => good.at(at, "aliases", undefined).at(at, "ttl", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no record fails over", change: (good) => good.without("primary", "secondary") }],
});
