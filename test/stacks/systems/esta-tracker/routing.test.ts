import assert from "node:assert/strict";
import { planEdgeRouter } from "../../../../components/cloudflare/edge-router.ts";
import { routerConfig } from "../../../../stacks/systems/esta-tracker/routing.ts";
import { originHosts } from "../../../../stacks/systems/origins.ts";

const regions = { primary: "us-central1", failover: "us-east1", writer: "us-east1" };
const hosts = originHosts("api.example.com", regions);

describe("ESTA Tracker's routing", () => {
    it("gives each region an entrance beside the public name", () => {
        assert.deepEqual(hosts, {
            "us-central1": "us-central1.api-origin.example.com",
            "us-east1": "us-east1.api-origin.example.com",
        });
    });

    it("[ET-03] [ET-08] hands the router a configuration that it accepts: primary first, writes to the writer", () => {
        const config = routerConfig("esta-tracker", regions, hosts);
        assert.deepEqual(
            config.regions.map(({ name }) => name),
            ["us-central1", "us-east1"],
        );
        assert.equal(config.writer, "us-east1");
        const [binding] = planEdgeRouter("esta-tracker-router", config).bindings;
        assert.deepEqual(JSON.parse(binding && "json" in binding && binding.json ? binding.json : "{}"), config);
    });

    it("[ET-05] leaves a region after five hard failures, well before probes would", () => {
        assert.equal(routerConfig("esta-tracker", regions, hosts).evidence.consecutiveFailures, 5);
    });

    it("refuses a configuration that the router would refuse at start, in the router's own words", () => {
        const config = { ...routerConfig("esta-tracker", regions, hosts), writer: "us-west1" };
        assert.throws(
            () => planEdgeRouter("esta-tracker-router", config),
            /EdgeRouter .* cannot be built: config .*writer/,
        );
    });
});
