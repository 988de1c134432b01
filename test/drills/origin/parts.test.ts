import assert from "node:assert/strict";
import fc from "fast-check";
import { delayAfter } from "../../../drills/origin/backoff.ts";
import { DependencyCheck } from "../../../drills/origin/dependency-check.ts";
import { type FailureWindow, failsTooOften, OBJECTIVE, withAnswer } from "../../../drills/origin/failure-share.ts";
import { fingerprintOf } from "../../../drills/origin/idempotency.ts";
import { readSettings } from "../../../drills/origin/settings.ts";

function windowOf(answers: readonly { readonly at: number; readonly failed: boolean }[]): FailureWindow {
    return answers.reduce<FailureWindow>((window, { at, failed }) => withAnswer(window, OBJECTIVE, failed, at), []);
}

describe("the origin's share of failures", () => {
    const answers = fc
        .array(fc.record({ gap: fc.integer({ min: 0, max: 3000 }), failed: fc.boolean() }), { maxLength: 120 })
        .map((list) => {
            let at = 100_000;
            return list.map(({ gap, failed }) => {
                at += gap;
                return { at, failed };
            });
        });

    it("[ET-07] gives an instance up exactly when more than 10 % of at least 20 requests of 30 s failed", () => {
        fc.assert(
            fc.property(answers, fc.integer({ min: 0, max: 60_000 }), (list, later) => {
                const now = (list.at(-1)?.at ?? 100_000) + later;
                // What counts is a whole number of seconds.
                const counted = list.filter(({ at }) => Math.floor(at / 1000) * 1000 > now - 30_000);
                const failures = counted.filter(({ failed }) => failed).length;
                const expected = counted.length >= 20 && failures / counted.length > 0.1;
                assert.equal(failsTooOften(windowOf(list), OBJECTIVE, now), expected);
            }),
        );
    });

    it("[ET-07] takes an instance back when time has passed and nobody asked", () => {
        const bad = windowOf(Array.from({ length: 40 }, () => ({ at: 100_000, failed: true })));
        assert.equal(failsTooOften(bad, OBJECTIVE, 101_000), true);
        assert.equal(failsTooOften(bad, OBJECTIVE, 131_000), false);
    });
});

describe("the origin's look at a dependency", () => {
    it("[ET-07] happens once a second, however many ask", async () => {
        let [now, looks] = [0, 0];
        const check = new DependencyCheck(
            async () => {
                looks++;
            },
            () => now,
        );
        await Promise.all([check.result(), check.result(), check.result()]);
        now = 999;
        await check.result();
        assert.equal(looks, 1);
        now = 1000;
        await check.result();
        assert.equal(looks, 2);
    });

    it("[ET-07] keeps when it last succeeded while it fails", async () => {
        let now = 0;
        let works = true;
        const check = new DependencyCheck(
            () => (works ? Promise.resolve() : Promise.reject(new Error("gone"))),
            () => now,
        );
        await check.result();
        works = false;
        now = 5000;
        assert.deepEqual(await check.result(), { reachable: false, latencyMs: undefined, lastSuccessAt: 0 });
    });
});

describe("the origin's pause before it connects again", () => {
    it("[HB-09] grows with each failure up to the longest, and is never the same for all instances", () => {
        const rule = { firstMs: 50, longestMs: 5000 };
        fc.assert(
            fc.property(
                fc.integer({ min: 1, max: 60 }),
                fc.double({ min: 0, max: 1, noNaN: true }),
                (failures, random) => {
                    const delay = delayAfter(rule, failures, random);
                    assert.ok(delay >= 0 && delay <= 5000);
                    assert.equal(delay, random * Math.min(5000, 50 * 2 ** (failures - 1)));
                },
            ),
        );
    });
});

describe("the origin's fingerprint of a write", () => {
    it("is the same whatever the order of fields, and another for another tenant, path or value", () => {
        const base = fingerprintOf("POST", "/api/v1/work-logs", "t1", { employee: "e", minutes: 1 });
        assert.equal(fingerprintOf("POST", "/api/v1/work-logs", "t1", { minutes: 1, employee: "e" }), base);
        assert.notEqual(fingerprintOf("POST", "/api/v1/work-logs", "t2", { employee: "e", minutes: 1 }), base);
        assert.notEqual(fingerprintOf("POST", "/api/v1/other", "t1", { employee: "e", minutes: 1 }), base);
        assert.notEqual(fingerprintOf("POST", "/api/v1/work-logs", "t1", { employee: "e", minutes: 2 }), base);
    });
});

describe("the origin's settings", () => {
    it("name everything that is missing or wrong at once", () => {
        assert.throws(() => readSettings({ CACHE_PORT: "many" }), {
            message: [
                "REGION must be given, got nothing",
                "DATABASE_SOCKET must be given, got nothing",
                "CACHE_PORT must be a whole number, got many",
            ].join("\n"),
        });
    });
});
