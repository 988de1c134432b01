import assert from "node:assert/strict";
import fc from "fast-check";
import { z } from "zod";
import { buildReport } from "../../report/build.ts";
import { renderJson } from "../../report/json.ts";
import { inputs } from "./arbitrary.ts";
import { mixedReport, passingReport } from "./fixture/reports.ts";

/** The object that programs may rely on; a report may say more at the top and about a system, not about a violation. */
const promised = z.looseObject({
    schemaVersion: z.literal(1),
    stack: z.string(),
    verdict: z.enum(["pass", "fail", "unknown"]),
    resources: z.int().min(0),
    violations: z.array(
        z.strictObject({
            rule: z.string(),
            level: z.enum(["mandatory", "advisory"]),
            urn: z.string(),
            message: z.string(),
            waiver: z
                .strictObject({ owner: z.string(), reason: z.string(), ticket: z.string(), expires: z.string() })
                .optional(),
        }),
    ),
    systems: z.array(z.looseObject({ name: z.string() })),
});

describe("renderJson", () => {
    it("prints the promised object, whatever it is given", () => {
        fc.assert(
            fc.property(inputs, (input) => {
                const printed = promised.parse(JSON.parse(renderJson(buildReport(input))));
                assert.equal(printed.stack, input.stack);
                assert.equal(printed.verdict, input.judgement.verdict);
            }),
        );
    });

    it("puts what programs rely on first", () => {
        const keys = Object.keys(z.looseObject({}).parse(JSON.parse(renderJson(mixedReport()))));
        assert.deepEqual(keys.slice(0, 7), [
            "schemaVersion",
            "stack",
            "project",
            "verdict",
            "resources",
            "violations",
            "systems",
        ]);
    });

    it("loses nothing on the way", () => {
        for (const report of [mixedReport(), passingReport()]) assert.deepEqual(JSON.parse(renderJson(report)), report);
    });

    it("prints no value of a property, and so no secret", () => {
        assert.doesNotMatch(renderJson(mixedReport()), /ciphertext|v1:|POINT_IN_TIME_RECOVERY_ENABLED","state/);
    });
});
