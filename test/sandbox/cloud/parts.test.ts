import assert from "node:assert/strict";
import fc from "fast-check";
import { address, instant, token, uuid } from "../../../sandbox/cloud/chance.ts";
import { didYouMean, nearest } from "../../../sandbox/cloud/nearest.ts";
import { append, stepsOf, valueAt, withValueAt } from "../../../sandbox/cloud/property-path.ts";
import { printable } from "../../../sandbox/cloud/refusal.ts";
import type { Bag } from "../../../sandbox/cloud/values.ts";

describe("values drawn from a seed", () => {
    it("are the same for the same seed and salt, and have their form", () => {
        fc.assert(
            fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 200 }), (seed, salt, length) => {
                assert.match(token(seed, "hex", length, salt), new RegExp(`^[0-9a-f]{${length}}$`));
                assert.match(token(seed, "digits", length, salt), new RegExp(`^[1-9][0-9]{${length - 1}}$`));
                assert.match(token(seed, "alnum", length, salt), new RegExp(`^[a-z0-9]{${length}}$`));
                assert.equal(token(seed, "hex", length, salt), token(seed, "hex", length, salt));
                assert.match(uuid(seed, salt), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
            }),
        );
        assert.notEqual(token("a", "hex", 16), token("b", "hex", 16));
        assert.notEqual(token("a", "hex", 16, "x"), token("a", "hex", 16, "y"));
    });

    it("are addresses inside their block, never the network itself or its last address", () => {
        fc.assert(
            fc.property(
                fc.string(),
                fc.integer({ min: 0, max: 255 }),
                fc.integer({ min: 8, max: 30 }),
                (seed, b, bits) => {
                    const size = 2 ** (32 - bits);
                    const number = (text: string) => text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
                    const base = Math.floor(number(`10.${b}.0.0`) / size) * size;
                    const host = number(address(seed, `10.${b}.0.0/${bits}`));
                    assert.ok(host > base && host < base + size - 1);
                },
            ),
        );
        assert.equal(address("x", "192.0.2.7/32"), "192.0.2.7");
    });

    for (const block of ["10.0.0.0", "10.0.0.256/8", "10.0.0.0/33", "nonsense"]) {
        it(`refuse the block ${block}`, () => {
            assert.throws(() => address("x", block), {
                message: `block must be an IPv4 network such as 10.0.0.0/8, got ${block}`,
            });
        });
    }

    it("are times counted from a fixed day", () => {
        assert.equal(instant(), "2026-01-01T00:00:00Z");
        assert.equal(instant(61), "2026-01-01T00:01:01Z");
    });
});

describe("property paths", () => {
    it("read back as they were written", () => {
        const step = fc.oneof(fc.nat(9), fc.string({ minLength: 1 }));
        fc.assert(
            fc.property(fc.string({ minLength: 1 }), fc.array(step), (first, rest) => {
                const steps = [first, ...rest];
                assert.deepEqual(stepsOf(steps.reduce<string>(append, "")), steps);
            }),
        );
    });

    it("set, change and remove without touching the rest", () => {
        const before: Bag = { a: [{ b: 1 }, { b: 2 }], c: "x" };
        assert.deepEqual(withValueAt(before, stepsOf("a[1].b"), 3), { a: [{ b: 1 }, { b: 3 }], c: "x" });
        assert.deepEqual(withValueAt(before, stepsOf("a[0]"), undefined), { a: [{ b: 2 }], c: "x" });
        assert.deepEqual(withValueAt(before, stepsOf('d["e.f"]'), true), { ...before, d: { "e.f": true } });
        assert.equal(valueAt(before, stepsOf("a[1].b")), 2);
        assert.equal(valueAt(before, stepsOf("a[7].b")), undefined);
        assert.equal(valueAt(before, ["constructor"]), undefined);
    });
});

describe("near matches", () => {
    it("find a mistyped word and nothing far away", () => {
        assert.deepEqual(nearest("locaton", ["location", "name", "zone"]), ["location"]);
        assert.equal(
            didYouMean("INTERNAL", ["INTERNAL_LOAD_BALANCER", "INTERNAL_ONLY", "ALL"]),
            'did you mean "INTERNAL_ONLY"?',
        );
        assert.equal(didYouMean("zzzzzz", ["location"]), undefined);
    });
});

describe("values in messages", () => {
    it("are JSON, cut when long, and say when there is none", () => {
        assert.equal(printable("a"), '"a"');
        assert.equal(printable(undefined), "nothing");
        assert.equal(printable("x".repeat(500)).length, 120);
    });
});
