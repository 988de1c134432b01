import assert from "node:assert/strict";
import type { DrillResult } from "../../../drills/drill.ts";
import { coordinatorGone } from "../../../drills/edge/coordinator.ts";
import { frozenDatabase } from "../../../drills/edge/database.ts";
import { killedEdge } from "../../../drills/edge/durability.ts";
import { answers500 } from "../../../drills/edge/errors.ts";
import { measureOverhead } from "../../../drills/edge/overhead.ts";
import type { TrialTimes } from "../../../drills/edge/region-fault.ts";
import { regionFault } from "../../../drills/edge/region-fault.ts";
import { KILLED } from "../../../drills/edge/silence.ts";
import { measureStart } from "../../../drills/edge/start.ts";
import { holdVariants, type Variant } from "../../../drills/edge/variants.ts";
import { openPostgres } from "../../programs/postgres.ts";
import { requireProgram } from "../../programs/program.ts";

const TIMES: TrialTimes = { before: 1.5, fault: 4, after: 1, rate: 40 };

function run() {
    return {
        environment: process.env,
        runs: 1,
        signal: new AbortController().signal,
        onProgress: (text: string) => assert.match(text, /^run 1 of 1: /),
    };
}

/** What did not hold, and the figures by name. */
async function held(variant: Variant) {
    return shown(await holdVariants(run(), [variant]));
}

function shown({ runs }: DrillResult) {
    const [only] = runs;
    assert.ok(only);
    const broken = only.invariants.filter(({ counterexamples }) => counterexamples.length > 0);
    const figures = new Map(only.measurements.map(({ name, value }) => [name, value]));
    return { broken, figures, timelines: only.timelines ?? [] };
}

describe("a short edge drill", function () {
    this.timeout(240_000);
    before(async function () {
        requireProgram(this, "redis-server");
        await openPostgres(this).close();
    });

    it("[ET-05] moves all isolates away from a region that answers 500, and fails no read", async () => {
        const { broken, figures, timelines } = await held(regionFault(answers500("500", 1, "hard"), TIMES));
        assert.deepEqual(broken, []);
        assert.equal(figures.get("500: failed requests of 10,000"), 0);
        // Generous: other tests may be running.
        assert.ok((figures.get("500: last isolate has left") ?? Number.POSITIVE_INFINITY) <= TIMES.fault);
        const [timeline] = timelines;
        assert.ok(timeline);
        const total = [...Object.values(timeline.answers), timeline.failed].flat().reduce((sum, one) => sum + one, 0);
        assert.equal(total, TIMES.rate * (TIMES.before + TIMES.fault + TIMES.after));
        assert.deepEqual(
            timeline.marks.filter(({ kind }) => kind === "fault").map(({ text }) => text),
            ["500", "repaired"],
        );
        assert.ok(timeline.marks.some(({ text }) => text === "coordination: us-central1 closed → open (0 %)"));
    });

    it("[ET-05] moves reads away from a region that is killed, and fails none", async () => {
        const { broken, figures } = await held(regionFault(KILLED, TIMES));
        assert.deepEqual(broken, []);
        assert.equal(figures.get(`${KILLED.name}: failed requests of 10,000`), 0);
    });

    it("[ET-08] leaves a dead region although nobody coordinates", async () => {
        const { broken, figures } = await held(coordinatorGone({ before: 2, fault: 4, after: 1, rate: 40 }));
        assert.deepEqual(
            broken.filter(({ id }) => !id.startsWith("I10")), // which also judges how long answers take
            [],
        );
        assert.equal(figures.get("nobody coordinates: failed requests of 10,000"), 0);
    });

    it("[ET-04] [ET-08] reads elsewhere and keeps writes while a database stands still, and performs them in order", async () => {
        const { broken, figures } = await held(frozenDatabase({ before: 1.5, fault: 7, after: 2, rate: 40 }));
        assert.deepEqual(broken, []);
        assert.ok((figures.get("of them queued") ?? 0) > 0);
        assert.equal(figures.get("acknowledged writes lost"), 0);
    });

    it("[ET-08] keeps what it has acknowledged when it is killed while it queues and while it performs", async () => {
        const { broken, figures } = await held(killedEdge({ kills: 1, apart: 5, rate: 30 }));
        assert.deepEqual(broken, []);
        assert.ok((figures.get("of them queued") ?? 0) > 0);
        assert.equal(figures.get("acknowledged writes lost"), 0);
        assert.equal(figures.get("effects more than writes"), 0);
    });

    it("[ET-12] compares the router with a Worker that only passes on", async () => {
        const { figures } = shown(await measureOverhead(run(), { warm: 20, counted: 100 }));
        assert.deepEqual(
            [...figures.keys()],
            ["pass-through, p50", "pass-through, p99", "router, p50", "router, p99", "added at p50", "added at p99"],
        );
        assert.ok((figures.get("router, p50") ?? 0) > 0);
    });

    it("[ET-12] finds the Workers and a new isolate's first answer within the platform's limits", async () => {
        const [only] = (await measureStart(run(), 2)).runs;
        const judged = only?.measurements.filter(({ bound }) => bound !== undefined) ?? [];
        assert.equal(judged.length, 4);
        assert.deepEqual(
            judged.filter(({ value, bound = 0 }) => value <= 0 || value > bound),
            [],
        );
    });
});
