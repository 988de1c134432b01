import assert from "node:assert/strict";
import fc from "fast-check";
import { Reporter } from "../../../../../components/cloudflare/edge-router/coordination/reporter.ts";
import type { Evidence } from "../../../../../components/cloudflare/edge-router/regions/region-health.ts";

const admission = { region: "us-central1", route: "/api/employees", epoch: 3, at: 1000 };

describe("the counts an isolate keeps until it reports them", () => {
    it("begin empty and are empty again after a report", () => {
        const reporter = new Reporter("one");
        assert.equal(reporter.isEmpty, true);
        reporter.count(admission, "success", 1000);
        assert.equal(reporter.isEmpty, false);
        assert.equal(reporter.take().counts.length, 1);
        assert.deepEqual([reporter.isEmpty, reporter.take().counts], [true, []]);
    });

    it("tell regions, routes and epochs apart", () => {
        const reporter = new Reporter("one");
        for (const change of [{}, { route: "/api/reports" }, { epoch: 4 }, { region: "us-east1" }, {}]) {
            reporter.count({ ...admission, ...change }, "hard", 1000);
        }
        const counted = reporter.take().counts.map(({ region, route, epoch, hard }) => [region, route, epoch, hard]);
        assert.deepEqual(counted, [
            ["us-central1", "/api/employees", 3, 2],
            ["us-central1", "/api/reports", 3, 1],
            ["us-central1", "/api/employees", 4, 1],
            ["us-east1", "/api/employees", 3, 1],
        ]);
    });

    it("lose and invent nothing; overload and the client's own faults never count, latencies are those of answers", () => {
        const kinds = fc.array(fc.constantFrom<Evidence>("success", "hard", "server-error", "neutral"));
        fc.assert(
            fc.property(kinds, (list) => {
                const reporter = new Reporter("one");
                for (const evidence of list) reporter.count(admission, evidence, 1010);
                const [count] = reporter.take().counts;
                const of = (evidence: Evidence) => list.filter((one) => one === evidence).length;
                assert.equal(count?.requests ?? 0, list.length - of("neutral"));
                assert.equal(count?.hard ?? 0, of("hard"));
                assert.equal(count?.serverErrors ?? 0, of("server-error"));
                const measured = (count?.latencies ?? []).reduce((sum, number) => sum + number, 0);
                assert.equal(measured, of("success"));
            }),
        );
    });

    it("stay bounded whatever paths clients ask for, without losing any", () => {
        const reporter = new Reporter("one");
        for (let index = 0; index < 5000; index++) {
            reporter.count({ ...admission, route: `/api/${index}` }, "success", 1000);
        }
        const { counts } = reporter.take();
        assert.ok(counts.length <= 201, String(counts.length));
        assert.equal(
            counts.reduce((sum, { requests }) => sum + requests, 0),
            5000,
        );
    });

    it("are urgent once the isolate has left a region", () => {
        const reporter = new Reporter("one");
        reporter.count(admission, "hard", 1000);
        assert.equal(reporter.isUrgent, false);
        reporter.trip({ region: "us-central1", epoch: 3, reason: "consecutive-hard-failures" });
        reporter.trip({ region: "us-central1", epoch: 4, reason: "consecutive-hard-failures" });
        assert.equal(reporter.isUrgent, true);
        assert.deepEqual(reporter.take().trips, [
            { region: "us-central1", epoch: 4, reason: "consecutive-hard-failures" },
        ]);
    });
});
