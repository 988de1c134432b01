import rule from "../../../../policy/rules/redundancy/nat-gateway-in-every-zone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "route-private-us-east-1b";
const NAT = "natGatewayId";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "the gateway is a regional one",
            change: (good) =>
                good.at(at, NAT, "nat-us-east-1a-id").at("nat-us-east-1a", "availabilityMode", "regional"),
            at,
        },
        {
            when: "two subnets of the zone share its table",
            change: (good) => good.at("data-us-east-1b-table", "routeTableId", "rtb-private-us-east-1b"),
            at,
        },
    ],
    fails: [
        {
            when: "it leaves through the gateway of another zone",
            change: (good) => good.at(at, NAT, "nat-us-east-1a-id"),
            at,
            says: /serves subnets in us-east-1b through nat-us-east-1a in us-east-1a, needs one in us-east-1b/,
        },
        {
            when: "two zones share one table",
            change: (good) => good.at("private-us-east-1a-table", "routeTableId", "rtb-private-us-east-1b"),
            at,
            says: /us-east-1a, us-east-1b through nat-us-east-1b in us-east-1b: each zone needs a route table/,
            remedy: "no",
        },
        {
            when: "its zone has no gateway",
            change: (good) => good.at(at, NAT, "nat-us-east-1a-id").without("nat-us-east-1b"),
            at,
            says: /needs one in us-east-1b/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the zone of the gateway's subnet is not known",
            change: (good) => good.at("public-us-east-1b", "availabilityZone", UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "the gateway's id is not known, and the gateway is",
            change: (good) => good.at(at, NAT, UNKNOWN),
            at,
            becomes: "pass",
        },
    ],
    silent: [
        {
            when: "no route leads to a gateway of the stack",
            change: (good) =>
                good.without(
                    ...good.resources.flatMap(({ type, name }) => (type.endsWith(":NatGateway") ? [name] : [])),
                ),
        },
    ],
});
