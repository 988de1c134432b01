import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { parseConfig } from "../../../stacks/config.ts";
import { samplePlatform } from "../../../stacks/contract/testing.ts";
import { borrowedFoundations } from "../../../stacks/foundations/borrowed-foundations.ts";
import type { FoundationParts } from "../../../stacks/foundations/foundation-parts.ts";
import { settled } from "../contract/settled.ts";
import { prodValues } from "../stack-file.ts";

const STACK = "organization/ha-platform/prod";
const config = parseConfig("prod-claims", { ...prodValues(), foundations: { from: STACK } });
const region = config.regions.failover;

/** What a stack that holds everything exports, as the configuration of this one says it. */
const shared = {
    network: {
        project: config.google.project,
        blocks: config.network,
        regions: byRegion({ network: "networks/platform", workloads: "subnetworks/workloads" }),
    },
    databases: { network: "networks/platform", ranges: byRegion("databases") },
    clusters: { regions: byRegion({ name: "cluster", subnetwork: "subnetworks/nodes", kubeconfig: "apiVersion: v1" }) },
    edge: { domain: config.cloudflare.domain, zoneId: "0123456789abcdef0123456789abcdef" },
};

function byRegion<T>(value: T): Record<string, T> {
    return Object.fromEntries([config.regions.primary, config.regions.failover].map((name) => [name, value]));
}

async function borrowed(foundations: Partial<typeof shared> = shared): Promise<FoundationParts> {
    const outputs = { ...samplePlatform(), foundations };
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ name, type, inputs }) =>
            type === "pulumi:pulumi:StackReference"
                ? { id: STACK, state: { ...inputs, outputs, secretOutputNames: [] } }
                : { id: name, state: inputs },
        call: () => ({}),
    };
    await pulumi.runtime.setMocks(mocks, "ha-platform", "prod-claims", false, "organization");
    return borrowedFoundations(config, STACK);
}

function refused(output: pulumi.Output<unknown>, sentence: string): Promise<void> {
    return assert.rejects(settled(output), (error) => {
        assert.ok(pulumi.RunError.isInstance(error));
        assert.equal(error.message, sentence);
        return true;
    });
}

describe("foundations that another stack holds [PL-06]", () => {
    it("are what that stack exports", async () => {
        const parts = await borrowed();
        const google = parts.google();
        assert.equal(
            await settled(google.networks[region]?.workloads ?? pulumi.output(undefined)),
            "subnetworks/workloads",
        );
        const cluster = parts.clusters(google).regions[region];
        assert.equal(await settled(cluster?.clusterName ?? pulumi.output(undefined)), "cluster");
        assert.equal(await settled(pulumi.output(parts.databases(google).ranges[region])), "databases");
        assert.equal(await settled(parts.cloudflare().zoneId), shared.edge.zoneId);
    });

    for (const part of ["network", "databases", "clusters", "edge"] as const) {
        it(`end the update in one sentence where ${part} is not shared`, async () => {
            const { [part]: _left, ...others } = shared;
            const parts = await borrowed(others);
            const google = parts.google();
            const asked = {
                network: () => google.networks[region]?.network,
                databases: () => pulumi.output(parts.databases(google).network),
                clusters: () => parts.clusters(google).regions[region]?.kubeconfig,
                edge: () => parts.cloudflare().zoneId,
            }[part]();
            assert.ok(asked);
            await refused(asked, `${STACK} must share ${part}: name it under its ha-platform:foundations.share`);
        });
    }

    it("end it where the stacks do not agree on project, address blocks or domain", async () => {
        const block = "10.99.0.0/16";
        const cases = [
            [
                { network: { ...shared.network, project: "another-project" } },
                "google.project",
                "another-project",
                config.google.project,
            ],
            [
                { network: { ...shared.network, blocks: { ...config.network, [region]: block } } },
                `network.${region}`,
                block,
                config.network[region],
            ],
            [
                { network: { ...shared.network, blocks: {} } },
                `network.${config.regions.primary}`,
                "nothing",
                config.network[config.regions.primary],
            ],
        ] as const;
        for (const [change, key, theirs, own] of cases) {
            const { networks } = (await borrowed({ ...shared, ...change })).google();
            assert.ok(networks[region]);
            await refused(networks[region].network, `${key} must be what ${STACK} has, ${theirs}, got ${own}`);
        }
        const elsewhere = await borrowed({ ...shared, edge: { ...shared.edge, domain: "example.net" } });
        await refused(
            elsewhere.cloudflare().zoneId,
            `cloudflare.domain must be what ${STACK} has, example.net, got ${config.cloudflare.domain}`,
        );
    });
});
