import assert from "node:assert/strict";
import fc from "fast-check";
import { type Depth, fullness } from "../../../../../components/cloudflare/edge-router/writes/admission.ts";

const bounds = { bodyBytes: 100, writesPerTenant: 5, writesPerShard: 20, oldestMs: 1000 };
const empty: Depth = { ofTenant: 0, ofShard: 0, oldestMs: 0 };

describe("the bounds of an outbox", () => {
    it("let in what lies at the bound, and nothing beyond it", () => {
        assert.equal(fullness({ ofTenant: 4, ofShard: 19, oldestMs: 1000 }, 100, bounds), undefined);
        assert.equal(fullness(empty, 101, bounds), "body-too-large");
        assert.equal(fullness(empty, undefined, bounds), "body-too-large");
        assert.equal(fullness({ ...empty, ofTenant: 5 }, 0, bounds), "tenant-full");
        assert.equal(fullness({ ...empty, ofShard: 20 }, 0, bounds), "shard-full");
        assert.equal(fullness({ ...empty, oldestMs: 1001 }, 0, bounds), "too-old");
    });

    it("never let in more than an outbox may hold", () => {
        const arrivals = fc.array(fc.record({ tenant: fc.nat(9), bytes: fc.nat(150), age: fc.nat(1500) }));
        fc.assert(
            fc.property(arrivals, (writes) => {
                const held = new Map<number, number>();
                let total = 0;
                for (const { tenant, bytes, age } of writes) {
                    const ofTenant = held.get(tenant) ?? 0;
                    if (fullness({ ofTenant, ofShard: total, oldestMs: age }, bytes, bounds) !== undefined) continue;
                    assert.ok(bytes <= 100 && age <= 1000);
                    held.set(tenant, ofTenant + 1);
                    total++;
                }
                assert.ok(total <= 20 && [...held.values()].every((depth) => depth <= 5));
            }),
        );
    });
});
