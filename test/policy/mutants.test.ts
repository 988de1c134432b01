import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { mutantsOf } from "./mutants/mutate.ts";
import type { Score } from "./mutants/score.ts";

const root = join(import.meta.dirname, "../..");

describe("mutants of a module", () => {
    const changes = (source: string) => mutantsOf(source).map(({ change }) => change);

    it("flip comparisons and arithmetic", () => {
        assert.deepEqual(changes("a < b"), ["< becomes <="]);
        assert.deepEqual(changes("a === b"), ["=== becomes !=="]);
        assert.deepEqual(changes("a - b"), ["- becomes +"]);
    });

    it("drop clauses and defaults", () => {
        assert.deepEqual(changes("a && b"), ["a && b becomes a", "a && b becomes b"]);
        assert.deepEqual(changes("a ?? LIMIT"), ["a ?? LIMIT becomes a"]);
        assert.deepEqual(changes('a ?? ""'), []);
        assert.deepEqual(changes("!a"), ["!a becomes a"]);
        assert.deepEqual(changes("if (a) b();"), ["a becomes true", "a becomes false"]);
        assert.deepEqual(changes("all.filter(good)"), ["all.filter(good) becomes all"]);
        assert.deepEqual(changes("all.some(good)"), ["some becomes every"]);
    });

    it("change numbers, switches and types", () => {
        assert.deepEqual(changes("const days = 7"), ["7 becomes 8"]);
        assert.deepEqual(changes("const on = true"), ["true becomes false"]);
        assert.deepEqual(changes("defineRule({ types: [A, B] })"), ['A becomes "none"', 'B becomes "none"']);
    });

    it("leave out what only describes", () => {
        assert.deepEqual(changes('defineRule({ id: "a", remedy: "{ on: true }", sources: [{ read: 1 }] })'), []);
        assert.deepEqual(changes("fail(resource, says(days > 7), remedy(1))"), []);
        assert.deepEqual(changes("type A = true"), []);
    });
});

/** Part of a sample that has to be noticed; the published score tells what the whole reaches. */
const LEAST_NOTICED = 0.96;

describe("the tests of the rules", () => {
    it("notice the mutants of a sample", function () {
        this.timeout(600_000);
        const printed = execFileSync(process.execPath, [join(root, "test/policy/mutants/score.ts"), "", "16"], {
            encoding: "utf8",
            maxBuffer: 64 * 1024 * 1024,
        });
        const { mutants, survivors }: Score = JSON.parse(printed);
        assert.ok(mutants > 100);
        const unnoticed = survivors.map(({ file, line, change }) => `${file}:${line}: ${change}`);
        assert.ok(1 - survivors.length / mutants >= LEAST_NOTICED, unnoticed.join("\n"));
    });
});
