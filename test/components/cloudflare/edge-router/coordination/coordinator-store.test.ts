import assert from "node:assert/strict";
import fc from "fast-check";
import { CoordinatorStore } from "../../../../../components/cloudflare/edge-router/coordination/coordinator-store.ts";
import type { Decision } from "../../../../../components/cloudflare/edge-router/regions/pair-event.ts";
import { noEvidence, type PairState } from "../../../../../components/cloudflare/edge-router/regions/pair-state.ts";
import { noProbes } from "../../../../../components/cloudflare/edge-router/regions/probes.ts";
import { rampStep } from "../../../../../components/cloudflare/edge-router/regions/ramp.ts";
import { MemoryStorage } from "../writes/memory-storage.ts";

const rules = { regions: ["us-central1", "us-east1"], writer: "us-central1" };
const restartedAt = 5000;
const line: Decision = {
    event: "region-decision",
    at: 1,
    epoch: 1,
    region: "us-central1",
    from: "closed",
    to: "open",
    share: 0,
    reason: "probes-failed",
    requests: 1,
    failures: 1,
    probeFailures: 3,
    trippedIsolates: 0,
};

const time = fc.nat(1_000_000);
const reason = fc.constantFrom("started", "probes-failed");
const plain = { noNullPrototype: true };
const phase = fc.oneof(
    fc.record({ kind: fc.constantFrom("closed", "isolated", "degraded-database"), since: time, reason }, plain),
    fc.record({ kind: fc.constant("open"), since: time, reason, until: time }, plain),
    fc.record(
        {
            kind: fc.constant("half-open"),
            since: time,
            reason,
            step: fc.nat(5).map((index) => rampStep(index, restartedAt)),
        },
        plain,
    ),
);
const region = fc.record(
    {
        phase,
        epoch: fc.nat(100),
        openings: fc.record({ count: fc.nat(9), since: time }, plain),
        usual: fc.array(fc.nat(1000)),
        evidence: fc.constant(noEvidence(noProbes(restartedAt))),
        held: fc.constant(undefined),
    },
    plain,
);
const pair: fc.Arbitrary<PairState> = fc.record(
    {
        epoch: fc.nat(100),
        writer: fc.constantFrom(...rules.regions),
        writerEpoch: fc.nat(9),
        switches: fc.array(time).map((times) => [...times].sort((left, right) => left - right)),
        regions: fc.record({ "us-central1": region, "us-east1": region }, plain),
    },
    plain,
);

describe("what the coordinator keeps", () => {
    it("is a new system before anything was decided", () => {
        const state = new CoordinatorStore(new MemoryStorage()).load(rules, 7);
        assert.deepEqual([state.epoch, state.writerEpoch, Object.keys(state.regions)], [0, 1, rules.regions]);
    });

    it("comes back as it was decided, with evidence that begins anew", () => {
        fc.assert(
            fc.property(pair, pair, (first, second) => {
                const storage = new MemoryStorage();
                const store = new CoordinatorStore(storage);
                store.save(first, [line]);
                store.save(second, [line]);
                assert.deepEqual(new CoordinatorStore(storage).load(rules, restartedAt), second);
            }),
            { numRuns: 50 },
        );
    });

    it("has the newest thousand lines of the log", () => {
        const store = new CoordinatorStore(new MemoryStorage());
        const state = store.load(rules, 0);
        for (let count = 0; count < 11; count++) {
            store.save(
                state,
                Array.from({ length: 100 }, (_, index) => ({ ...line, at: count * 100 + index })),
            );
        }
        const lines = store.decisions();
        assert.deepEqual([lines.length, lines[0], lines[999]], [1000, { ...line, at: 1099 }, { ...line, at: 100 }]);
    });

    it("knows which shards hold writes, each once", () => {
        const store = new CoordinatorStore(new MemoryStorage());
        for (const shard of [9, 3, 9]) store.setQueueing(shard, true, false, 1);
        assert.deepEqual(store.queueing(), [3, 9]);
        store.setQueueing(9, false, false, 2);
        store.setQueueing(4, false, false, 2);
        assert.deepEqual(store.queueing(), [3]);
    });

    it("raises a slot's generation with every invalidation, and no other", () => {
        fc.assert(
            fc.property(fc.array(fc.uniqueArray(fc.nat(9))), (calls) => {
                const store = new CoordinatorStore(new MemoryStorage());
                for (const slots of calls) store.invalidate([...slots, ...slots], 1);
                const expected = Array.from(
                    { length: 10 },
                    (_, slot) => calls.filter((slots) => slots.includes(slot)).length,
                );
                const known = store.generations();
                assert.deepEqual(
                    expected.map((_, slot) => known[String(slot)] ?? 0),
                    expected,
                );
            }),
            { numRuns: 50 },
        );
    });
});
