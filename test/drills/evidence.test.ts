import assert from "node:assert/strict";
import type { RunResult } from "../../drills/drill.ts";
import { evidenceOf } from "../../drills/evidence.ts";

const drill = { name: "example", requirements: ["CN-03"], doesNotShow: ["What a cloud does."] };
const when = { machine: "2 × example", commit: "abc1234", date: new Date("2026-11-22T12:00:00Z") };

function judge(...runs: readonly RunResult[]) {
    return evidenceOf(drill, { runs, versions: { postgresql: "15" } }, when);
}

function measured(value: number, bound?: number): RunResult {
    return { measurements: [{ name: "loss", unit: "s", value, bound }], invariants: [] };
}

function found(...counterexamples: readonly string[]): RunResult {
    return { measurements: [], invariants: [{ id: "nothing-is-missing", counterexamples }] };
}

describe("a drill's evidence", () => {
    it("has the median and the worst of all runs", () => {
        const [odd] = judge(measured(3), measured(1), measured(2)).figures;
        assert.deepEqual([odd?.median, odd?.worst, odd?.n], [2, 3, 3]);
        const [even] = judge(measured(4), measured(1), measured(2), measured(3)).figures;
        assert.deepEqual([even?.median, even?.worst, even?.n], [2.5, 4, 4]);
    });

    it("passes at a bound and fails beyond it, in any run", () => {
        assert.equal(judge(measured(1, 5), measured(5, 5)).verdict, "pass");
        assert.equal(judge(measured(1, 5), measured(5.001, 5)).verdict, "fail");
        assert.equal(judge(measured(1_000)).verdict, "pass");
    });

    it("fails when an invariant did not hold in one run, and says which run and what was found", () => {
        const evidence = judge(found(), found("write 7 is missing"));
        assert.equal(evidence.verdict, "fail");
        assert.deepEqual(evidence.invariants, [
            { id: "nothing-is-missing", held: false, counterexamples: ["run 2: write 7 is missing"] },
        ]);
    });

    it("keeps a few counterexamples of many", () => {
        const [invariant] = judge(found(...Array.from({ length: 900 }, (_, write) => `write ${write}`))).invariants;
        assert.equal(invariant?.counterexamples.length, 5);
    });

    it("does not pass when nothing was run", () => {
        assert.equal(judge().verdict, "fail");
    });

    it("says what it is about, on what it was held and what it does not show", () => {
        assert.deepEqual(judge(found()), {
            schemaVersion: 1,
            drill: "example",
            requirements: ["CN-03"],
            figures: [],
            invariants: [{ id: "nothing-is-missing", held: true, counterexamples: [] }],
            verdict: "pass",
            doesNotShow: ["What a cloud does."],
            versions: { postgresql: "15" },
            machine: "2 × example",
            commit: "abc1234",
            date: "2026-11-22T12:00:00.000Z",
        });
    });
});
