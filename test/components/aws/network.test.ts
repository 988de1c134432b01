import assert from "node:assert/strict";
import { FlowLogs } from "../../../components/aws/flow-logs.ts";
import { Network, planNetwork } from "../../../components/aws/network.ts";
import { Duration } from "../../../components/core/duration.ts";
import { ACCOUNT, all, only, type Planned, planned, providerOf, TAGS } from "./planned.ts";

const region = "us-east-1";
const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];

function build(): Promise<readonly Planned[]> {
    return planned(() => {
        const provider = providerOf(region);
        const { regional } = new Network("net", { region, block: "10.48.0.0/16", zones, tags: TAGS, provider });
        const keep = Duration.days(30);
        new FlowLogs("flows", { accountId: ACCOUNT, network: regional, keep, tags: TAGS, provider });
    });
}

describe("AWS network", () => {
    let made: readonly Planned[];
    before(async () => {
        made = await build();
    });

    it("[ER-01] has a public, a private and a data subnet in each of three zones", () => {
        const subnets = all(made, "Subnet").map(({ inputs }) => inputs);
        assert.equal(subnets.length, 9);
        for (const zone of zones) {
            assert.equal(subnets.filter(({ availabilityZone }) => availabilityZone === zone).length, 3);
        }
        assert.ok(subnets.every(({ mapPublicIpOnLaunch }) => mapPublicIpOnLaunch === false));
    });

    it("[ER-01] [trap 30] lets every private subnet out through a NAT gateway of its own zone", () => {
        const ways = zones.map((zone) => {
            const subnet = only(made, "Subnet", `private-${zone}`);
            const table = associated(made, subnet);
            const route = all(made, "Route").find(({ inputs }) => inputs.routeTableId === table);
            const nat = all(made, "NatGateway").find(({ id }) => id === route?.inputs.natGatewayId);
            const standsIn = all(made, "Subnet").find(({ id }) => id === nat?.inputs.subnetId);
            assert.equal(standsIn?.inputs.availabilityZone, zone);
            return nat?.id;
        });
        assert.equal(new Set(ways).size, zones.length);
    });

    it("gives the data tier no way out, and every inner table the way to S3 that costs nothing", () => {
        const tables = new Set(zones.map((zone) => associated(made, only(made, "Subnet", `data-${zone}`))));
        assert.equal(tables.size, 1);
        assert.deepEqual(
            all(made, "Route").filter(({ inputs }) => tables.has(inputs.routeTableId)),
            [],
        );
        const { inputs } = only(made, "VpcEndpoint");
        assert.equal(inputs.vpcEndpointType, "Gateway");
        assert.ok(Array.isArray(inputs.routeTableIds));
        assert.equal(inputs.routeTableIds.length, 1 + zones.length);
    });

    it("records all traffic of the network, refused or not", () => {
        assert.equal(only(made, "FlowLog").inputs.trafficType, "ALL");
    });

    it("refuses one zone, a zone of another region, and a block that is no network of AWS's", () => {
        assert.throws(
            () => planNetwork("net", { region, block: "10.0.0.0/8", zones: ["us-west-2a"] }),
            /block\.us-east-1 must be a \/16 or smaller, .* got 10\.0\.0\.0\/8; zones must name at least 2 zones so that one can be lost, got us-west-2a; zones must name zones of us-east-1, such as us-east-1a, got us-west-2a/,
        );
    });
});

function associated(made: readonly Planned[], subnet: Planned): unknown {
    return all(made, "RouteTableAssociation").find(({ inputs }) => inputs.subnetId === subnet.id)?.inputs.routeTableId;
}
