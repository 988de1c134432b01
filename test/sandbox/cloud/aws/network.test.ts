import assert from "node:assert/strict";
import { example } from "./example.ts";
import { FAILOVER, type World } from "./world.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";
const FIRST = "delete that first, or let it refer to something else";

describe("the network of the simulated AWS", () => {
    let world: World;
    before(async () => {
        world = await example();
    });

    it("refuses a subnet in no VPC, in a zone of another region, or over another's block", async () => {
        const block = { cidrBlock: "10.0.50.0/24" };
        assert.equal(
            await world.refused("public-a", { ...block, vpcId: "vpc-0" }),
            `vpcId must name a VPC that exists, got "vpc-0"; ${EXISTS}`,
        );
        assert.equal(
            await world.refused("public-a", { ...block, availabilityZone: "us-west-2a" }),
            'availabilityZone must be a zone of region us-east-1 (us-east-1a, us-east-1b, us-east-1c), got "us-west-2a"; choose one of them, or another provider',
        );
        assert.equal(
            await world.refused("public-a", {}),
            `cidrBlock must not overlap 10.0.0.0/24 of ${world.of("public-a").id}, got "10.0.0.0/24"; choose a free block`,
        );
    });

    it("says where a reference lives when its region is the wrong one", async () => {
        const { id } = world.of("vpc");
        assert.equal(
            await world.refused("outer", { name: "abroad" }, FAILOVER),
            `vpcId must name a VPC of region us-west-2 (it exists in us-east-1), got "${id}"; make both through a provider of the same region`,
        );
    });

    it("refuses to delete what others stand on", async () => {
        for (const [name, user] of [
            ["vpc", `subnet "${world.of("public-a").id}"`],
            ["public-a", `load balancer "${world.of("balancer").id}"`],
            ["address-a", `NAT gateway "${world.of("way-out-a").id}"`],
            ["table-a", `route table association "${world.of("table-of-a").id}"`],
            ["outer", `load balancer "${world.of("balancer").id}"`],
            ["inner", `database "${world.of("database").id}"`],
        ] as const) {
            assert.equal((await world.refusedDelete(name)).split("; and ")[0], `is in use by ${user}; ${FIRST}`);
        }
    });

    it("keeps a subnet under the databases of its group", async () => {
        const sentences = await world.refusedDelete("private-b");
        assert.ok(sentences.includes(`is in use by database "${world.of("database").id}"; ${FIRST}`));
    });

    it("gives a VPC one internet gateway and a NAT gateway an address of its own", async () => {
        const vpc = world.of("vpc").id;
        assert.equal(
            await world.refused("internet", {}),
            `vpcId must name a VPC without an internet gateway (it has ${world.of("internet").id}), got "${vpc}"; use that gateway`,
        );
        assert.equal(
            await world.refused("way-out-a", {}),
            `allocationId must not be the address of another NAT gateway (${world.of("way-out-a").id}), got "${world.of("address-a").id}"; give each gateway its own Elastic IP`,
        );
        assert.equal(
            await world.refused("way-out-a", { allocationId: null }),
            "allocationId must be set for a public NAT gateway; make an Elastic IP for it",
        );
        assert.match(
            await world.refused("way-out-a", { connectivityType: "private" }),
            /^allocationId must be left out for a private NAT gateway, got "eipalloc-/,
        );
        assert.equal(
            await world.refused("way-out-a", {
                availabilityMode: "regional",
                allocationId: null,
                subnetId: null,
                connectivityType: "private",
            }),
            "vpcId must be set for a regional NAT gateway",
        );
    });

    it("gives a subnet one route table, and a table one route to a destination", async () => {
        assert.equal(
            await world.refused("table-of-a", {}),
            `subnetId must name a subnet without a route table of its own (it has ${world.of("table-a").id}), got "${world.of("private-a").id}"; change that association`,
        );
        assert.match(await world.refused("route-a", {}), /^409 already exists/);
        assert.equal(
            await world.refused("route-a", { destinationCidrBlock: "10.9.0.0/16", natGatewayId: "nat-0" }),
            `natGatewayId must name a NAT gateway that exists, got "nat-0"; ${EXISTS}`,
        );
    });

    it("refuses rules of missing groups, rules that stand twice, and ports the wrong way round", async () => {
        assert.equal(
            await world.refused("inward", { referencedSecurityGroupId: "sg-0" }),
            `referencedSecurityGroupId must name a security group that exists, got "sg-0"; ${EXISTS}`,
        );
        assert.equal(
            await world.refused("inward", {}),
            `is the same rule as ${world.of("inward").id}; keep one of the two`,
        );
        assert.equal(
            await world.refused("inward", { fromPort: 90, toPort: 80 }),
            "toPort must not be below fromPort (90), got 80",
        );
        assert.match(
            await world.refused("outer", { name: "outer" }),
            /^name must differ from that of sg-0\w+ in the same VPC, got "outer"$/,
        );
    });

    it("replaces a rule only for another kind of source", () => {
        assert.deepEqual(world.replaced("outward", { cidrIpv4: "10.0.0.0/8" }), []);
        const { cidrIpv4: _, ...rest } = world.of("outward").inputs;
        const { subject, id, inputs } = world.of("outward");
        const { changes } = world.cloud.diff(subject, id, inputs, { ...rest, cidrIpv6: "::/0" });
        assert.deepEqual(changes.map(({ path, replaces }) => [path, replaces]).sort(), [
            ["cidrIpv4", true],
            ["cidrIpv6", true],
        ]);
    });

    it("wants the VPC's DNS for private names, and one subnet of a zone for an endpoint", async () => {
        const fresh = await example();
        await fresh.update("vpc", { enableDnsHostnames: false });
        assert.equal(
            await fresh.refused("registry", {}),
            "privateDnsEnabled needs enableDnsHostnames on the VPC, got true; set enableDnsHostnames to true there",
        );
        assert.equal(
            await world.refused("registry", { subnetIds: [world.of("public-a").id, world.of("private-a").id] }),
            "subnetIds must name one subnet of a zone at most, got two of us-east-1a",
        );
    });

    it("refuses a flow log to CloudWatch without a role", async () => {
        assert.equal(
            await world.refused("flow-log", { iamRoleArn: null }),
            "iamRoleArn must be set when the destination is CloudWatch Logs, got nothing",
        );
    });
});
