import assert from "node:assert/strict";
import * as fs from "node:fs";
import { join } from "node:path";
import { FAILURES } from "../../stacks/systems/runbooks.ts";
import { readPage } from "./page.ts";
import { pagesOf, systemsWithPages } from "./suite.ts";

const SECTIONS = ["Trigger", "Detect", "Decide", "Act", "Verify", "Roll back", "Expected time"];

const pages = systemsWithPages().flatMap((system) =>
    fs.readdirSync(pagesOf(system)).map((file) => {
        const markdown = fs.readFileSync(join(pagesOf(system), file), "utf8");
        return { system, file, markdown, page: readPage(markdown) };
    }),
);

describe("runbook pages", () => {
    it("[CN-12] [ER-13] exist for each failure of each system", () => {
        assert.ok(pages.length >= FAILURES.length);
        for (const system of systemsWithPages()) {
            const found = pages.filter((one) => one.system === system).map(({ file }) => file);
            assert.deepEqual(found.sort(), FAILURES.map((failure) => `${failure}.md`).sort(), system);
        }
    });

    it("have the same sections in the same order, so that a reader at night knows where to look", () => {
        for (const { system, file, page } of pages) assert.deepEqual(page.sections, SECTIONS, `${system}/${file}`);
    });

    it("take names from the stack's outputs", () => {
        for (const { system, file, page } of pages) {
            const runs = page.blocks.filter(({ use }) => use === "run").map(({ text }) => text);
            assert.ok(
                runs.some((text) => text.includes("pulumi stack output")),
                `${system}/${file}`,
            );
        }
    });

    it("name the stack in each command, and never end in a question that nobody can answer in a script", () => {
        for (const { system, file, page } of pages) {
            for (const { text, line } of page.blocks) {
                for (const command of text.match(/^.*\b(?:pulumi (?:config|up|preview|refresh|stack)|npx ha)\b.*$/gm) ??
                    []) {
                    assert.match(command, /--stack prod\b/, `${system}/${file}:${line}`);
                }
            }
        }
    });

    it("say where every expected time is from", () => {
        for (const { system, file, markdown } of pages) {
            const rows = (markdown.split("## Expected time")[1] ?? "").match(/^\|.*\|$/gm) ?? [];
            assert.ok(rows.length >= 3, `${system}/${file} has no table of times`);
            for (const row of rows.slice(2)) {
                const [, time = "", source = ""] = row.split("|").slice(1, -1);
                const known = !/not known/.test(`${time}${source}`);
                assert.ok(!known || source.trim().length > 3, `${system}/${file}: ${row}`);
                if (/https:/.test(source)) assert.match(source, /20\d\d-\d\d-\d\d/, `${system}/${file}: ${row}`);
            }
        }
    });

    it("are what the index links to", () => {
        const index = fs.readFileSync(join(pagesOf("."), "README.md"), "utf8");
        for (const { system, file } of pages) assert.ok(index.includes(`(${system}/${file})`), `${system}/${file}`);
    });
});

describe("a page's blocks", () => {
    it("are run, need a cloud, or show output, and nothing else", () => {
        const { blocks } = readPage("```sh\na\n```\n```text\nb\n```\n```sh cloud\nc\n```\n<!-- sandbox: d -->\n");
        assert.deepEqual(
            blocks.map(({ use, text, standIn, shows, line }) => [use, text, standIn, shows, line]),
            [
                ["run", "a\n", undefined, "b\n", 1],
                ["cloud", "c\n", "d", undefined, 7],
            ],
        );
        assert.throws(() => readPage("```bash\na\n```"), /line 1: a block must be one of sh, sh cloud, text, got bash/);
        assert.throws(() => readPage("```\na\n```"), /line 1: a block must be one of/);
        assert.throws(() => readPage("```sh\na\n```\n<!-- sandbox: d -->"), /only a block that needs a cloud/);
        assert.throws(() => readPage("```text\na\n```"), /output must follow the commands/);
    });

    it("lose the indent of the list that they are in", () => {
        const { blocks } = readPage("1. x\n\n   ```sh\n   if a; then\n       b\n   fi\n   ```\n");
        assert.equal(blocks[0]?.text, "if a; then\n    b\nfi\n");
    });
});
