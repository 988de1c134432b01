import assert from "node:assert/strict";
import { buildReport } from "../../../report/build.ts";
import { renderSarif } from "../../../report/sarif.ts";
import { openResults } from "../../../tools/ci/open-results.ts";
import { mixedInput } from "../../report/fixture/reports.ts";

describe("what is uploaded to code scanning", () => {
    it("leaves out what is waived and nothing else", () => {
        const whole = JSON.parse(renderSarif(buildReport(mixedInput())));
        const open = JSON.parse(openResults(JSON.stringify(whole)));
        const ids = (log: typeof whole): string[] =>
            log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId);
        assert.ok(ids(whole).includes("alerts-reach-somebody"));
        assert.deepEqual(
            ids(open),
            ids(whole).filter((id) => id !== "alerts-reach-somebody"),
        );
        delete whole.runs[0].results;
        delete open.runs[0].results;
        assert.deepEqual(open, whole);
    });
});
