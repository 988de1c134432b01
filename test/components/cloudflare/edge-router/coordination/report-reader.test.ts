import assert from "node:assert/strict";
import {
    readNumbers,
    readReport,
} from "../../../../../components/cloudflare/edge-router/coordination/report-reader.ts";

const count = {
    region: "us-central1",
    route: "/api/employees",
    epoch: 3,
    requests: 10,
    hard: 1,
    serverErrors: 2,
    latencies: [0, 7],
};
const trip = { region: "us-central1", epoch: 3, reason: "consecutive-hard-failures" };

describe("reading an isolate's report", () => {
    it("gives back what was written", () => {
        const report = { isolate: "one", counts: [count], trips: [trip] };
        assert.deepEqual(readReport(JSON.parse(JSON.stringify(report))), report);
    });

    it("refuses anything else and says what is wrong", () => {
        assert.throws(() => readReport("report"), /report must be an object/);
        const wrong = { isolate: "", counts: [{ ...count, requests: -1 }], trips: [{ ...trip, epoch: "3" }] };
        assert.throws(
            () => readReport(wrong),
            /isolate must be a name.*counts\[0\]\.requests must be a whole number.*trips\[0\]\.epoch must be a whole number/,
        );
    });

    it("does not read more entries than any isolate has", () => {
        const counts = Array.from({ length: 10_001 }, () => count);
        assert.throws(
            () => readReport({ isolate: "one", counts, trips: [] }),
            /counts must be at most 10000, got 10001/,
        );
    });

    it("reads numbers below a limit", () => {
        assert.deepEqual(readNumbers({ slots: [0, 4095] }, "slots", 4096), [0, 4095]);
        assert.throws(
            () => readNumbers({ slots: [4096] }, "slots", 4096),
            /slots must be a whole number from 0 to 4095/,
        );
        assert.throws(() => readNumbers({}, "slots", 4096), /slots must be a list, got nothing/);
    });
});
