import assert from "node:assert/strict";
import { type AlertLadder, alertLadderProblems } from "../../../components/core/alert-ladder.ts";
import { circuitBreakerProblems } from "../../../components/core/circuit-breaker.ts";
import { Duration } from "../../../components/core/duration.ts";
import { scalingProblems } from "../../../components/core/scaling.ts";

const ladder: AlertLadder = {
    name: "error-rate",
    title: "Errors",
    unit: "ratio",
    fires: "above",
    warning: 0.01,
    critical: 0.05,
    duration: Duration.minutes(2),
};

describe("alert ladder", () => {
    it("warns before it is critical, upwards and downwards", () => {
        assert.deepEqual(alertLadderProblems(ladder, "ladder"), []);
        assert.deepEqual(alertLadderProblems({ ...ladder, fires: "below", warning: 0.9, critical: 0.5 }, "ladder"), []);
        assert.deepEqual(alertLadderProblems({ ...ladder, warning: 0, critical: 3 }, "ladder"), []);
    });

    it("refuses steps at the same height and in the wrong order", () => {
        assert.deepEqual(alertLadderProblems({ ...ladder, critical: 0.01 }, "ladder"), [
            {
                path: "ladder.critical",
                reason: "must be above the warning threshold of 0.01 so that the warning comes first, got 0.01",
            },
        ]);
        assert.match(alertLadderProblems({ ...ladder, fires: "below" }, "ladder")[0]?.reason ?? "", /^must be below/);
    });
});

describe("circuit breaker", () => {
    const breaker = { failures: 5, successes: 2, reset: Duration.seconds(30), window: Duration.seconds(60) };

    it("refuses a reset longer than its window and counts below one", () => {
        assert.deepEqual(circuitBreakerProblems(breaker, "b"), []);
        assert.deepEqual(
            circuitBreakerProblems({ ...breaker, failures: 0, successes: 0, reset: Duration.seconds(61) }, "b").map(
                ({ path, reason }) => `${path} ${reason}`,
            ),
            [
                "b.failures must be at least 1, got 0",
                "b.successes must be at least 1, got 0",
                "b.reset must not be longer than the window of 1 min, or failures are forgotten before the retry, got 61 s",
            ],
        );
    });
});

describe("scaling", () => {
    it("refuses a ceiling below the floor, and takes zero as a floor", () => {
        assert.deepEqual(scalingProblems({ minInstances: 0, maxInstances: 1, concurrency: 1 }, "s"), []);
        assert.deepEqual(
            scalingProblems({ minInstances: 3, maxInstances: 2, concurrency: 0 }, "s").map(
                ({ path, reason }) => `${path} ${reason}`,
            ),
            [
                "s.maxInstances must be at least 1 and not below minInstances (3), got 2",
                "s.concurrency must be at least 1, got 0",
            ],
        );
        assert.equal(
            scalingProblems({ minInstances: -1, maxInstances: 2, concurrency: 1 }, "s")[0]?.reason,
            "must not be negative, got -1",
        );
    });
});
