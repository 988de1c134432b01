import assert from "node:assert/strict";
import { buildReport } from "../../report/build.ts";
import type { SystemReport } from "../../report/model.ts";
import { mixedInput } from "./fixture/reports.ts";
import { concealed, StateBuilder } from "./fixture/state.ts";

function systemWith(outputs: Record<string, unknown>, endpoints?: Record<string, string>): SystemReport {
    const state = new StateBuilder();
    state.component("ha-platform:systems:EstaTracker", "esta-tracker", undefined, {
        system: "esta-tracker",
        ...outputs,
    });
    const asked = { name: "esta-tracker", ...(endpoints === undefined ? {} : { endpoints }) };
    const [system] = buildReport({ ...mixedInput(), state: state.exported(), systems: [asked] }).systems;
    assert.ok(system !== undefined);
    return system;
}

describe("the systems of a report", () => {
    it("[PL-07] state their objectives as values with units", () => {
        const [system] = buildReport(mixedInput()).systems;
        const row = (path: string) => system?.objectives.find((objective) => objective.path === path);
        assert.deepEqual(row("availability"), {
            path: "availability",
            label: "Availability",
            unit: "share",
            target: 0.999,
        });
        assert.deepEqual(row("load.requestsPerSecond"), {
            path: "load.requestsPerSecond",
            label: "Requests per second",
            unit: "count",
            target: 1000,
            peak: 2000,
        });
        assert.deepEqual(system?.latency[0], {
            operation: "Cached read",
            unit: "milliseconds",
            percentiles: { p50: 10, p95: 25, p99: 50 },
        });
    });

    it("[ET-14] keep target, achievable and achieved apart", () => {
        const { objectives } = systemWith({
            objectives: {
                recoveryTime: { targetSeconds: 300, achievableSeconds: 900 },
                recoveryPoint: { targetSeconds: 0, achievableSeconds: 900, achievedSeconds: 0 },
            },
        });
        assert.deepEqual(objectives, [
            {
                path: "recoveryTime",
                label: "Recovery time (RTO)",
                unit: "seconds",
                target: 300,
                achievable: 900,
                meetsTarget: false,
            },
            {
                path: "recoveryPoint",
                label: "Data loss (RPO)",
                unit: "seconds",
                target: 0,
                achievable: 900,
                achieved: 0,
                meetsTarget: true,
            },
        ]);
    });

    it("say nothing about reaching a target that nothing is known about", () => {
        const [only] = systemWith({ objectives: { recoveryTime: { targetSeconds: 300 } } }).objectives;
        assert.deepEqual(only, { path: "recoveryTime", label: "Recovery time (RTO)", unit: "seconds", target: 300 });
    });

    it("[ET-04] [ET-05] [ET-06] tell what has to happen by itself, and how fast", () => {
        const [system] = buildReport(mixedInput()).systems;
        assert.deepEqual(system?.triggers, [
            { name: "Database", when: "unreachable for longer than 30 s", withinSeconds: 60 },
            { name: "Error rate", when: "above 10 %", withinSeconds: 30 },
            { name: "Partition", when: "", withinSeconds: 120 },
        ]);
    });

    it("find addresses in their outputs and never show secret ones", () => {
        const { endpoints } = systemWith({
            endpoints: {
                apiHealth: "https://api.example.com/api/health",
                token: concealed("https://secret.example.com"),
                name: "no address",
            },
        });
        assert.deepEqual(endpoints, [{ name: "API health", address: "https://api.example.com/api/health" }]);
    });

    it("find addresses in the stack's outputs for the system", () => {
        const state = new StateBuilder();
        state.component("ha-platform:systems:EstaTracker", "esta-tracker");
        const exported = state.exported();
        const [stack] = exported.deployment.resources;
        assert.ok(stack !== undefined);
        stack.outputs = {
            systems: {
                estaTracker: { endpoints: { api: "https://api.example.com" } },
                erato: { endpoints: { api: "https://other.example.com" } },
            },
        };
        const [system] = buildReport({ ...mixedInput(), state: exported }).systems;
        assert.deepEqual(system?.endpoints, [{ name: "API", address: "https://api.example.com" }]);
    });

    it("[ET-07] tell public, bypass and regional endpoints, health paths and runbooks apart", () => {
        const [system] = buildReport(mixedInput()).systems;
        assert.deepEqual(
            system?.endpoints.map(({ name, address }) => `${name} ${address}`),
            [
                "Bypass https://api.example.net",
                "Public https://api.example.com",
                "us-central1 https://us-central1.api-origin.example.com",
                "us-east1 https://us-east1.api-origin.example.com",
            ],
        );
        assert.deepEqual(
            system.health.map(({ name, address }) => `${name} ${address}`),
            ["All /api/health", "Cache /api/health/cache", "Compute /api/health/compute", "Database /api/health/db"],
        );
        assert.deepEqual(system.runbooks, [
            { name: "Error rate", address: "https://runbooks.example.com/esta-tracker/error-rate" },
            { name: "Open circuits", address: "https://runbooks.example.com/esta-tracker/open-circuits" },
        ]);
    });

    it("[PL-05] take an alert's own runbook for a runbook, not for an endpoint", () => {
        const runbook = "https://runbooks.example.com/esta-tracker/error-rate";
        const system = systemWith({ alerts: { "error-rate": { unit: "ratio", runbook } } });
        assert.deepEqual(system.endpoints, []);
        assert.deepEqual(system.runbooks, [{ name: "Error rate", address: runbook }]);
    });

    it("state what matters most first, whatever the order in the state", () => {
        const { objectives } = systemWith({
            objectives: { users: 1, recoveryTime: { targetSeconds: 1 }, availability: 0.9 },
        });
        assert.deepEqual(
            objectives.map(({ path }) => path),
            ["availability", "recoveryTime", "users"],
        );
    });

    it("take the caller's addresses over those in the state", () => {
        const { endpoints } = systemWith({ api: "https://api.example.com" }, { bypass: "bypass.example.com" });
        assert.deepEqual(endpoints, [{ name: "Bypass", address: "bypass.example.com" }]);
    });

    it("are listed when asked for, even when the state does not hold them", () => {
        const { systems } = buildReport({ ...mixedInput(), systems: [{ name: "esta-tracker" }, { name: "erato" }] });
        assert.deepEqual(
            systems.map(({ name, resources }) => [name, resources]),
            [
                ["erato", 0],
                ["esta-tracker", 131],
            ],
        );
    });

    it("count the findings on their own resources", () => {
        const [system] = buildReport(mixedInput()).systems;
        assert.equal(system?.findings.fail, 3);
        assert.equal(system?.findings.waived, 1);
    });

    it("[ET-15] tell how long backups are kept", () => {
        assert.deepEqual(buildReport(mixedInput()).systems[0]?.backups, [
            { name: "Firestore", days: 30 },
            { name: "Configuration", days: 90 },
            { name: "Audit", days: 1095 },
        ]);
    });

    it("survive outputs of a shape that nobody expected", () => {
        const system = systemWith({ regions: "us-central1", objectives: [1], backups: null, endpoints: 7 });
        assert.equal(system.regions, undefined);
        assert.deepEqual(
            [system.objectives, system.triggers, system.latency, system.backups, system.endpoints],
            [[], [], [], [], []],
        );
    });
});
