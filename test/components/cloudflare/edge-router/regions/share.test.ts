import assert from "node:assert/strict";
import fc from "fast-check";
import { isAdmitted, placeOf } from "../../../../../components/cloudflare/edge-router/regions/share.ts";

const percent = fc.double({ min: 0, max: 100, noNaN: true });

describe("a tenant's share", () => {
    it("admits a tenant that was admitted at every higher share too", () => {
        fc.assert(
            fc.property(fc.string(), percent, percent, (tenant, one, other) => {
                const [low, high] = one < other ? [one, other] : [other, one];
                assert.ok(!isAdmitted(tenant, low) || isAdmitted(tenant, high));
            }),
        );
    });

    it("admits everybody at 100 and nobody at 0", () => {
        fc.assert(fc.property(fc.string(), (tenant) => isAdmitted(tenant, 100) && !isAdmitted(tenant, 0)));
    });

    it("is the same on every machine and in every year", () => {
        assert.deepEqual(["", "tenant-1", "Müller & Söhne"].map(placeOf), [89.23, 97.11, 64.81]);
    });

    for (const [kind, name] of [
        ["numbered", (index: number) => `tenant-${index}`],
        ["in their last letters alike", (index: number) => `${index}-acme-corporation`],
        ["addresses", (index: number) => `192.0.${index >> 8}.${index & 255}`],
    ] as const) {
        it(`admits nearly the named percentage of tenants that are ${kind}`, () => {
            const tenants = Array.from({ length: 40_000 }, (_, index) => name(index));
            for (const share of [1, 5, 10, 25, 50]) {
                const admitted = tenants.filter((tenant) => isAdmitted(tenant, share)).length;
                const expected = (tenants.length * share) / 100;
                const deviation = Math.sqrt(expected * (1 - share / 100));
                assert.ok(Math.abs(admitted - expected) < 5 * deviation, `${admitted} instead of ${expected}`);
            }
        });
    }
});
