import rule from "../../../../policy/rules/redundancy/auto-scaling-group-spans-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";
const SUBNETS = "vpcZoneIdentifiers";
const TWO = ["subnet-private-us-east-1a", "subnet-private-us-east-1b"];

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it stands by in two zones", change: (good) => good, at: "fleet-us-west-2" },
        {
            when: "it names zones of the default VPC",
            change: (good) =>
                good.at(at, SUBNETS, undefined).at(at, "availabilityZones", ["us-east-1a", "us-east-1b", "us-east-1c"]),
            at,
        },
    ],
    fails: [
        {
            when: "it has subnets in two zones",
            change: (good) => good.at(at, SUBNETS, TWO),
            at,
            says: /starts instances in us-east-1a, us-east-1b, needs 3 zones/,
        },
        {
            when: "it stands by in one zone",
            change: (good) => good.at("fleet-us-west-2", SUBNETS, ["subnet-private-us-west-2a"]),
            at: "fleet-us-west-2",
            says: /needs 2 zones/,
        },
        {
            when: "it names two zones of the default VPC, one twice",
            change: (good) =>
                good.at(at, SUBNETS, []).at(at, "availabilityZones", ["us-east-1a", "us-east-1b", "us-east-1b"]),
            at,
            says: /starts instances in us-east-1a, us-east-1b, needs 3/,
            remedy: "no",
        },
        {
            when: "the stack asks for four zones",
            change: (good) => good,
            at,
            settings: { zones: 4 },
            says: /needs 4 zones/,
            remedy: "no",
        },
        {
            when: "it names neither subnets nor zones",
            change: (good) => good.at(at, SUBNETS, undefined),
            at,
            says: /starts instances in no zone/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "a subnet's zone is not known",
            change: (good) => good.at("private-us-east-1c", "availabilityZone", UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "its ids are not known, and its subnets are",
            change: (good) => good.at(at, SUBNETS, UNKNOWN),
            at,
            becomes: "pass",
        },
    ],
});
