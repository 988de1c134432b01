import assert from "node:assert/strict";
import fc from "fast-check";
import { Duration } from "../../../components/core/duration.ts";

describe("Duration", () => {
    it("keeps its unit: seconds, minutes, hours and days are the same length said differently", () => {
        assert.equal(Duration.minutes(2).seconds, 120);
        assert.equal(Duration.hours(1).milliseconds, Duration.minutes(60).milliseconds);
        assert.equal(Duration.days(30).toGoogle(), "2592000s");
        assert.equal(Duration.milliseconds(1500).seconds, 1.5);
        assert.equal(Duration.days(90).days, 90);
    });

    it("reads in the largest unit that gives a whole number", () => {
        const read = [
            Duration.days(30),
            Duration.hours(4),
            Duration.minutes(5),
            Duration.seconds(90),
            Duration.milliseconds(1500),
        ];
        assert.deepEqual(read.map(String), ["30 d", "4 h", "5 min", "90 s", "1500 ms"]);
        assert.equal(String(Duration.seconds(0)), "0 ms");
    });

    it("refuses negative and fractional milliseconds", () => {
        assert.throws(
            () => Duration.seconds(-1),
            /a duration must be a whole, non-negative number of milliseconds, got -1000/,
        );
        assert.throws(() => Duration.milliseconds(0.5), /got 0.5/);
        assert.throws(() => Duration.seconds(Number.NaN), /got NaN/);
    });

    it("says the same length however it was written", () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 10_000_000 }), (count) => {
                assert.equal(Duration.seconds(count).milliseconds, Duration.milliseconds(count * 1000).milliseconds);
                assert.equal(Duration.seconds(count).toGoogle(), `${count}s`);
            }),
        );
    });
});
