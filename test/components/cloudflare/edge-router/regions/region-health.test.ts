import assert from "node:assert/strict";
import fc from "fast-check";
import {
    type Admission,
    admit,
    type Evidence,
    expire,
    learn,
    type RegionHealth,
    unknownRegion,
} from "../../../../../components/cloudflare/edge-router/regions/region-health.ts";

const rules = { consecutiveFailures: 3, expiresAfterMs: 30_000 };

function learned(
    evidence: readonly Evidence[],
    routes: readonly string[] = ["/api/employees"],
    start = 0,
): RegionHealth {
    return evidence.reduce((health, item, index) => {
        const route = routes[index % routes.length] ?? "";
        return learn(health, rules, admit(health, route), item, start + index);
    }, unknownRegion(start));
}

/** One step of an arbitrary life: time passes, then a request is let through, or an earlier one ends. */
const step = fc.record({
    wait: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 0, max: 2000 }) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 70_000 }) },
    ),
    action: fc.constantFrom("admit", "finish"),
    pick: fc.nat(50),
    route: fc.constantFrom("/api/employees", "/api/reports"),
    evidence: fc.constantFrom<Evidence>("success", "hard", "hard", "hard", "hard", "server-error", "neutral"),
});

interface Moment {
    readonly now: number;
    readonly before: RegionHealth;
    readonly after: RegionHealth;
    readonly admission: Admission | undefined;
    readonly evidence: Evidence | undefined;
}

function live(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): readonly Moment[] {
    const open: Admission[] = [];
    const moments: Moment[] = [];
    let now = 0;
    let health = unknownRegion(now);
    for (const { wait, action, pick, route, evidence } of steps) {
        now += wait;
        const before = health;
        const [admission] = action === "finish" ? open.splice(pick % Math.max(open.length, 1), 1) : [];
        if (action === "admit") open.push(admit(expire(health, rules, now), route));
        health = admission === undefined ? expire(health, rules, now) : learn(health, rules, admission, evidence, now);
        moments.push({ now, before, after: health, admission, evidence: admission && evidence });
    }
    return moments;
}

describe("what an isolate knows of a region", () => {
    it("starts good, on no evidence", () => {
        assert.deepEqual(unknownRegion(5), {
            state: "good",
            epoch: 0,
            reason: "no-evidence-yet",
            changedAt: 5,
            streak: undefined,
        });
    });

    it("[ET-05] turns bad after consecutive hard failures, on one route or many", () => {
        assert.equal(learned(["hard", "hard"]).state, "good");
        const bad = learned(["hard", "hard", "hard"]);
        assert.deepEqual([bad.state, bad.reason, bad.epoch], ["bad", "consecutive-hard-failures", 1]);
    });

    it("starts counting again after a success", () => {
        assert.equal(learned(["hard", "hard", "success", "hard", "hard"]).state, "good");
    });

    it("is not left because one endpoint answers 500", () => {
        assert.equal(learned(Array.from({ length: 50 }, () => "server-error" as const)).state, "good");
    });

    it("[ET-05] is left when several routes answer 500", () => {
        const bad = learned(["server-error", "server-error", "server-error"], ["/api/employees", "/api/reports"]);
        assert.deepEqual([bad.state, bad.reason], ["bad", "server-errors-on-several-routes"]);
    });

    it("turns unproven when the evidence expires, and the first answer decides", () => {
        const bad = learned(["hard", "hard", "hard"]);
        assert.equal(expire(bad, rules, bad.changedAt + 29_999).state, "bad");
        const unproven = expire(bad, rules, bad.changedAt + 30_000);
        assert.deepEqual([unproven.state, unproven.reason, unproven.epoch], ["unproven", "evidence-expired", 2]);
        const now = unproven.changedAt + 1;
        const again = learn(unproven, rules, admit(unproven, "/api/employees"), "hard", now);
        assert.deepEqual([again.state, again.reason, again.epoch], ["bad", "failed-again", 3]);
        const back = learn(unproven, rules, admit(unproven, "/api/employees"), "success", now);
        assert.deepEqual([back.state, back.reason, back.epoch], ["good", "answered-again", 3]);
    });

    it("learns nothing while the region is bad, for better or worse", () => {
        const bad = learned(["hard", "hard", "hard"]);
        for (const evidence of ["success", "hard", "server-error"] as const) {
            assert.equal(learn(bad, rules, admit(bad, "/api/employees"), evidence, 100), bad);
        }
    });

    it("forgets failures that are older than the evidence lasts", () => {
        const health = learned(["hard", "hard"]);
        const later = learn(health, rules, admit(health, "/api/employees"), "hard", 31_000);
        assert.deepEqual([later.state, later.streak?.hard], ["good", 1]);
    });

    it("does not let a late success of an earlier epoch prove anything", () => {
        const early = admit(unknownRegion(0), "/api/employees");
        const unproven = expire(learned(["hard", "hard", "hard"]), rules, 60_000);
        assert.equal(learn(unproven, rules, early, "success", 60_001), unproven);
    });

    it("never changes on a result of another epoch, whatever happened before", () => {
        fc.assert(
            fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
                for (const moment of live(steps)) {
                    const settled = expire(moment.before, rules, moment.now);
                    if (moment.admission === undefined || moment.admission.epoch === settled.epoch) continue;
                    assert.deepEqual(moment.after, settled);
                }
            }),
        );
    });

    it("is never bad for longer than the evidence lasts, and only time ends it", () => {
        fc.assert(
            fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
                for (const { now, before, after: next } of live(steps)) {
                    if (next.state === "bad") assert.ok(now - next.changedAt < rules.expiresAfterMs);
                    if (before.state === "bad" && next.state !== "bad") {
                        assert.ok(now - before.changedAt >= rules.expiresAfterMs);
                    }
                }
            }),
        );
    });

    it("raises the epoch by exactly one with each change of state, and never otherwise", () => {
        fc.assert(
            fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
                for (const { now, before, after: next } of live(steps)) {
                    const settled = expire(before, rules, now);
                    assert.equal(settled.epoch - before.epoch, settled.state === before.state ? 0 : 1);
                    assert.equal(next.epoch - settled.epoch, next.state === settled.state ? 0 : 1);
                }
            }),
        );
    });

    it("turns bad only on a failure, and only with the failures to show for it", () => {
        fc.assert(
            fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
                for (const { before, after: next, evidence } of live(steps)) {
                    if (next.state !== "bad" || next.epoch === before.epoch) continue;
                    assert.ok(evidence === "hard" || evidence === "server-error");
                    const failures = (next.streak?.hard ?? 0) + (next.streak?.serverErrors ?? 0);
                    assert.ok(next.reason === "failed-again" || failures >= rules.consecutiveFailures);
                }
            }),
        );
    });
});
