import assert from "node:assert/strict";
import { buildReport } from "../../report/build.ts";
import { mixedInput, mixedReport } from "./fixture/reports.ts";
import { StateBuilder } from "./fixture/state.ts";

describe("the topology of a report", () => {
    it("[ET-02] shows primary and failover region with what serves there", () => {
        const parts = [
            { label: "Cloud Run", count: 2 },
            { label: "load balancer", count: 1 },
            { label: "Valkey", count: 1 },
        ];
        assert.deepEqual(mixedReport().topology.regions, [
            { name: "us-central1", roles: ["primary", "writer"], resources: 21, parts },
            { name: "us-east1", roles: ["failover"], resources: 21, parts },
        ]);
    });

    it("[ET-03] shows how the edge leads to them", () => {
        assert.deepEqual(mixedReport().topology.edge, {
            resources: 23,
            routers: ["esta-tracker-router"],
            routes: ["api.example.com/*"],
            loadBalancers: ["api.example.com"],
            pools: [
                { name: "esta-tracker-us-central1", region: "us-central1" },
                { name: "esta-tracker-us-east1", region: "us-east1" },
            ],
        });
    });

    it("shows the stores that outlive a region", () => {
        assert.deepEqual(
            mixedReport().topology.stores.map(({ kind, region }) => [kind, region]),
            [
                ["Firestore", "nam5"],
                ["Cloud Storage", "us"],
                ["Cloud Storage", "us"],
                ["Artifact Registry", "us"],
            ],
        );
    });

    it("takes the two largest regions when no system names any, and knows a pool by its origins", () => {
        const state = new StateBuilder();
        const system = state.component("ha-platform:gcp:Plain", "plain");
        for (const [region, count] of [
            ["us-west1", 1],
            ["us-east1", 3],
            ["us-central1", 2],
        ] as const) {
            for (let index = 0; index < count; index += 1) {
                state.resource("gcp:compute/address:Address", `${region}-${index}`, system, "", { region });
            }
        }
        state.resource("cloudflare:index/loadBalancerPool:LoadBalancerPool", "one", system, "", {
            origins: [{ name: "api-us-east1" }],
        });
        const { topology } = buildReport({ ...mixedInput(), state: state.exported(), systems: [] });
        assert.deepEqual(
            topology.regions.map(({ name }) => name),
            ["us-central1", "us-east1"],
        );
        assert.deepEqual(topology.edge?.pools, [{ name: "one", region: "us-east1" }]);
        assert.equal(topology.elsewhere, 1);
    });
});
