import assert from "node:assert/strict";
import { parseConfig } from "../../../../../components/cloudflare/edge-router/configuration/config.ts";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { exampleConfig } from "../example-config.ts";

function parsed(coordination: unknown) {
    return parseConfig({ ...exampleConfig(), coordination });
}

function problems(coordination: unknown): readonly string[] {
    const result = parsed(coordination);
    return "problems" in result ? result.problems : [];
}

describe("the coordination section", () => {
    it("is left out by those who want every isolate to decide alone", () => {
        const result = parsed(undefined);
        assert.equal("config" in result && "coordination" in result.config, false);
    });

    it("has a default for everything", () => {
        const result = parsed({});
        assert.deepEqual("config" in result && result.config.coordination, defaultCoordination);
    });

    it("takes single settings and keeps the defaults beside them", () => {
        const result = parsed({ ramp: { leastMs: 500 }, isolated: ["us-east1"] });
        assert.deepEqual("config" in result && result.config.coordination, {
            ...defaultCoordination,
            isolated: ["us-east1"],
            ramp: { ...defaultCoordination.ramp, leastMs: 500 },
        });
    });

    it("tells all that is wrong at once", () => {
        assert.deepEqual(
            problems({
                leaseMs: 1000,
                isolated: ["mars"],
                rate: { windowMs: 10 },
                ramp: { percents: [5, 1, 50] },
                probe: { path: "health" },
                switches: 3,
            }),
            [
                "coordination.leaseMs must be longer than snapshotMs, got 1000",
                'coordination.isolated[0] must be one of us-central1, us-east1, got "mars"',
                "coordination.rate.windowMs must be a whole number from 1000 to 86400000 (milliseconds), got 10",
                "coordination.switches must be an object, got 3",
                "coordination.ramp.percents must rise and end with 100, got [5,1,50]",
                'coordination.probe.path must be a path such as /api/health, got "health"',
            ],
        );
    });

    it("refuses to take every region out", () => {
        assert.deepEqual(problems({ isolated: ["us-central1", "us-east1"] }), [
            'coordination.isolated must leave a region in, got ["us-central1","us-east1"]',
        ]);
    });
});
