import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import picocolors from "picocolors";
import { buildReport } from "../../report/build.ts";
import { renderText } from "../../report/text.ts";
import { wrapCode, wrapWords } from "../../report/wrap.ts";
import { inputs } from "./arbitrary.ts";
import { mixedInput, mixedReport, passingReport } from "./fixture/reports.ts";
import { anyText } from "./hostile.ts";

const plain = picocolors.createColors(false);
const coloured = picocolors.createColors(true);

describe("renderText", () => {
    it("begins with the verdict", () => {
        assert.match(
            renderText(mixedReport(), { colours: plain }),
            /^✗ FAIL: ha-platform\/prod\n {2}2 mandatory and 2 advisory violations, /,
        );
        assert.match(
            renderText(passingReport(), { colours: plain }),
            /^✓ PASS: ha-platform\/prod\n {2}No violation\. 7 rules judged 131 resources\.\n/,
        );
    });

    it("stays within 80 columns, whatever it is given", () => {
        fc.assert(
            fc.property(inputs, fc.integer({ min: 40, max: 120 }), (input, width) => {
                for (const line of renderText(buildReport(input), { colours: plain, width }).split("\n")) {
                    assert.ok([...line].length <= width, `${[...line].length} > ${width}: ${line}`);
                }
            }),
            { numRuns: 50 },
        );
        for (const line of renderText(mixedReport(), { colours: plain }).split("\n"))
            assert.ok([...line].length <= 80, line);
    });

    it("lets no control character through that it did not put there", () => {
        fc.assert(
            fc.property(inputs, (input) => {
                assert.doesNotMatch(
                    renderText(buildReport(input), { colours: plain }),
                    /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u,
                );
            }),
            { numRuns: 50 },
        );
    });

    it("answers what, where, why and how to fix it for each violation", () => {
        const text = renderText(mixedReport(), { colours: plain });
        const start = text.indexOf("✗ cloud-run-keeps-warm-instances (mandatory)");
        const block = text.slice(start, text.indexOf("\n\n", start));
        assert.match(block, /\n {2}what {3}scaling\.minInstanceCount is 0/);
        assert.match(block, /\n {2}where {2}esta-tracker-api-us-east1 \(gcp cloudrunv2\.Service, us-east1\)/);
        assert.match(block, /\n {2}why {4}When the primary region is lost/);
        assert.match(block, /\n {2}fix {4}new gcp\.cloudrunv2\.Service\(.*\n {13}location: "us-east1",\n/);
    });

    it("shows every open finding exactly once", () => {
        const text = renderText(mixedReport(), { colours: plain });
        for (const heading of [
            "✗ edge-probes-fast-enough",
            "✗ cache-has-a-replica",
            "? firestore-recovers",
            "◇ alerts-reach",
        ]) {
            assert.equal(text.split(heading).length - 1, 1, heading);
        }
    });

    it("says when the run was planned without the engine", () => {
        const text = renderText(buildReport({ ...mixedInput(), host: "plan" }), { colours: plain });
        assert.match(text, /^ {2}planned without the engine: no diff, no state$/m);
    });

    it("[ET-14] prints target and achievable apart", () => {
        assert.match(
            renderText(mixedReport(), { colours: plain }),
            /Recovery time \(RTO\): target 5 min, achievable 15 min \(misses the target\)/,
        );
    });

    it("tells a first run from one that changed nothing", () => {
        assert.match(renderText(passingReport(), { colours: plain }), /^no earlier run to compare with$/m);
        const input = mixedInput();
        const same = buildReport({ ...input, previousState: input.state });
        assert.match(renderText(same, { colours: plain }), /^nothing changed since the last run$/m);
    });

    it("differs in nothing but colour when colours are passed in", () => {
        const text = renderText(mixedReport(), { colours: coloured });
        assert.ok(text.includes("\u001b[31m"));
        assert.equal(stripVTControlCharacters(text), renderText(mixedReport(), { colours: plain }));
    });
});

describe("wrapping", () => {
    it("loses no word and no letter of code", () => {
        fc.assert(
            fc.property(anyText, fc.integer({ min: 1, max: 90 }), (text, width) => {
                assert.equal(
                    wrapWords(text, width).join("").replace(/\s/g, ""),
                    wrapWords(text, 1_000_000).join("").replace(/\s/g, ""),
                );
                assert.equal(wrapCode(text, width).join(""), wrapCode(text, 1_000_000).join(""));
            }),
        );
    });
});
