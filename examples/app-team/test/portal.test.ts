import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { platformMocks, type SamplePlatform } from "ha-platform/contract/testing";

interface Made {
    readonly type: string;
    readonly name: string;
    readonly inputs: Readonly<Record<string, unknown>>;
}

const SETTINGS = {
    image: `web@sha256:${"a".repeat(64)}`,
    domain: "portal.example",
    cloudflareAccount: "0123456789abcdef0123456789abcdef",
    instances: JSON.stringify({ min: 1, max: 3 }),
    oncall: "oncall@example.com",
    runbooks: "https://runbooks.example.com/portal",
};

/** What the program makes on a platform. */
async function madeOn(platform: SamplePlatform): Promise<readonly Made[]> {
    const made: Made[] = [];
    const proof = { name: "_acme.portal.example.", type: "CNAME", data: "proof.example." };
    const mocks = platformMocks(platform, {
        newResource: ({ type, name, inputs }) => {
            made.push({ type, name, inputs });
            return {
                id: `${name}-id`,
                state: { ...inputs, email: `${name}@example.com`, dnsResourceRecords: [proof] },
            };
        },
        call: () => ({}),
    });
    const config = Object.entries(SETTINGS).map(([key, value]) => [`claims-portal:${key}`, value]);
    pulumi.runtime.setAllConfig(Object.fromEntries(config));
    await pulumi.runtime.setMocks(mocks, "claims-portal", "prod", false, "organization");
    const { portal } = await import("../portal.ts");
    await pulumi.runtime.runInPulumiStack(portal);
    await pulumi.runtime.disconnect();
    return made;
}

/** A variable of the service in a region's part. */
function variable(made: readonly Made[], part: string, name: string): unknown {
    const service = made.find((one) => one.name === `web-${part}`);
    const text = JSON.stringify(service?.inputs);
    return new RegExp(`"name":"${name}","value":"([^"]*)"`).exec(text)?.[1];
}

function locations(made: readonly Made[]): readonly unknown[] {
    return made.filter(({ type }) => type === "gcp:cloudrunv2/service:Service").map(({ inputs }) => inputs.location);
}

describe("the claims portal", () => {
    it("runs in both regions of the platform, wherever those are", async () => {
        assert.deepEqual(locations(await madeOn({})), ["us-central1", "us-east1"]);
        const overrides = { regions: { primary: "us-east1", failover: "us-central1" } };
        assert.deepEqual(locations(await madeOn({ overrides })), ["us-east1", "us-central1"]);
    });

    it("reads in its own region, and writes where the platform says", async () => {
        const made = await madeOn({});
        for (const [part, region] of [
            ["primary", "us-central1"],
            ["failover", "us-east1"],
        ] as const) {
            assert.equal(variable(made, part, "REGION"), region);
            assert.match(String(variable(made, part, "DATABASE_READ")), new RegExp(`\\b${region}\\b`));
            assert.match(String(variable(made, part, "CACHE")), new RegExp(`\\b${region}\\b`));
            assert.match(String(variable(made, part, "CACHE_WRITE")), /\bus-central1\b/);
        }
    });

    it("follows the platform's writer", async () => {
        const made = await madeOn({ overrides: { systems: { "esta-tracker": { cache: { writer: "us-east1" } } } } });
        assert.match(String(variable(made, "primary", "CACHE_WRITE")), /\bus-east1\b/);
        assert.match(String(variable(made, "primary", "CACHE")), /\bus-central1\b/);
    });

    it("asks both regions whether they are healthy, and gives up on the first one for the other", async () => {
        const made = await madeOn({});
        const pools = made.filter(({ type }) => type === "cloudflare:index/loadBalancerPool:LoadBalancerPool");
        assert.deepEqual(
            pools.map(({ inputs }) => inputs.monitor),
            ["monitor-id", "monitor-id"],
        );
        const balancer = made.find(({ name }) => name === "balancer")?.inputs;
        assert.deepEqual(balancer?.defaultPools, ["pool-primary-id", "pool-failover-id"]);
        assert.equal(balancer?.fallbackPool, "pool-failover-id");
    });

    it("tells somebody, with a page of its own and the platform's", async () => {
        const alerts = (await madeOn({})).filter(({ type }) => type === "gcp:monitoring/alertPolicy:AlertPolicy");
        assert.equal(alerts.length, 2);
        for (const { name, inputs } of alerts) {
            assert.deepEqual(inputs.notificationChannels, ["oncall-id"], name);
            const documentation = JSON.stringify(inputs.documentation);
            assert.match(documentation, /https:\/\/runbooks\.example\.com\/portal\/(errors|slow)/);
            assert.match(
                documentation,
                /If Claim Navigator fails as well: https:\/\/runbooks\.example\.com\/error-rate/,
            );
        }
    });
});
