import rule from "../../../../policy/rules/redundancy/vpc-endpoint-in-every-zone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "s3-us-east-1";
const TABLES = "routeTableIds";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "it says no type, which is a gateway",
            change: (good) => good.at(at, "vpcEndpointType", undefined),
            at,
        },
        {
            when: "it serves the public table too",
            change: (good) =>
                good.at(at, TABLES, ["rtb-public-us-east-1", "rtb-data-us-east-1", ...privateTables("a", "b", "c")]),
            at,
        },
        {
            when: "an interface has addresses in three zones",
            change: (good) => good.plus(interfaceIn("aws-us-east-1", "us-east-1a", "us-east-1b", "us-east-1c")),
            at: "interface",
        },
        {
            when: "an interface stands by in two zones",
            change: (good) => good.plus(interfaceIn("aws-us-west-2", "us-west-2a", "us-west-2b")),
            at: "interface",
        },
    ],
    fails: [
        {
            when: "it leaves out one zone's table",
            change: (good) => good.at(at, TABLES, ["rtb-data-us-east-1", ...privateTables("a", "b")]),
            at,
            says: /routeTableIds leaves out table-private-us-east-1c/,
        },
        {
            when: "it leaves out the table of subnets without a way out",
            change: (good) => good.at(at, TABLES, privateTables("a", "b", "c")),
            at,
            says: /leaves out table-data-us-east-1$/,
        },
        {
            when: "an interface has addresses in two zones",
            change: (good) => good.plus(interfaceIn("aws-us-east-1", "us-east-1a", "us-east-1b")),
            at: "interface",
            says: /has addresses in us-east-1a, us-east-1b, needs 3 zones/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "a zone is not known",
            change: (good) =>
                good
                    .plus(interfaceIn("aws-us-east-1", "us-east-1a", "us-east-1b", "us-east-1c"))
                    .at("private-us-east-1c", "availabilityZone", UNKNOWN),
            at: "interface",
            becomes: "unknown",
        },
        {
            when: "ids of tables are not known, and the tables are",
            change: (good) => good.at(at, TABLES, UNKNOWN),
            at,
            becomes: "pass",
        },
    ],
    silent: [
        {
            when: "the VPC belongs to another stack",
            change: (good) => good.without("vpc-us-east-1", "vpc-us-west-2"),
        },
        {
            when: "endpoints lead to firewalls",
            change: (good) =>
                good
                    .at(at, "vpcEndpointType", "GatewayLoadBalancer")
                    .at("s3-us-west-2", "vpcEndpointType", "GatewayLoadBalancer"),
        },
    ],
});

function privateTables(...letters: readonly string[]): string[] {
    return letters.map((letter) => `rtb-private-us-east-1${letter}`);
}

function interfaceIn(provider: string, ...zones: readonly string[]): StateResource {
    return {
        type: "aws:ec2/vpcEndpoint:VpcEndpoint",
        name: "interface",
        id: "interface",
        provider,
        outputs: { vpcEndpointType: "Interface", subnetIds: zones.map((zone) => `subnet-private-${zone}`) },
    };
}
