import assert from "node:assert/strict";
import fc from "fast-check";
import {
    newOperationId,
    outboxName,
    shardIn,
    shardOf,
} from "../../../../../components/cloudflare/edge-router/writes/shard.ts";

describe("shards", () => {
    it("spread tenants evenly", () => {
        const counts = new Array<number>(64).fill(0);
        for (let tenant = 0; tenant < 6400; tenant++) {
            const shard = shardOf(`tenant-${tenant}`, 64);
            counts[shard] = (counts[shard] ?? 0) + 1;
        }
        assert.ok(Math.min(...counts) > 50 && Math.max(...counts) < 150, counts.join(" "));
    });

    it("are carried by the names of operations, and by nothing else", () => {
        fc.assert(
            fc.property(fc.string(), fc.integer({ min: 1, max: 256 }), (tenant, shards) => {
                const shard = shardOf(tenant, shards);
                assert.ok(shard >= 0 && shard < shards);
                assert.equal(shardIn(newOperationId(shard), shards), shard);
                assert.equal(shardIn(newOperationId(shards), shards), undefined);
            }),
        );
        const uuid = "00000000-0000-0000-0000-000000000000";
        for (const id of ["", uuid, `-1-${uuid}`, `01-${uuid}`, `1-${uuid}/x`, `1-${uuid.toUpperCase()}A`]) {
            assert.equal(shardIn(id, 64), undefined, id);
        }
    });

    it("have names of their own in each system", () => {
        assert.equal(outboxName("esta-tracker", 7), "esta-tracker/7");
    });
});
