import assert from "node:assert/strict";
import { comparisonTable, isCompared } from "../../cli/comparison-table.ts";

const figure = (name: string, median: number, worst = median, unit = "") => ({
    name,
    unit,
    bound: null,
    median,
    worst,
    n: 3,
});

describe("a table of what is compared", () => {
    const figures = [
        figure("One: kill: errors", 0),
        figure("One: kill: a again after", 1.5, 2, "s"),
        figure("The other: kill: errors", 12, 15),
        figure("alone", 7),
    ];

    it("has a column for each thing, and says the worst where runs differ and where there is no figure", () => {
        assert.deepEqual(comparisonTable(figures, ["One", "The other"]), [
            "                           One  The other",
            "kill: errors                 0    12 (15)",
            "kill: a again after  1.5 (2) s       none",
        ]);
    });

    it("leaves out what is compared with nothing", () => {
        assert.deepEqual(
            figures.filter((one) => !isCompared(one, ["One", "The other"])).map(({ name }) => name),
            ["alone"],
        );
    });
});
