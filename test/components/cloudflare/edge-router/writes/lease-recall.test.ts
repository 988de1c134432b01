import assert from "node:assert/strict";
import fc from "fast-check";
import {
    drained,
    elapsed,
    free,
    isHopeless,
    type LeaseRecall,
    listed,
    mayAcknowledge,
    patienceMs,
    returned,
    stored,
} from "../../../../../components/cloudflare/edge-router/writes/lease-recall.ts";

const leaseMs = 2000;
const event = fc.record({
    kind: fc.constantFrom("stored", "listed", "drained", "returned", "time"),
    wait: fc.constantFrom(0, 100, 1000, 2600),
});
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

function next(recall: LeaseRecall, { kind }: Event, now: number): LeaseRecall {
    const passed = elapsed(recall, leaseMs, now);
    if (kind === "stored") return stored(passed, now);
    if (kind === "listed") return listed(passed, now);
    if (kind === "drained") return drained(passed);
    return kind === "returned" ? returned(passed) : passed;
}

describe("the recall of leases", () => {
    it("acknowledges the first write when every lease from before the listing has ended", () => {
        const recalling = listed(stored(free, 0), 300);
        assert.equal(mayAcknowledge(elapsed(recalling, leaseMs, 2799)), false);
        assert.deepEqual(elapsed(recalling, leaseMs, 2800), { phase: "held" });
        assert.deepEqual(stored({ phase: "held" }, 5000), { phase: "held" });
    });

    it("never acknowledges while a lease from before the listing may last", () => {
        fc.assert(
            fc.property(fc.array(event, { maxLength: 40 }), (events) => {
                let [recall, now, listedAt]: [LeaseRecall, number, number | undefined] = [free, 0, undefined];
                for (const happened of events) {
                    now += happened.wait;
                    const before = recall;
                    recall = next(recall, happened, now);
                    if (recall.phase === "recalling" && before.phase !== "recalling") listedAt = undefined;
                    if (recall.phase === "recalling" && happened.kind === "listed") listedAt ??= now;
                    if (recall.phase === "held" && before.phase === "recalling") {
                        assert.ok(listedAt !== undefined && now - listedAt > leaseMs, `held at ${now}`);
                    }
                    if (recall.phase === "held") assert.ok(["held", "recalling"].includes(before.phase));
                }
            }),
        );
    });

    it("never gives a shard back while a write has come after the last was sent", () => {
        const returning = drained({ phase: "held" });
        assert.deepEqual(returned(stored(returning, 9)), { phase: "recalling", since: 9, toldAt: undefined });
        assert.deepEqual(returned(returning), free);
        assert.deepEqual(drained(free), free);
    });

    it("waits for a coordinator that cannot be told, and gives up after its patience", () => {
        const recalling = stored(free, 0);
        assert.deepEqual(elapsed(recalling, leaseMs, 1_000_000), recalling);
        assert.deepEqual([isHopeless(recalling, patienceMs - 1), isHopeless(recalling, patienceMs)], [false, true]);
        assert.equal(isHopeless(listed(recalling, 1), patienceMs), false);
        assert.equal(isHopeless({ phase: "held" }, 1_000_000), false);
    });

    it("counts from the first listing, not from the last", () => {
        assert.deepEqual(listed(listed(stored(free, 0), 5), 900), { phase: "recalling", since: 0, toldAt: 5 });
        assert.deepEqual(listed({ phase: "held" }, 900), { phase: "held" });
    });
});
