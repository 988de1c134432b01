import assert from "node:assert/strict";
import { formatElapsed, formatPlural, formatQuantity, formatSeconds, wordsOf } from "../../report/quantity.ts";
import { clip, clipMiddle, visible, visibleLine } from "../../report/visible.ts";

describe("quantities", () => {
    it("carry the unit in which they are a whole number", () => {
        const written = [0, 0.05, 1, 30, 90, 300, 14_400, 86_400, 2_592_000, 1.5].map(formatSeconds);
        assert.deepEqual(written, ["0 s", "50 ms", "1 s", "30 s", "90 s", "5 min", "4 h", "1 d", "30 d", "1.5 s"]);
    });

    it("show no digits that binary fractions add", () => {
        assert.equal(formatQuantity(0.999, "share"), "99.9 %");
        assert.equal(formatQuantity(0.9995, "share"), "99.95 %");
        assert.equal(formatQuantity(0.07, "share"), "7 %");
    });

    it("are written as people write them", () => {
        assert.equal(formatQuantity(2000, "milliseconds"), "2 s");
        assert.equal(formatQuantity(250, "milliseconds"), "250 ms");
        assert.equal(formatQuantity(1095, "days"), "1095 d");
        assert.equal(formatQuantity(15_000, "count"), "15,000");
        assert.equal(formatPlural(1, "rule"), "1 rule");
        assert.equal(formatPlural(0, "rule"), "0 rules");
    });

    it("tell time that passed without pretending to more than was measured", () => {
        const written = [0, 0.012, 0.42, 59.94, 59.96, 125.4].map(formatElapsed);
        assert.deepEqual(written, ["0.0 s", "12 ms", "0.4 s", "59.9 s", "1 min 0 s", "2 min 5 s"]);
    });
});

describe("wordsOf", () => {
    it("reads keys as words and abbreviations as such", () => {
        assert.deepEqual(["recoveryTime", "recovery-time", "apiHealth", "p95", ""].map(wordsOf), [
            "Recovery time",
            "Recovery time",
            "API health",
            "P95",
            "",
        ]);
    });
});

describe("visible", () => {
    it("spells out what could not be seen and leaves the rest alone", () => {
        assert.equal(visible("a\u001b[31m\u202eb\u0000\nc\té 漢"), "a\\u{1b}[31m\\u{202e}b\\u{0}\nc\té 漢");
        assert.equal(visibleLine(" a\n\n b\t"), "a b");
    });

    it("clips by character, at the end or inside", () => {
        assert.equal(clip("😀😀😀", 2), "😀…");
        assert.equal(clip("abc", 3), "abc");
        assert.equal(clipMiddle("esta-tracker-us-east1", 13), "esta…us-east1");
        assert.equal([...clipMiddle("x".repeat(50), 13)].length, 13);
    });
});
