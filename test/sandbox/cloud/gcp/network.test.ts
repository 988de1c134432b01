import assert from "node:assert/strict";
import { example, FAILOVER, REGION } from "./example.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";

describe("networks of the simulated Google Cloud", () => {
    const { cloud, of, refused, refusedUpdate } = example();
    const subnet = `subnet-${REGION}`;

    it("refuses a subnetwork in a network that does not exist", () => {
        assert.deepEqual(refused(subnet, { network: "absent", ipCidrRange: "10.9.0.0/20" }), [
            `network must name a network that exists, got "absent"; ${EXISTS}`,
        ]);
    });

    it("lets the default network pass, which every project has", () => {
        assert.deepEqual(refused(subnet, { network: "default", ipCidrRange: "10.0.0.0/20" }), []);
    });

    it("refuses ranges that overlap in one network, also across regions", () => {
        const id = `projects/example-project/regions/${REGION}/subnetworks/${subnet}`;
        assert.deepEqual(refused(subnet, { region: FAILOVER, ipCidrRange: "10.0.8.0/21" }), [
            `ipCidrRange must not overlap 10.0.0.0/20 of subnetwork "${id}" in the same network, got "10.0.8.0/21"; give each subnetwork of a network its own range`,
        ]);
    });

    it("refuses a secondary range that overlaps", () => {
        const [refusal] = refused(subnet, {
            ipCidrRange: "10.8.0.0/20",
            secondaryIpRanges: [{ rangeName: "pods", ipCidrRange: "10.1.0.0/16" }],
        });
        assert.match(refusal ?? "", /^secondaryIpRanges\[0\]\.ipCidrRange must not overlap 10\.1\.0\.0\/20/);
    });

    it("takes a subnetwork's own range for no overlap when it is updated", () => {
        assert.deepEqual(refusedUpdate(subnet, { privateIpGoogleAccess: true }), []);
    });

    it("refuses proxy-only subnetworks that are too small or a second active one", () => {
        const proxies = `proxies-${REGION}`;
        assert.deepEqual(refused(proxies, { ipCidrRange: "10.5.0.0/27" }), [
            'ipCidrRange must hold at least 64 addresses for a proxy-only subnetwork (/26 or larger), got "10.5.0.0/27"; use a /23, which Google recommends',
            `role must be BACKUP beside "${of(proxies).id}", got "ACTIVE"; a network has one active proxy-only subnetwork for each region and purpose`,
        ]);
        assert.deepEqual(refused(proxies, { ipCidrRange: "10.5.0.0/26", role: "BACKUP" }), []);
    });

    it("replaces a subnetwork when its range moves or shrinks, and not when it grows", () => {
        const { inputs } = of(subnet);
        const change = (ipCidrRange: string) => cloud.replacements(of(subnet), { ...inputs, ipCidrRange });
        assert.deepEqual(change("10.0.0.0/19"), []);
        assert.deepEqual(change("10.0.0.0/21"), ["ipCidrRange"]);
        assert.deepEqual(change("10.3.0.0/20"), ["ipCidrRange"]);
    });

    it("refuses to delete what others still use", () => {
        const first = "delete that first, or let it refer to something else";
        assert.deepEqual(cloud.refusalsOnDelete(of("network")), [
            `is in use by subnetwork "${of(subnet).id}"; ${first}`,
        ]);
        assert.deepEqual(cloud.refusalsOnDelete(of(subnet)), [
            `is in use by service connection policy "${of(`policy-${REGION}`).id}"; ${first}`,
        ]);
        assert.deepEqual(cloud.refusalsOnDelete(of(`proxies-${REGION}`)), [
            `gives proxies to forwarding rule "${of("front").id}"; delete the forwarding rule first: let it depend on the proxy-only subnetwork`,
        ]);
        assert.deepEqual(cloud.refusalsOnDelete(of(`proxies-${FAILOVER}`)), []);
        assert.deepEqual(cloud.refusalsOnDelete(of("address")), [
            `is in use by forwarding rule "${of("front").id}"; delete the forwarding rule first`,
        ]);
    });

    it("refuses a subnetwork to go while an address lies in it", () => {
        const { cloud: other, of: named } = example();
        other.make("gcp:compute/address:Address", "internal", {
            name: "internal",
            region: FAILOVER,
            addressType: "INTERNAL",
            subnetwork: named(`subnet-${FAILOVER}`).id,
        });
        other.delete(named(`policy-${FAILOVER}`));
        const [refusal] = other.refusalsOnDelete(named(`subnet-${FAILOVER}`));
        assert.match(refusal ?? "", /^is in use by the address or forwarding rule ".*addresses\/internal"/);
    });

    it("refuses an address in a subnetwork that does not exist", () => {
        assert.deepEqual(refused("address", { addressType: "INTERNAL", subnetwork: "absent" }), [
            `subnetwork must name a subnetwork that exists, got "absent"; ${EXISTS}`,
        ]);
    });

    it("refuses connection policies with foreign, missing or duplicate parts", () => {
        const policy = `policy-${REGION}`;
        assert.deepEqual(
            refused(policy, { serviceClass: "other", network: "absent", pscConfig: { subnetworks: ["absent"] } }),
            [
                `network must name a network that exists, got "absent"; ${EXISTS}`,
                `pscConfig.subnetworks[0] must name a subnetwork that exists, got "absent"; ${EXISTS}`,
            ],
        );
        const elsewhere = of(`subnet-${FAILOVER}`).id;
        assert.deepEqual(refused(policy, { serviceClass: "other", pscConfig: { subnetworks: [elsewhere] } }), [
            `pscConfig.subnetworks[0] must be in the location of the policy (${REGION}), got "${elsewhere}"; make one policy for each region`,
        ]);
        assert.deepEqual(refused(policy, {}), [
            `serviceClass must be the only policy of its class in this network and location: "${of(policy).id}" exists, got "gcp-memorystore"; add the subnetworks to the policy that exists`,
        ]);
        assert.deepEqual(cloud.refusalsOnDelete(of(policy)), [
            `holds the endpoints of "${of(`cache-${REGION}`).id}"; delete the instance first: let it depend on the policy`,
        ]);
    });
});
