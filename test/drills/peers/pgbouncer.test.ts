import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { RunResult } from "../../../drills/drill.ts";
import { lostRegion, lostZone } from "../../../drills/peers/pgbouncer/failover.ts";
import { frozenPrimary } from "../../../drills/peers/pgbouncer/freeze.ts";
import { renderedPool, SHAPE } from "../../../drills/peers/pgbouncer/rendered.ts";
import { restartedPool } from "../../../drills/peers/pgbouncer/restart.ts";
import { saturatedPool } from "../../../drills/peers/pgbouncer/saturation.ts";
import type { PoolScene } from "../../../drills/peers/pgbouncer/scene.ts";
import { together } from "../../../drills/peers/runs.ts";
import type { PostgresWorkspace } from "../../../drills/postgres/workspace.ts";
import { ProgramGroup } from "../../../drills/programs/program-group.ts";
import { openPostgres } from "../../programs/postgres.ts";
import { requireProgram } from "../../programs/program.ts";

describe("the PgBouncer drill on real programs", function () {
    this.timeout(120_000);
    let workspace: PostgresWorkspace | undefined;
    let programs: ProgramGroup | undefined;
    let failed: RunResult;
    let others: RunResult;

    before(async function () {
        requireProgram(this, "pgbouncer");
        workspace = openPostgres(this);
        programs = new ProgramGroup("pgbouncer");
        // Longer than the 10 s that a client may wait: the limit itself is seen.
        const times = { before: 0.5, after: 0.5, outage: 1, frozen: 11.5, crowded: 1.5, rate: 40 };
        const scene: PoolScene = { workspace, programs, times, signal: new AbortController().signal };
        const [failovers, rest] = await Promise.all([
            Promise.all([lostZone(scene), lostRegion(scene)]),
            Promise.all([frozenPrimary(scene), restartedPool(scene, "SIGTERM"), saturatedPool(scene)]),
        ]);
        [failed, others] = [together(failovers), together(rest)];
    });
    after(async () => {
        await programs?.close();
        await workspace?.close();
    });

    const figure = ({ measurements }: RunResult, name: string): number => {
        const found = measurements.find((measurement) => measurement.name === name);
        assert.ok(found, `no figure ${name} in ${measurements.map((one) => one.name).join("\n")}`);
        return found.value;
    };
    const broken = ({ measurements, invariants }: RunResult) => [
        ...measurements.filter(({ value, bound = value }) => value > bound),
        ...invariants.filter(({ counterexamples }) => counterexamples.length > 0),
    ];

    it("[HB-08] [HB-09] confirms writes again after a promotion, and has lost none with a synchronous standby", () => {
        assert.deepEqual(broken(failed), []);
        for (const part of ["lost zone", "lost region"]) {
            assert.ok(figure(failed, `${part}: writes confirmed again after the kill`) >= 1);
            assert.ok(figure(failed, `${part}: told that they failed`) > 0);
        }
        assert.equal(figure(failed, "lost zone: confirmed writes lost"), 0);
    });

    it("[HB-08] refuses after 10 s whoever waits for a server that stands still, and answers everybody", () => {
        assert.deepEqual(broken(others), []);
        const refused = figure(others, "frozen primary: longest wait of a client that was refused");
        assert.ok(refused >= 9.5, `the limit must be seen, got ${refused} s`);
        assert.ok(figure(others, "frozen primary: longest wait of a client") >= 11);
    });

    it("[HB-08] has as many connections at the server as the file allows while all clients ask at once", () => {
        assert.equal(figure(others, "saturation: connections at the server"), 10);
        assert.equal(figure(others, "saturation: clients at once"), 42);
        assert.equal(figure(others, "saturation: requests that failed"), 0);
    });
});

describe("the pool of the drill", () => {
    it("has the size of the production stack's", () => {
        const file = join(import.meta.dirname, "../../../Pulumi.prod.yaml");
        const system = parse(readFileSync(file, "utf8")).config["ha-platform:hire-me-bahamas"];
        const { processes, threads } = system.backend.workers;
        assert.deepEqual(SHAPE, {
            database: { poolSize: system.database.poolSize },
            backend: { workers: { processes, threads } },
        });
    });

    it("asks the connectors for both databases", () => {
        const text = renderedPool({ pool: 6432, write: 5432, read: 5433 });
        assert.match(text, /^jobs = host=127\.0\.0\.1 port=5432 dbname=jobs /m);
        assert.match(text, /^jobs_read = host=127\.0\.0\.1 port=5433 dbname=jobs /m);
    });
});
