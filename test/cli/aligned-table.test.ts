import assert from "node:assert/strict";
import { alignedTable } from "../../cli/aligned-table.ts";

describe("an aligned table", () => {
    it("has its first column on the left and the others on the right", () => {
        assert.deepEqual(
            alignedTable([
                ["", "One", "The other"],
                ["kill: errors", "0", "12 (15)"],
                ["return", "1.5 s"],
            ]),
            ["                One  The other", "kill: errors      0    12 (15)", "return        1.5 s"],
        );
        assert.deepEqual(alignedTable([]), []);
    });
});
