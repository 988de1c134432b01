import assert from "node:assert/strict";
import { performNginxDrill } from "../../../drills/peers/nginx/drill.ts";
import { performRollingRestarts } from "../../../drills/peers/rolling/drill.ts";
import { SERVER_FAULTS } from "../../../drills/peers/trial/trial.ts";
import { performTriggersDrill } from "../../../drills/peers/triggers/drill.ts";
import { requireProgram } from "../../programs/program.ts";

describe("drills of balancers on real programs", function () {
    this.timeout(120_000);
    const run = { runs: 1, signal: new AbortController().signal, onProgress: () => {} };

    before(function () {
        for (const program of ["nginx", "haproxy", "openssl"] as const) requireProgram(this, program);
    });

    it("[HB-03] [HB-09] show no error behind the rendered NGINX, and many behind the document's block", async () => {
        const { runs } = await performNginxDrill(run, 30, [
            { fault: SERVER_FAULTS.errors, seconds: { before: 1, fault: 3, after: 1 } },
        ]);
        const errors = runs.flatMap(({ measurements }) => measurements).filter(({ name }) => /errors of/.test(name));
        assert.deepEqual(
            errors.map(({ name, bound }) => [name, bound]),
            [
                ["rendered, 500s: errors of 150", 0],
                ["document's block, 500s: errors of 150", undefined],
            ],
        );
        assert.equal(errors[0]?.value, 0);
        assert.ok((errors[1]?.value ?? 0) > 10, JSON.stringify(errors));
    });

    it("[HB-07] [AG-03] show no error while servers that end in order are replaced", async () => {
        const { runs, versions } = await performRollingRestarts(run, { rate: 30, rounds: 1 });
        const failed = runs.flatMap(({ measurements }) => measurements).filter(({ name }) => /failed/.test(name));
        assert.deepEqual(
            failed.filter(({ bound }) => bound === 0).map(({ name, value }) => [name, value]),
            [
                ["in order: reads that failed", 0],
                ["in order: writes that failed", 0],
                ["killed: reads that failed", 0],
            ],
        );
        assert.match(versions.nginx ?? "", /^\d+\.\d+/);
    });

    it("[HB-09] show the same fault behind all balancers at the same time", async () => {
        const seconds = { before: 1, fault: 2, after: 1 };
        const { runs } = await performTriggersDrill(run, 20, seconds, [SERVER_FAULTS.kill]);
        const measured = runs.flatMap(({ measurements }) => measurements);
        const errors = new Map(measured.map(({ name, value }) => [name, value]));
        for (const balancer of ["Edge router", "HAProxy, tuned", "NGINX, rendered", "NGINX, as written"])
            assert.ok(errors.has(`${balancer}: kill: errors of 80`), [...errors.keys()].join("\n"));
        // HAProxy may lose the request that was under way.
        for (const ours of ["Edge router", "NGINX, rendered"])
            assert.equal(errors.get(`${ours}: kill: errors of 80`), 0);
    });
});
