import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { readRequirements, unknownIds } from "../tools/generate/requirements.ts";

const root = path.join(import.meta.dirname, "..");
const requirements = readRequirements(root);

/** How many promises each system has; a promise is never dropped, so these only grow. */
const COUNTS = { PL: 7, CN: 16, HB: 15, AG: 13, ET: 18, ER: 15 };

describe("requirements", () => {
    it("list every promise of the five systems once", () => {
        const ids = requirements.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
        for (const [prefix, count] of Object.entries(COUNTS)) {
            const expected = Array.from(
                { length: count },
                (_, index) => `${prefix}-${String(index + 1).padStart(2, "0")}`,
            );
            assert.deepEqual(ids.filter((id) => id.startsWith(prefix)).sort(), expected);
        }
    });

    it("point only at files that exist", () => {
        const missing = requirements.flatMap(({ id, built }) =>
            built.filter((file) => !fs.existsSync(path.join(root, file))).map((file) => `${id}: ${file}`),
        );
        assert.deepEqual(missing, []);
    });

    it("are built and shown by a test or guarded by a rule, or say what they wait for", () => {
        const bare = requirements.filter(
            ({ built, rules, tests, later }) => !later && (built.length === 0 || rules.length + tests.length === 0),
        );
        assert.deepEqual(
            bare.map(({ id }) => id),
            [],
        );
    });

    it("are the only ids that tests, rules and drills name", () => {
        assert.deepEqual(unknownIds(root, new Set(requirements.map(({ id }) => id))), []);
    });
});
