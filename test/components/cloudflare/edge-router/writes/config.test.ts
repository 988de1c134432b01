import assert from "node:assert/strict";
import { parseConfig } from "../../../../../components/cloudflare/edge-router/configuration/config.ts";
import { defaultWrites } from "../../../../../components/cloudflare/edge-router/writes/config.ts";
import { exampleConfig } from "../example-config.ts";

function parsed(writes: unknown) {
    return parseConfig({ ...exampleConfig(), writes });
}

function problems(writes: unknown): readonly string[] {
    const result = parsed(writes);
    return "problems" in result ? result.problems : [];
}

describe("the writes section", () => {
    it("is left out by those whose writes go the way of reads", () => {
        const result = parsed(undefined);
        assert.equal("config" in result && "writes" in result.config, false);
    });

    it("has a default for everything, and a route rejects and keeps its tenant's order unless it says more", () => {
        const result = parsed({ routes: [{ path: "/api/imports", methods: ["POST"] }] });
        assert.deepEqual("config" in result && result.config.writes, {
            ...defaultWrites,
            routes: [{ path: "/api/imports", methods: ["POST"], policy: "reject", order: "tenant" }],
        });
    });

    it("takes single settings and keeps the defaults beside them", () => {
        const result = parsed({ shards: 4, bounds: { oldestMs: 60_000 }, replay: { width: 2 } });
        assert.deepEqual("config" in result && result.config.writes, {
            ...defaultWrites,
            shards: 4,
            bounds: { ...defaultWrites.bounds, oldestMs: 60_000 },
            replay: { ...defaultWrites.replay, width: 2 },
        });
    });

    it("tells all that is wrong at once", () => {
        assert.deepEqual(
            problems({
                routes: [
                    { path: "/api/v1/employees", methods: ["POST"] },
                    { path: "/api/employees/{employee}", methods: [], policy: "drop", order: "manager" },
                    { path: "/api/{tenant}/x/{a}/{a}", methods: ["GET"] },
                ],
                shards: 0,
                bounds: { bodyBytes: 65_537, writesPerTenant: 10, writesPerShard: 9, oldestMs: 172_800_000 },
                replay: { width: 7 },
                keepOutcomesMs: 86_400_000,
                operationsPath: "operations",
            }),
            [
                "writes.bounds.bodyBytes must be a whole number from 1 to 65536 (bytes), got 65537",
                "writes.bounds.writesPerShard must be at least writes.bounds.writesPerTenant, got 9",
                "writes.keepOutcomesMs must be longer than writes.bounds.oldestMs, got 86400000",
                'writes.routes[0].path must be an API path without a version, such as /api/employees/{employee}, got "/api/v1/employees"',
                'writes.routes[1].policy must be one of reject, queue, pass, got "drop"',
                "writes.routes[1].methods must name at least one method, got []",
                'writes.routes[1].order must be one of tenant, employee, got "manager"',
                'writes.routes[2].path must each have their own name of a segment, got "a"',
                'writes.routes[2].path must not name a segment {tenant}, got "/api/{tenant}/x/{a}/{a}"',
                'writes.routes[2].methods[0] must be one of POST, PUT, PATCH, DELETE, got "GET"',
                "writes.shards must be a whole number from 1 to 256 (outboxes), got 0",
                "writes.replay.width must be a whole number from 1 to 6 (writes at once), got 7",
                'writes.operationsPath must be a path such as /api/v1/operations, got "operations"',
            ],
        );
    });

    it("keeps outcomes for a day at least", () => {
        assert.deepEqual(problems({ keepOutcomesMs: 3_600_000 }), [
            "writes.keepOutcomesMs must be a whole number from 86400000 to 2592000000 (milliseconds), got 3600000",
        ]);
    });
});
