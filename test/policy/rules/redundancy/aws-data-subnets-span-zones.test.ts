import rule from "../../../../policy/rules/redundancy/aws-data-subnets-span-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const PROXY = "proxy-us-east-1";
const WEST = "database-subnets-us-west-2";
const CACHE = "cache-subnets-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "the failover region has two zones", change: (good) => good, at: WEST },
        {
            when: "ids are not known yet but the references are",
            change: (good) =>
                good.at(CACHE, "subnetIds", UNKNOWN).facts(CACHE, {
                    madeFrom: { subnetIds: ["data-us-east-1a", "data-us-east-1b", "data-us-east-1c"] },
                }),
            at: CACHE,
        },
    ],
    fails: [
        {
            when: "a proxy leaves a zone out",
            change: (good) => good.at(PROXY, "vpcSubnetIds", ["data-us-east-1a", "data-us-east-1b"]),
            at: PROXY,
            says: /its subnets are in 2 zones \(us-east-1a, us-east-1b\), needs 3/,
            remedy: "no",
        },
        {
            when: "subnets of a cache share a zone",
            change: (good) => good.at("data-us-east-1c", "availabilityZone", "us-east-1a"),
            at: CACHE,
            says: /in 2 zones/,
            remedy: "no",
        },
        {
            when: "the failover region's databases have one zone",
            change: (good) => good.at(WEST, "subnetIds", ["data-us-west-2a"]),
            at: WEST,
            says: /in 1 zones \(us-west-2a\), needs 2/,
            remedy: "no",
        },
        {
            when: "no system declares regions, and two zones are too few",
            change: (good) => good.at("erato", "regions", undefined),
            at: WEST,
            says: /needs 3/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "a subnet's zone is not known",
            change: (good) => good.at("data-us-east-1c", "availabilityZone", UNKNOWN),
            at: PROXY,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "the subnets are another stack's", change: withoutSubnets }],
});

function withoutSubnets(state: State): State {
    return state.without(
        ...state.resources.filter(({ type }) => type === "aws:ec2/subnet:Subnet").map(({ name }) => name),
    );
}
