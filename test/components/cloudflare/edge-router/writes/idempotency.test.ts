import assert from "node:assert/strict";
import { meaningOf, readIdempotencyKey } from "../../../../../components/cloudflare/edge-router/writes/idempotency.ts";

function read(value?: string) {
    return readIdempotencyKey(new Headers(value === undefined ? {} : { "Idempotency-Key": value }));
}

describe("the Idempotency-Key", () => {
    it("is a quoted string as in the draft, or the bare text of many clients, and the two are two keys", () => {
        for (const value of [
            '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
            "8e03978e-40d5-43dd-bc93-6894a57f9324",
            '"a b"',
        ]) {
            assert.deepEqual(read(value), { kind: "key", key: value });
        }
    });

    it("is missing when there is none or nothing in it", () => {
        assert.deepEqual([read(), read("")], [{ kind: "missing" }, { kind: "missing" }]);
    });

    it("is refused when it is two keys, open at one end, empty or too long", () => {
        for (const value of ["a, b", '"a', '""', "a b", "a".repeat(256), `"${"a".repeat(256)}"`]) {
            assert.deepEqual(read(value), { kind: "invalid" }, value);
        }
        assert.equal(read("a".repeat(255)).kind, "key");
    });

    it("means a new write, the same one again, or a mistake", () => {
        assert.equal(meaningOf(undefined, "f"), "new");
        assert.equal(meaningOf({ fingerprint: "f", finished: false }, "f"), "same-operation");
        assert.equal(meaningOf({ fingerprint: "f", finished: true }, "f"), "same-outcome");
        assert.equal(meaningOf({ fingerprint: "f", finished: false }, "g"), "other-write");
        assert.equal(meaningOf({ fingerprint: "f", finished: true }, "g"), "other-write");
    });
});
