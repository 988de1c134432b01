import assert from "node:assert/strict";
import { groupResources, listResources, shortType } from "../../report/resources.ts";
import { readState } from "../../report/state.ts";

const PROVIDER = "urn:pulumi:prod::p::pulumi:providers:gcp::gcp-us-east1";

function regionOf(type: string, fields: Record<string, unknown> = {}): string | undefined {
    const resources = [
        { urn: PROVIDER, type: "pulumi:providers:gcp", custom: true, inputs: { region: "us-east1" } },
        { urn: `urn:pulumi:prod::p::${type}::it`, type, custom: true, provider: `${PROVIDER}::some-id`, ...fields },
    ];
    return listResources(readState({ deployment: { resources } }))[0]?.region;
}

describe("the region of a resource", () => {
    it("is its own location or region where it states one", () => {
        assert.equal(
            regionOf("gcp:cloudrunv2/service:Service", { inputs: { location: "us-central1" } }),
            "us-central1",
        );
        assert.equal(regionOf("gcp:compute/address:Address", { inputs: { region: "us-central1" } }), "us-central1");
        assert.equal(regionOf("gcp:firestore/database:Database", { inputs: { locationId: "nam5" } }), "nam5");
        assert.equal(regionOf("gcp:storage/bucket:Bucket", { inputs: { location: "US" } }), "us");
    });

    it("is the region of its zone", () => {
        assert.equal(
            regionOf("gcp:container/nodePool:NodePool", { inputs: { location: "europe-west12-c" } }),
            "europe-west12",
        );
        assert.equal(regionOf("aws:ec2/subnet:Subnet", { inputs: { availabilityZone: "us-east-1a" } }), "us-east-1");
    });

    it("is what the cloud answered, or what its id says, where the program states none", () => {
        assert.equal(
            regionOf("gcp:compute/subnetwork:Subnetwork", { outputs: { region: "us-central1" } }),
            "us-central1",
        );
        assert.equal(
            regionOf("gcp:kms/cryptoKey:CryptoKey", { id: "projects/p/locations/us/keyRings/r/cryptoKeys/k" }),
            "us",
        );
    });

    it("is its provider's where nothing else is known", () => {
        assert.equal(regionOf("gcp:compute/address:Address"), "us-east1");
        assert.equal(
            regionOf("gcp:compute/address:Address", { inputs: { region: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" } }),
            "us-east1",
        );
    });

    it("is global for types without a region, whatever region their provider has", () => {
        for (const type of [
            "gcp:dns/managedZone:ManagedZone",
            "gcp:monitoring/alertPolicy:AlertPolicy",
            "gcp:compute/network:Network",
            "gcp:secretmanager/secretVersion:SecretVersion",
        ]) {
            assert.equal(regionOf(type), "global", type);
        }
    });

    it("is global where the provider has none", () => {
        const resources = [
            { urn: "urn:pulumi:prod::p::aws:sns/topic:Topic::it", type: "aws:sns/topic:Topic", custom: true },
        ];
        assert.equal(listResources(readState({ deployment: { resources } }))[0]?.region, "global");
    });

    it("is the edge for Cloudflare", () => {
        assert.equal(
            regionOf("cloudflare:index/loadBalancer:LoadBalancer", { inputs: { location: "us-central1" } }),
            "edge",
        );
    });
});

describe("groups of resources", () => {
    it("put regions first and what has none last", () => {
        const resources = [
            { type: "gcp:dns/managedZone:ManagedZone" },
            { type: "gcp:storage/bucket:Bucket", inputs: { location: "us" } },
            { type: "gcp:compute/address:Address", inputs: { region: "us-east1" } },
            { type: "gcp:compute/address:Address", inputs: { region: "us-central1" } },
        ].map((fields, index) => ({ urn: `urn:pulumi:prod::p::${fields.type}::${index}`, custom: true, ...fields }));
        const groups = groupResources(listResources(readState({ deployment: { resources } })));
        assert.deepEqual(
            groups.map(({ region }) => region),
            ["us-central1", "us-east1", "us", "global"],
        );
    });
});

describe("shortType", () => {
    it("says a type as its SDK does", () => {
        assert.equal(shortType("gcp:cloudrunv2/service:Service"), "cloudrunv2.Service");
        assert.equal(shortType("cloudflare:index/loadBalancer:LoadBalancer"), "LoadBalancer");
        assert.equal(shortType("kubernetes:apps/v1:Deployment"), "apps.Deployment");
        assert.equal(shortType("ha-platform:gcp:Service"), "gcp.Service");
        assert.equal(shortType("odd"), "odd");
    });
});
