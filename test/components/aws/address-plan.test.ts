import assert from "node:assert/strict";
import fc from "fast-check";
import { Address4 } from "ip-address";
import { addressProblems, planZoneAddresses, zoneProblems } from "../../../components/aws/address-plan.ts";

const LETTERS = [..."abcdefgh"];

/** Blocks from /16 to /20 that start at their own network address. */
const block = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 16, max: 20 }))
    .map(([address, prefix]) => new Address4(`${Address4.fromBigInt(BigInt(address)).address}/${prefix}`))
    .map((parsed) => `${parsed.startAddress().address}/${parsed.subnetMask}`);

describe("AWS address plan", () => {
    it("[ER-01] puts the subnets of all zones inside the region's block and none on top of another", () => {
        fc.assert(
            fc.property(block, (text) => {
                const whole = new Address4(text);
                assert.deepEqual(addressProblems({ "us-east-1": text }), []);
                const subnets = LETTERS.flatMap((letter) =>
                    Object.values(planZoneAddresses(text, `us-east-1${letter}`)),
                ).map((subnet) => new Address4(subnet));
                for (const [index, subnet] of subnets.entries()) {
                    assert.ok(subnet.isInSubnet(whole), `${subnet.address} in ${text}`);
                    assert.equal(subnet.startAddress().address, subnet.addressMinusSuffix);
                    for (const other of subnets.slice(0, index)) {
                        assert.ok(
                            !subnet.isInSubnet(other) && !other.isInSubnet(subnet),
                            `${subnet.address} and ${other.address}`,
                        );
                    }
                }
            }),
        );
    });

    it("leaves a load balancer its /27 in the smallest block", () => {
        assert.deepEqual(planZoneAddresses("10.48.0.0/20", "us-east-1c"), {
            private: "10.48.2.0/24",
            public: "10.48.9.0/25",
            data: "10.48.13.0/25",
        });
    });

    it("splits a /16 into half private, a quarter public and a quarter data, eight places each", () => {
        assert.deepEqual(planZoneAddresses("10.48.0.0/16", "us-east-1b"), {
            private: "10.48.16.0/20",
            public: "10.48.136.0/21",
            data: "10.48.200.0/21",
        });
    });

    it("refuses blocks that overlap, that a VPC cannot have, and that zones do not fit into", () => {
        const found = addressProblems({ a: "10.0.0.0/15", b: "10.4.0.0/21", c: "10.8.0.0/16", d: "10.8.16.0/20" });
        assert.deepEqual(
            found.map(({ path, reason }) => `${path} ${reason}`),
            [
                "network.a must be a /16 or smaller, the most that a network takes, got 10.0.0.0/15",
                "network.b must be a /20 or larger to hold the subnets of eight zones, got 10.4.0.0/21",
                "network.d must not overlap the block of c (10.8.0.0/16), got 10.8.16.0/20",
            ],
        );
    });

    it("refuses fewer than two zones, one named twice and one of another region", () => {
        const reasons = (...zones: string[]) => zoneProblems("us-west-2", zones, "zones").map(({ reason }) => reason);
        assert.deepEqual(reasons("us-west-2a", "us-west-2d"), []);
        assert.deepEqual(reasons(), ["must name at least 2 zones so that one can be lost, got none"]);
        assert.deepEqual(reasons("us-west-2a", "us-west-2a"), ["must name each zone once, got us-west-2a, us-west-2a"]);
        assert.deepEqual(reasons("us-west-2a", "us-east-1a"), [
            "must name zones of us-west-2, such as us-west-2a, got us-east-1a",
        ]);
        assert.throws(
            () => planZoneAddresses("10.48.0.0/16", "us-east-1z"),
            /zone must end in one of a, b, .* got us-east-1z/,
        );
    });
});
