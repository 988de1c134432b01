import assert from "node:assert/strict";
import fc from "fast-check";
import { SnapshotHolder } from "../../../../../components/cloudflare/edge-router/coordination/snapshot-holder.ts";
import { exampleSnapshot } from "./example-snapshot.ts";

const ages = { snapshotMs: 1000, leaseMs: 2000 };

describe("the snapshot an isolate holds", () => {
    it("holds nothing, leases nothing and is due before the first has come", () => {
        const holder = new SnapshotHolder(ages);
        assert.deepEqual(
            [holder.current(), holder.age(5), holder.isLeased(5), holder.isDue(5)],
            [undefined, undefined, false, true],
        );
    });

    it("counts its age from before it was asked for", () => {
        const holder = new SnapshotHolder(ages);
        holder.take(exampleSnapshot(), 100);
        assert.deepEqual([holder.isDue(1099), holder.isDue(1100)], [false, true]);
        assert.deepEqual([holder.isLeased(2099), holder.isLeased(2100)], [true, false]);
    });

    it("has no lease when its own clock went back", () => {
        const holder = new SnapshotHolder(ages);
        holder.take(exampleSnapshot(), 100);
        assert.deepEqual([holder.isLeased(99), holder.isDue(99)], [false, true]);
    });

    it("keeps the last one however old it is", () => {
        const holder = new SnapshotHolder(ages);
        holder.take(exampleSnapshot(), 0);
        assert.equal(holder.current()?.epoch, 1);
        assert.equal(holder.age(86_400_000), 86_400_000);
    });

    it("holds the newest in whatever order they come, with the age of that one", () => {
        const arrivals = fc.uniqueArray(fc.record({ at: fc.nat(50), delay: fc.nat(50) }), {
            selector: ({ at }) => at,
            minLength: 1,
        });
        fc.assert(
            fc.property(arrivals, (snapshots) => {
                const holder = new SnapshotHolder(ages);
                for (const { at, delay } of snapshots) holder.take(exampleSnapshot({ at }), at - delay);
                const newest = snapshots.reduce((best, next) => (next.at > best.at ? next : best));
                assert.equal(holder.current()?.at, newest.at);
                assert.equal(holder.age(1000), 1000 - (newest.at - newest.delay));
            }),
        );
    });
});
