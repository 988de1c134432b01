import assert from "node:assert/strict";
import fc from "fast-check";
import { Address4 } from "ip-address";
import { addressProblems, planAddresses } from "../../../components/gcp/address-plan.ts";

/** Network blocks from /8 to /18 that start at their own network address. */
const block = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 8, max: 18 }))
    .map(([address, prefix]) => new Address4(`${Address4.fromBigInt(BigInt(address)).address}/${prefix}`))
    .map((parsed) => `${parsed.startAddress().address}/${parsed.subnetMask}`);

describe("address plan", () => {
    it("puts every subnet inside the region's block and none on top of another", () => {
        fc.assert(
            fc.property(block, (text) => {
                const whole = new Address4(text);
                const subnets = Object.values(planAddresses(text)).map((subnet) => new Address4(subnet));
                for (const subnet of subnets) assert.ok(subnet.isInSubnet(whole), `${subnet.address} in ${text}`);
                for (const [index, subnet] of subnets.entries()) {
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

    it("splits a /16 without leaving anything over", () => {
        assert.deepEqual(planAddresses("10.16.0.0/16"), {
            workloads: "10.16.0.0/18",
            proxies: "10.16.64.0/18",
            services: "10.16.128.0/18",
            pods: "10.16.192.0/19",
            nodes: "10.16.224.0/21",
            clusterServices: "10.16.232.0/21",
            databases: "10.16.240.0/20",
        });
    });

    it("refuses CIDRs that overlap, naming both regions", () => {
        assert.deepEqual(addressProblems({ "us-central1": "10.0.0.0/8", "us-east1": "10.32.0.0/16" }), [
            {
                path: "network.us-east1",
                reason: "must not overlap the block of us-central1 (10.0.0.0/8), got 10.32.0.0/16",
            },
        ]);
    });

    it("refuses what is no block, too small, or does not start at its network address", () => {
        const reasons = addressProblems({ a: "10.16.0.0", b: "10.0.0.0/24", c: "10.16.1.0/16", d: "ten" }).map(
            ({ reason }) => reason,
        );
        assert.deepEqual(reasons, [
            "must be an IPv4 block such as 10.16.0.0/16, got 10.16.0.0",
            "must be a /18 or larger to hold the region's subnets, got 10.0.0.0/24",
            "must start at its network address 10.16.0.0/16, got 10.16.1.0/16",
            "must be an IPv4 block such as 10.16.0.0/16, got ten",
        ]);
    });

    it("finds an overlap between any two blocks exactly when they share an address", () => {
        fc.assert(
            fc.property(block, block, (left, right) => {
                const [a, b] = [new Address4(left), new Address4(right)];
                const share =
                    a.startAddress().bigInt() <= b.endAddress().bigInt() &&
                    b.startAddress().bigInt() <= a.endAddress().bigInt();
                assert.equal(addressProblems({ left, right }).length > 0, share);
            }),
        );
    });
});
