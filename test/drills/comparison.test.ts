import assert from "node:assert/strict";
import { compared } from "../../drills/comparison.ts";

const figure = (name: string, median: number, worst = median, unit = "") => ({
    name,
    unit,
    bound: null,
    median,
    worst,
    n: 3,
});

describe("what is compared", () => {
    const figures = [
        figure("One: kill: errors", 0),
        figure("One: kill: a again after", 1.5, 2, "s"),
        figure("The other: kill: errors", 12, 15),
        figure("alone", 7),
    ];
    const table = compared(figures, ["One", "The other"]);

    it("stands in one row each, with the worst where runs differ, and none where there is no figure", () => {
        assert.deepEqual(table.rows, [
            ["kill: errors", "0", "12 (15)"],
            ["kill: a again after", "1.5 (2) s", "none"],
        ]);
    });

    it("leaves out what is compared with nothing", () => {
        assert.deepEqual(
            figures.filter((one) => !table.figures.has(one)).map(({ name }) => name),
            ["alone"],
        );
    });
});
