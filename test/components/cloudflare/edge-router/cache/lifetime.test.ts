import assert from "node:assert/strict";
import fc from "fast-check";
import { freshnessOf, lifetimeOf } from "../../../../../components/cloudflare/edge-router/cache/lifetime.ts";

const route = fc.record({
    freshSeconds: fc.integer({ min: 5, max: 30 }),
    staleIfErrorSeconds: fc.integer({ min: 0, max: 86_400 }),
});
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const allowed = fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 1, max: 100 }));
const ORDER = ["fresh", "ageing", "stale", "ended"];

describe("the lifetime of a kept answer", () => {
    it("is the route's time, a tenth more or less, and never more than the origin allows", () => {
        fc.assert(
            fc.property(route, allowed, chance, (rules, seconds, random) => {
                const { storedAt, staleAt } = lifetimeOf(rules, seconds, random, 1000);
                const fresh = (staleAt - storedAt) / 1000;
                assert.ok(fresh <= seconds && fresh <= rules.freshSeconds * 1.1);
                assert.ok(fresh >= Math.min(seconds, rules.freshSeconds * 0.9));
            }),
        );
    });

    it("only ever goes from fresh over ageing and stale to its end", () => {
        fc.assert(
            fc.property(
                route,
                allowed,
                chance,
                fc.nat(100_000),
                fc.nat(100_000),
                (rules, seconds, random, one, other) => {
                    const lifetime = lifetimeOf(rules, seconds, random, 1000);
                    const [earlier, later] = [Math.min(one, other), Math.max(one, other)].map((after) =>
                        ORDER.indexOf(freshnessOf(lifetime, 1000 + after)),
                    );
                    assert.ok((earlier ?? 0) <= (later ?? 0));
                },
            ),
        );
    });

    it("has an end when the clock has gone back, and none but its end without stale time", () => {
        const lifetime = lifetimeOf({ freshSeconds: 10, staleIfErrorSeconds: 0 }, 10, 0.5, 1000);
        assert.equal(freshnessOf(lifetime, 999), "ended");
        assert.deepEqual(
            [1000, 8499, 8500, 10_999, 11_000].map((now) => freshnessOf(lifetime, now)),
            ["fresh", "fresh", "ageing", "ageing", "ended"],
        );
    });
});
