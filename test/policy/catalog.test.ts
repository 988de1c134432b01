import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { catalog } from "../../policy/catalog.ts";
import { POLICY } from "../../policy/crossguard.ts";
import { WAIVERS } from "../../policy/waivers/apply.ts";

const rules = join(import.meta.dirname, "../../policy/rules");
const files = readdirSync(rules, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

describe("the catalogue of rules", () => {
    it("holds every rule of the folder, under the file's name and concern", () => {
        assert.deepEqual(
            catalog.map(({ concern, id }) => `${concern}/${id}`).toSorted(),
            files.map((file) => `${dirname(file)}/${basename(file, ".ts")}`).toSorted(),
        );
    });

    it("has a test for every rule", () => {
        const tests = readdirSync(join(import.meta.dirname, "rules"), { recursive: true, encoding: "utf8" });
        for (const file of files) assert.ok(tests.includes(file.replace(/\.ts$/, ".test.ts")), file);
    });

    it("gives no two rules one name, and none a name that Pulumi or the pack uses", () => {
        const ids = catalog.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
        for (const id of ids) assert.match(id, /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
        assert.ok(!ids.includes("all") && !ids.includes(POLICY) && !ids.includes(WAIVERS));
    });

    for (const rule of catalog) {
        it(`says why ${rule.id} exists`, () => {
            for (const text of [rule.title, rule.breaks, rule.remedy]) assert.ok(text.length > 10, text);
            assert.ok(!rule.title.endsWith("."), "a title is no sentence");
            assert.ok(rule.requirements.length > 0);
            for (const id of rule.requirements) assert.match(id, /^(PL|CN|HB|AG|ET|ER)-\d\d$/);
            assert.ok(rule.sources.length > 0);
            for (const { url, read } of rule.sources) {
                assert.equal(new URL(url).protocol, "https:");
                assert.match(read, /^20\d\d-\d\d-\d\d$/);
            }
        });
    }

    it("keeps a rule to one screen or two", () => {
        for (const file of files) {
            const lines = readFileSync(join(rules, file), "utf8").split("\n").length;
            assert.ok(lines <= 110, `${file} has ${lines} lines`);
        }
    });
});
