import rule from "../../../../policy/rules/redundancy/lambda-in-several-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsAdditionsState, FUNCTION } from "../../states/aws-serving-additions.ts";

const at = FUNCTION;
const SUBNETS = "vpcConfig.subnetIds";
const ONE = ["subnet-private-us-east-1a"];

export default meetsContract(rule, {
    good: awsAdditionsState,
    passes: [
        {
            when: "ids are not known, and their subnets are",
            change: (good) => good.at(at, SUBNETS, UNKNOWN),
            at,
        },
    ],
    fails: [
        {
            when: "it may run in one zone",
            change: (good) => good.at(at, SUBNETS, ONE),
            at,
            says: /may run in us-east-1a, needs 2 zones/,
        },
        {
            when: "the stack asks for three",
            change: (good) => good,
            at,
            settings: { zones: 3 },
            says: /may run in us-east-1a, us-east-1b, needs 3 zones/,
        },
    ],
    unknown: [
        {
            when: "it names a subnet of another stack",
            change: (good) => good.at(at, SUBNETS, [...ONE, "subnet-elsewhere"]).facts(at, { madeFrom: {} }),
            at,
            becomes: "unknown",
            says: /another stack/,
        },
    ],
    silent: [
        { when: "it is in no VPC", change: (good) => good.at(at, "vpcConfig", undefined) },
        { when: "the VPC is left out", change: (good) => good.at(at, SUBNETS, []).facts(at, { madeFrom: {} }) },
    ],
});
