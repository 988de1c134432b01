import assert from "node:assert/strict";
import fc from "fast-check";
import {
    closedBreaker,
    type DependencyBreaker,
    enter,
    leave,
    type Passage,
} from "../../../../../components/cloudflare/edge-router/breakers/dependency-breaker.ts";
import { CIRCUIT_BREAKERS } from "../../../../../stacks/systems/esta-tracker/tables.ts";

const rules = { failureThreshold: 5, successThreshold: 2, resetTimeout: 30_000, monitorWindow: 60_000 };

function failing(times: readonly number[]): DependencyBreaker {
    return times.reduce((breaker, now) => {
        const { breaker: entered, passage } = enter(breaker, rules, now);
        return passage === undefined ? entered : leave(entered, rules, passage, "failure", now);
    }, closedBreaker);
}

/** Asks for calls at one moment until one is refused, at most ten. */
function burst(breaker: DependencyBreaker, now: number): { breaker: DependencyBreaker; passages: Passage[] } {
    const passages: Passage[] = [];
    let present = breaker;
    for (let calls = 0; calls < 10; calls++) {
        const entered = enter(present, rules, now);
        present = entered.breaker;
        if (entered.passage !== undefined) passages.push(entered.passage);
    }
    return { breaker: present, passages };
}

describe("the breaker around a dependency", () => {
    it("[ET-09] opens at the fifth failure within a minute", () => {
        assert.equal(failing([0, 10, 20, 30]).phase, "closed");
        assert.equal(failing([0, 10, 20, 30, 59_999]).phase, "open");
        assert.equal(failing([0, 10, 20, 30, 60_000]).phase, "closed");
    });

    it("forgets failures in an idle hour", () => {
        assert.equal(failing([0, 1, 2, 3, 3_600_000]).phase, "closed");
    });

    it("refuses calls while it is open", () => {
        const open = failing([0, 0, 0, 0, 0]);
        assert.deepEqual([burst(open, 29_999).passages.length, burst(open, 30_000).passages.length], [0, 2]);
    });

    it("closes after as many successes as it let through, and opens on one failure", () => {
        const { breaker, passages } = burst(failing([0, 0, 0, 0, 0]), 30_000);
        const [first, second] = passages;
        assert.ok(first !== undefined && second !== undefined);
        const once = leave(breaker, rules, first, "success", 30_010);
        assert.equal(once.phase, "half-open");
        assert.equal(leave(once, rules, second, "success", 30_020).phase, "closed");
        const again = leave(once, rules, second, "failure", 30_020);
        assert.deepEqual([again.phase, again.phase === "open" && again.until], ["open", 60_020]);
    });

    it("lets another call in for one that said nothing", () => {
        const { breaker, passages } = burst(failing([0, 0, 0, 0, 0]), 30_000);
        const [first] = passages;
        assert.ok(first !== undefined);
        assert.equal(burst(leave(breaker, rules, first, "neutral", 30_010), 30_010).passages.length, 1);
    });

    it("does not wait forever for calls that never end", () => {
        const { breaker } = burst(failing([0, 0, 0, 0, 0]), 30_000);
        assert.deepEqual([burst(breaker, 59_999).passages.length, burst(breaker, 60_000).passages.length], [0, 2]);
    });

    it("is not closed by a late success of a call admitted before it opened", () => {
        const late = enter(closedBreaker, rules, 0).passage;
        assert.ok(late !== undefined);
        const open = failing([0, 0, 0, 0, 0]);
        const { breaker: halfOpen } = burst(open, 30_000);
        assert.equal(leave(open, rules, late, "success", 30_000), open);
        assert.equal(leave(halfOpen, rules, late, "success", 30_000), halfOpen);
    });

    it("changes nothing on any result of another epoch, and lets through no more than it needs while half open", () => {
        const step = fc.record({
            wait: fc.oneof({ weight: 9, arbitrary: fc.nat(2000) }, { weight: 1, arbitrary: fc.nat(70_000) }),
            enters: fc.boolean(),
            pick: fc.nat(50),
            result: fc.constantFrom("success", "failure", "failure", "neutral"),
        });
        fc.assert(
            fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
                let now = 0;
                let breaker: DependencyBreaker = closedBreaker;
                const running: Passage[] = [];
                for (const { wait, enters, pick, result } of steps) {
                    now += wait;
                    const before = breaker;
                    const [passage] = enters ? [] : running.splice(pick % Math.max(1, running.length), 1);
                    if (passage !== undefined) {
                        breaker = leave(before, rules, passage, result, now);
                        if (passage.epoch !== before.epoch) assert.equal(breaker, before);
                    } else {
                        const entered = enter(before, rules, now);
                        breaker = entered.breaker;
                        if (entered.passage !== undefined) running.push(entered.passage);
                    }
                    assert.ok(breaker.epoch >= before.epoch);
                    if (before.phase === "open") assert.notEqual(breaker.phase, "closed");
                    if (breaker.phase !== "half-open") continue;
                    assert.ok(breaker.running >= 0 && breaker.running + breaker.successes <= rules.successThreshold);
                }
            }),
        );
    });

    for (const [name, { failures, successes, reset, window }] of Object.entries(CIRCUIT_BREAKERS)) {
        it(`[ET-09] follows the row of ${name}`, () => {
            const row = {
                failureThreshold: failures,
                successThreshold: successes,
                resetTimeout: reset.milliseconds,
                monitorWindow: window.milliseconds,
            };
            let breaker: DependencyBreaker = closedBreaker;
            for (let count = 0; count < failures; count++) {
                assert.equal(breaker.phase, "closed");
                breaker = leave(breaker, row, { epoch: breaker.epoch }, "failure", count);
            }
            assert.equal(enter(breaker, row, failures - 1 + reset.milliseconds - 1).passage, undefined);
            let now = failures - 1 + reset.milliseconds;
            for (let count = 0; count < successes; count++) {
                const { breaker: entered, passage } = enter(breaker, row, now);
                assert.equal(entered.phase, "half-open");
                assert.ok(passage !== undefined);
                now += 1;
                breaker = leave(entered, row, passage, "success", now);
            }
            assert.equal(breaker.phase, "closed");
        });
    }
});
