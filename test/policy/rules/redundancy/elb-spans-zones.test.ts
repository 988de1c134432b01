import rule from "../../../../policy/rules/redundancy/elb-spans-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "balancer-us-east-1";
const ONE = ["subnet-public-us-east-1a"];

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it stands by in two zones", change: (good) => good, at: "balancer-us-west-2" },
        {
            when: "subnets are mapped to fixed addresses",
            change: (good) => good.plus(mapped("us-east-1a", "us-east-1b", "us-east-1c")),
            at: "mapped",
        },
        {
            when: "the stack asks for two zones",
            change: (good) => good.at(at, "subnets", ["subnet-public-us-east-1a", "subnet-public-us-east-1b"]),
            at,
            settings: { zones: 2 },
        },
    ],
    fails: [
        {
            when: "it stands in two zones",
            change: (good) => good.at(at, "subnets", ["subnet-public-us-east-1a", "subnet-public-us-east-1b"]),
            at,
            says: /stands in us-east-1a, us-east-1b, needs 3 zones/,
        },
        {
            when: "it stands by in one zone",
            change: (good) => good.at("balancer-us-west-2", "subnets", ["subnet-public-us-west-2a"]),
            at: "balancer-us-west-2",
            says: /stands in us-west-2a, needs 2 zones/,
        },
        {
            when: "three subnets lie in one zone",
            change: (good) =>
                good
                    .at("public-us-east-1b", "availabilityZone", "us-east-1a")
                    .at("public-us-east-1c", "availabilityZone", "us-east-1a"),
            at,
            says: /stands in us-east-1a, needs 3 zones/,
            remedy: "no",
        },
        {
            when: "fixed addresses are in two zones",
            change: (good) => good.plus(mapped("us-east-1a", "us-east-1b")),
            at: "mapped",
            says: /us-east-1a, us-east-1b, needs 3/,
            remedy: "no",
        },
        {
            when: "it names no subnet",
            change: (good) => good.at(at, "subnets", undefined),
            at,
            says: /stands in no zone/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "a subnet's zone is not known",
            change: (good) => good.at("public-us-east-1c", "availabilityZone", UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "it names a subnet of another stack",
            change: (good) => good.at(at, "subnets", [...ONE, "subnet-elsewhere"]).facts(at, { madeFrom: {} }),
            at,
            becomes: "unknown",
            says: /another stack/,
        },
        {
            when: "the ids are not known, and their subnets are",
            change: (good) => good.at(at, "subnets", [UNKNOWN, UNKNOWN, UNKNOWN]),
            at,
            becomes: "pass",
        },
    ],
});

function mapped(...zones: readonly string[]): StateResource {
    return {
        type: "aws:lb/loadBalancer:LoadBalancer",
        name: "mapped",
        id: "mapped",
        provider: "aws-us-east-1",
        outputs: {
            loadBalancerType: "network",
            subnetMappings: zones.map((zone) => ({ subnetId: `subnet-public-${zone}` })),
        },
        madeFrom: { subnetMappings: zones.map((zone) => `public-${zone}`) },
    };
}
