import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { forgiven, openMs } from "../../../../../components/cloudflare/edge-router/regions/open-time.ts";

const rule = defaultCoordination.openTime;

describe("how long a region stays open", () => {
    it("doubles with each opening up to ten minutes", () => {
        const seconds = [1, 2, 3, 4, 5, 6, 50].map((count) => openMs(count, rule, 0.5) / 1000);
        assert.deepEqual(seconds, [30, 60, 120, 240, 480, 600, 600]);
    });

    it("stays within a fifth of that, and never above ten minutes", () => {
        fc.assert(
            fc.property(
                fc.integer({ min: 1, max: 100 }),
                fc.double({ min: 0, max: 1, noNaN: true }),
                (count, chance) => {
                    const middle = Math.min(30_000 * 2 ** (count - 1), 600_000);
                    const time = openMs(count, rule, chance);
                    assert.ok(time >= middle * 0.8 - 1 && time <= Math.min(middle * 1.2 + 1, 600_000), String(time));
                },
            ),
        );
    });

    it("forgives one opening for every ten clean minutes", () => {
        const openings = { count: 3, since: 1000 };
        assert.deepEqual(forgiven(openings, rule, 600_999), openings);
        assert.deepEqual(forgiven(openings, rule, 601_000), { count: 2, since: 601_000 });
        assert.equal(forgiven(openings, rule, 86_400_000).count, 0);
    });

    it("forgives as much in many small looks as in one", () => {
        fc.assert(
            fc.property(fc.nat(20), fc.array(fc.nat(1_000_000), { maxLength: 20 }), (count, waits) => {
                let now = 0;
                let looked = { count, since: 0 };
                for (const wait of waits) {
                    now += wait;
                    looked = forgiven(looked, rule, now);
                }
                assert.deepEqual(looked, forgiven({ count, since: 0 }, rule, now));
            }),
        );
    });
});
