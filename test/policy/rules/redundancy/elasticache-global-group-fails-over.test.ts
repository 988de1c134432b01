import rule from "../../../../policy/rules/redundancy/elasticache-global-group-fails-over.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const PROPERTY = "automaticFailoverEnabled";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        {
            when: "it leaves the switch to its first member",
            change: (good) => good.at("cache-global", PROPERTY, undefined),
            at: "cache-global",
        },
    ],
    fails: [
        {
            when: "it switches failover off",
            change: (good) => good.at("cache-global", PROPERTY, false),
            at: "cache-global",
            says: /automaticFailoverEnabled is false, needs true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("cache-global", PROPERTY, UNKNOWN),
            at: "cache-global",
            becomes: "fail",
        },
    ],
});
