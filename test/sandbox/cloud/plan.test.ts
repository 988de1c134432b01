import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as cloudflare from "@pulumi/cloudflare";
import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { planHost } from "../../../sandbox/cloud/plan.ts";

function value<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => output.apply(resolve));
}

/** The error that the monitor answered with, from the host itself: the SDK reports it to nobody who waits. */
async function refusal(
    type: string,
    name: string,
    inputs: Record<string, unknown>,
    host = planHost(),
): Promise<string> {
    const call = { type, name, inputs, custom: true };
    return Promise.resolve(host.newResource(call)).then(
        () => "accepted",
        (error: Error) => error.message,
    );
}

describe("the plan host", () => {
    before(() => pulumi.runtime.setMocks(planHost(), "spec", "dev"));

    it("answers with ids and outputs of the real shape, in the provider's own region", async () => {
        const east = new gcp.Provider("east", { project: "example-project", region: "us-east1" });
        const address = new gcp.compute.Address("front", { networkTier: "STANDARD" }, { provider: east });
        assert.match(
            await value(address.selfLink),
            /^https:\/\/www\.googleapis\.com\/compute\/v1\/projects\/example-project\/regions\/us-east1\/addresses\/front-[0-9a-f]{7}$/,
        );
        const west = new aws.Provider("west", { region: "us-west-2", accessKey: "example", secretKey: "example" });
        const bucket = new aws.s3.Bucket("logs", {}, { provider: west });
        assert.match(await value(bucket.bucketRegionalDomainName), /\.s3\.us-west-2\.amazonaws\.com$/);
    });

    it("takes secrets, outputs of other resources and components", async () => {
        const component = new pulumi.ComponentResource("spec:index:Group", "group", {});
        const zone = new cloudflare.Zone(
            "site",
            { account: { id: "f".repeat(32) }, name: pulumi.secret("example.com") },
            { parent: component },
        );
        const record = new cloudflare.DnsRecord(
            "www",
            { zoneId: zone.id, name: "www.example.com", type: "A", content: "192.0.2.1", ttl: 300 },
            { parent: component },
        );
        assert.equal(await value(zone.name), "example.com");
        assert.equal(await value(record.zoneId), await value(zone.id));
    });

    it("answers functions", async () => {
        const identity = await aws.getCallerIdentity({});
        assert.equal(identity.accountId, "123456789012");
    });

    it("refuses what the provider refuses, as the engine would print it", async () => {
        assert.equal(
            await refusal("gcp:compute/address:Address", "front", { networkTier: "GOLD" }),
            'gcp:compute/address:Address "front": networkTier must be one of PREMIUM, STANDARD, got "GOLD"',
        );
        assert.match(await refusal("aws:foo/bar:Baz", "x", {}), /^the simulated cloud does not know aws:foo\/bar:Baz/);
    });

    it("refuses what the cloud refuses", async () => {
        const host = planHost();
        assert.equal(await refusal("aws:s3/bucket:Bucket", "one", { bucket: "taken" }, host), "accepted");
        assert.match(
            await refusal("aws:s3/bucket:Bucket", "two", { bucket: "taken" }, host),
            /^aws:s3\/bucket:Bucket "two": 409 already exists: taken/,
        );
    });

    it("tells resources of one type and name apart", async () => {
        const host = planHost();
        assert.equal(await refusal("aws:ec2/vpc:Vpc", "same", { cidrBlock: "10.0.0.0/16" }, host), "accepted");
        assert.equal(await refusal("aws:ec2/vpc:Vpc", "same", { cidrBlock: "10.0.0.0/16" }, host), "accepted");
    });

    it("gives the same answers in every run", async () => {
        const make = () =>
            planHost().newResource({
                type: "aws:ec2/vpc:Vpc",
                name: "net",
                inputs: { cidrBlock: "10.0.0.0/16" },
                custom: true,
            });
        assert.deepEqual(await make(), await make());
    });

    it("passes types of other packages through", async () => {
        const result = await planHost().newResource({
            type: "random:index:Id",
            name: "x",
            inputs: { a: 1 },
            custom: true,
        });
        assert.deepEqual(result, { id: "x-id", state: { a: 1 } });
    });
});
