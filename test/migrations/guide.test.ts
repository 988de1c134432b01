import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { blocksOf } from "../operations/page.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";

const folder = "migrations/claim-period";
const read = (file: string) => fs.readFileSync(path.join(repository, "docs", file), "utf8");

describe("the guide to migrations", () => {
    const blocks = blocksOf("docs/migrations.md");

    it("shows each file of the example, as it is run", () => {
        const shown = new Map(
            blocks.filter(({ mark }) => mark.startsWith(folder)).map(({ mark, text }) => [mark, text]),
        );
        const files = fs.readdirSync(path.join(repository, "docs", folder)).map((name) => `${folder}/${name}`);
        assert.ok(files.length > 10);
        assert.deepEqual([...shown.keys()].sort(), files.sort());
        for (const [file, text] of shown) assert.equal(text, read(file), file);
    });

    it("has no other block than those that a test runs", () => {
        const others = blocks.filter(({ mark }) => !mark.startsWith(folder));
        assert.deepEqual(
            others.map(({ mark, language }) => `${language} ${mark}`.trim()),
            ["sh", "sql executed after each backfill", "yaml stack file"],
        );
    });

    it("writes the stack file's keys as the platform knows them", () => {
        const shown = blocks.find(({ mark }) => mark === "stack file");
        const { migration } = parse(shown?.text ?? "");
        const { config } = parse(fs.readFileSync(path.join(repository, "Pulumi.prod.yaml"), "utf8"));
        assert.deepEqual(Object.keys(migration), Object.keys(config["ha-platform:claim-navigator"].migration));
    });
});
