import assert from "node:assert/strict";
import { loadFacts } from "../../../../sandbox/cloud/facts/catalog.ts";
import { gcp } from "../../../../sandbox/cloud/gcp/family.ts";
import { outputOnly } from "../output-only.ts";
import { example, FAILOVER, REGION } from "./example.ts";

describe("the simulated Google Cloud", () => {
    const facts = loadFacts("gcp");
    const { cloud, of } = example();
    const types = Object.keys(gcp);

    it("has a kind for every type with facts, and facts for every kind", () => {
        assert.deepEqual([...types].sort(), Object.keys(facts.types).sort());
    });

    for (const type of types) {
        it(`answers for ${type} with every output that the provider computes`, () => {
            const [resource] = cloud.all(type);
            assert.ok(resource, `the example has no ${type}`);
            const missing = outputOnly(facts.types[type] ?? assert.fail()).filter((key) => !(key in resource.outputs));
            assert.deepEqual(missing, []);
        });
    }

    it("answers the same in every run", () => {
        const again = example().cloud;
        for (const type of types) assert.deepEqual(again.all(type), cloud.all(type));
    });

    it("keeps ids and computed values, but for times and fingerprints, when a resource is updated", () => {
        const { cloud: changing, of: before } = example();
        const network = before(`subnet-${REGION}`);
        const after = changing.put(network.type, `subnet-${REGION}`, {
            ...network.inputs,
            privateIpGoogleAccess: true,
        });
        assert.equal(after.id, network.id);
        assert.equal(after.outputs.subnetworkId, network.outputs.subnetworkId);
        assert.notEqual(after.outputs.fingerprint, network.outputs.fingerprint);
    });

    it("gives different resources of a type different ids and server numbers", () => {
        for (const type of types) {
            const ids = cloud.all(type).map(({ id }) => id);
            assert.equal(new Set(ids).size, ids.length, type);
        }
        assert.notEqual(of(`subnet-${REGION}`).outputs.subnetworkId, of(`subnet-${FAILOVER}`).outputs.subnetworkId);
    });

    it("knows at preview only what the outputs hold", () => {
        for (const [type, kind] of Object.entries(gcp)) {
            const [resource] = cloud.all(type);
            for (const key of kind.knownAtPreview ?? []) assert.ok(key in (resource?.outputs ?? {}), `${type} ${key}`);
        }
    });

    it("names things as Google Cloud does", () => {
        assert.equal(of("network").id, "projects/example-project/global/networks/network");
        assert.equal(of("runner").outputs.member, "serviceAccount:api-runner@example-project.iam.gserviceaccount.com");
        assert.equal(of("token").outputs.name, "projects/123456789012/secrets/token");
        assert.equal(of("token-1").id, "projects/123456789012/secrets/token/versions/1");
        assert.equal(of("images").outputs.registryUri, "us-docker.pkg.dev/example-project/images");
        assert.equal(
            of("runner-backups").id,
            `b/example-backups/roles/storage.objectCreator/${of("runner").outputs.member}`,
        );
        assert.equal(of("runner-backups").outputs.bucket, "b/example-backups");
        assert.equal(of("backups").outputs.location, "US");
        assert.equal(of("backups").outputs.url, "gs://example-backups");
        assert.equal(of("key").outputs.primaries === undefined, false);
        assert.match(String(of("errors-high").id), /^projects\/example-project\/alertPolicies\/\d{19}$/);
        assert.match(
            String(of("daily").id),
            /^projects\/example-project\/databases\/esta-tracker\/backupSchedules\/[0-9a-f-]{36}$/,
        );
        assert.match(
            String(of(`api-${REGION}`).outputs.uri),
            /^https:\/\/api-us-central1-[0-9a-f]{10}-uc\.a\.run\.app$/,
        );
        assert.match(String(of(`api-${FAILOVER}`).outputs.uri), /-ue\.a\.run\.app$/);
    });

    it("makes references full URLs and leaves the program's inputs alone", () => {
        const { inputs, outputs } = of(`subnet-${REGION}`);
        assert.equal(inputs.network, of("network").id);
        assert.equal(outputs.network, of("network").outputs.selfLink);
        assert.equal(outputs.gatewayAddress, "10.0.0.1");
        assert.equal(
            of(`group-${REGION}`).outputs.region,
            "https://www.googleapis.com/compute/v1/projects/example-project/regions/us-central1",
        );
        assert.equal(of("front").outputs.portRange, "443-443");
        assert.equal(of("front").outputs.ipAddress, of("address").outputs.address);
    });

    it("takes public addresses from the range that is reserved for benchmarks", () => {
        assert.match(String(of("address").outputs.address), /^198\.1[89]\./);
    });

    it("has finished certificates and instances at once", () => {
        assert.equal(JSON.stringify(of("certificate").outputs.managed).includes('"state":"ACTIVE"'), true);
        assert.equal(of(`cache-${REGION}`).outputs.state, "ACTIVE");
    });

    it("labels everything but forwarding rules as made by Pulumi", () => {
        assert.deepEqual(of("backups").outputs.pulumiLabels, { "goog-pulumi-provisioned": "true" });
        assert.deepEqual(of("front").outputs.pulumiLabels, {});
    });
});
