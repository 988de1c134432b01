import assert from "node:assert/strict";
import * as path from "node:path";
import { testTitles } from "../tools/generate/test-titles.ts";
import { readTraps } from "../tools/generate/traps.ts";

const root = path.join(import.meta.dirname, "..");
const traps = readTraps(root);

describe("traps", () => {
    it("are numbered without gaps", () => {
        assert.deepEqual(
            traps.map(({ id }) => id),
            Array.from({ length: 49 }, (_, index) => index + 1),
        );
    });

    it("are each shown not to apply by a test", () => {
        assert.deepEqual(
            traps.filter(({ tests }) => tests.length === 0).map(({ id }) => id),
            [],
        );
    });

    it("are the only numbers that tests name", () => {
        const named = testTitles(root).flatMap(({ title }) =>
            [...title.matchAll(/\[trap (\d+)\]/g)].map(([, id]) => Number(id)),
        );
        assert.deepEqual(
            named.filter((id) => !traps.some((trap) => trap.id === id)),
            [],
        );
    });
});
