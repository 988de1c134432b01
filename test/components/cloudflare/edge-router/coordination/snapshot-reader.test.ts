import assert from "node:assert/strict";
import fc from "fast-check";
import { readSnapshot } from "../../../../../components/cloudflare/edge-router/coordination/snapshot-reader.ts";
import { exampleSnapshot } from "./example-snapshot.ts";

describe("reading a snapshot", () => {
    it("gives back what was written", () => {
        const plain = { noNullPrototype: true };
        const fields = {
            phase: fc.constantFrom("closed", "open", "half-open", "isolated", "degraded-database"),
            share: fc.integer({ min: 0, max: 100 }),
            writes: fc.boolean(),
            reason: fc.constantFrom("started", "probes-failed"),
            since: fc.nat(),
        };
        const decision = fc.record(fields, plain);
        const snapshot = fc.record({
            epoch: fc.nat(),
            at: fc.nat(),
            writerEpoch: fc.nat(),
            regions: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), decision, plain),
            queueing: fc.array(fc.nat(63)),
            generations: fc.dictionary(fc.stringMatching(/^[0-9]{1,4}$/), fc.nat(), plain),
        });
        fc.assert(
            fc.property(snapshot, (changes) => {
                const written = exampleSnapshot(changes);
                assert.deepEqual(readSnapshot(JSON.parse(JSON.stringify(written))), written);
            }),
        );
    });

    it("refuses anything else and says what is wrong", () => {
        assert.throws(() => readSnapshot(null), /snapshot must be an object, got null/);
        const regions = { "us-central1": { phase: "half-shut", share: 101, writes: "yes", reason: "", since: -1 } };
        const wrong = { ...exampleSnapshot(), schemaVersion: 2, regions };
        assert.throws(
            () => readSnapshot(wrong),
            /schemaVersion must be 1, got 2; .*writes must be true or false.*share must be a whole number from 0 to 100/,
        );
    });
});
