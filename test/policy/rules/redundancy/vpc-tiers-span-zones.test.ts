import rule from "../../../../policy/rules/redundancy/vpc-tiers-span-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "vpc-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "the region stands by with two zones", change: (good) => good, at: "vpc-us-west-2" },
        {
            when: "it has no private tier",
            change: (good) => good.without("private-us-east-1a", "private-us-east-1b", "private-us-east-1c"),
            at,
        },
    ],
    fails: [
        {
            when: "subnets without a way out lie in two zones",
            change: (good) => good.without("data-us-east-1c"),
            at,
            says: /subnets without a way out lie in us-east-1a, us-east-1b, need 3 zones/,
        },
        {
            when: "a region that stands by has one zone for a tier",
            change: (good) => good.without("data-us-west-2b"),
            at: "vpc-us-west-2",
            says: /lie in us-west-2a, need 2 zones/,
        },
        {
            when: "public subnets lie in two zones",
            change: (good) => good.without("public-us-east-1b"),
            at,
            says: /public subnets lie in us-east-1a, us-east-1c/,
            remedy: "no",
        },
        {
            when: "private subnets lie in two zones, by routes inside the table",
            change: (good) =>
                good
                    .without("private-us-east-1c", "route-private-us-east-1b")
                    .at("table-private-us-east-1b", "routes", [
                        { cidrBlock: "0.0.0.0/0", natGatewayId: "nat-us-east-1b-id" },
                    ]),
            at,
            says: /private subnets lie in us-east-1a, us-east-1b/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "a subnet's zone is not known",
            change: (good) => good.at("data-us-east-1c", "availabilityZone", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the VPC has no subnets",
            change: (good) =>
                good.without(...good.resources.flatMap(({ type, name }) => (type.endsWith(":Subnet") ? [name] : []))),
        },
    ],
});
