import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { buildReport } from "../../../report/build.ts";
import { renderMarkdown } from "../../../report/markdown.ts";
import { bodyFor, pullRequestOf, putComment, stacksIn } from "../../../tools/ci/comment.ts";
import { problemWith } from "../../../tools/ci/comment-body.ts";
import { inputs } from "../../report/arbitrary.ts";
import { mixedInput, mixedReport, passingReport } from "../../report/fixture/reports.ts";
import { HOSTILE } from "../../report/hostile.ts";
import { RecordedRequests } from "./recorded-requests.ts";

const START = "<!-- ha-platform:check:prod -->\n# ✓ Pass\n\n";

describe("a report that is to be posted", () => {
    it("is let through when the report's own renderer made it, whatever it was about", () => {
        for (const report of [mixedReport(), passingReport()])
            assert.equal(problemWith(renderMarkdown(report), "prod"), undefined);
        fc.assert(
            fc.property(inputs, (input) => {
                assert.equal(problemWith(renderMarkdown(buildReport({ ...input, stack: "prod" })), "prod"), undefined);
            }),
            { numRuns: 100 },
        );
        for (const hostile of [
            ...HOSTILE,
            "www.evil.example",
            "a@b.example",
            "fixes #12",
            "mailto:x",
            "&commat;all",
            "\\`x`",
        ]) {
            const waiver = { owner: hostile, reason: hostile, ticket: hostile, expires: hostile };
            const findings = (["fail", "unknown", "waived"] as const).map((status) => ({
                rule: hostile,
                level: "mandatory" as const,
                status,
                message: hostile,
                remedy: hostile,
                urn: hostile,
                waiver,
            }));
            const report = buildReport({
                ...mixedInput(),
                systems: [{ name: hostile }],
                judgement: { verdict: "fail", findings },
            });
            assert.equal(problemWith(renderMarkdown(report), "prod"), undefined, hostile);
        }
    });

    for (const [what, text] of [
        ["a link", "[here](https://evil.example)"],
        ["a link whose bracket looks escaped", "[here\\\\](https&#58;//evil.example)"],
        ["a link by reference", "[here]\n\n[here]: https&#58;//evil.example"],
        ["a picture", "![x](https&#58;//evil.example/x.png)"],
        ["a bare address", "see https://evil.example"],
        ["an address without a scheme", "see www.evil.example"],
        ["a mail address", "mailto:somebody"],
        ["a mention", "@everyone"],
        ["a mention as a character reference", "&#64;everyone"],
        ["a mention as a hexadecimal reference", "&#x40;everyone"],
        ["a mention as a named reference", "&commat;everyone"],
        ["a mention between escaped backticks", "\\`@everyone\\`"],
        ["a mention in code that another line's backtick undoes", "a ` b\n`@everyone`"],
        ["a mention below a fence of tildes", "~~~\n```ts\n~~~\n@everyone\n```"],
        ["a mention below a longer closing fence", "```ts\nx\n````\n@everyone\n```"],
        ["a mention below an indented closing fence", "```ts\nx\n  ```\n@everyone\n```"],
        ["a fence inside HTML", "<details>\n```ts\n@everyone\n```"],
        ["a fence inside a folded part's head", "<details><summary>x</summary>\n```ts\n@everyone\n```"],
        ["a fence in a list", "- ```ts\n@everyone\n- ```"],
        ["an element", "<img src=x>"],
        ["an element inside code of HTML", "<code><a href=x>y</a></code>"],
        ["a comment", "<!-- hidden"],
        ["text that runs backwards", "\u202eabc"],
        ["text without width", "a\u200bb"],
        ["terminal codes", "\u001b[31mred"],
        ["carriage returns", "a\rb"],
    ] as const) {
        it(`is refused with ${what}`, () => {
            assert.notEqual(problemWith(`${START}${text}\n`, "prod"), undefined);
        });
    }

    it("is let through with all of that in a block of code", () => {
        assert.equal(
            problemWith(`${START}\`\`\`ts\n@everyone [a](https://b.example) <img>\n\`\`\`\n`, "prod"),
            undefined,
        );
        assert.equal(problemWith(`${START}a \`@everyone\` b \`\`[x](y)\`\` <code>&#64;</code>\n`, "prod"), undefined);
    });

    it("is refused without its mark, with another stack's, or when it is too long", () => {
        assert.match(problemWith("# Pass\n", "prod") ?? "", /mark/);
        assert.match(problemWith(START, "staging") ?? "", /mark/);
        assert.match(problemWith(`${START}${"x".repeat(60_000)}`, "prod") ?? "", /characters/);
    });
});

describe("what is posted for a stack", () => {
    let folder = "";
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "ha-comment-"));
        mkdirSync(join(folder, "check-prod"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it("is the report as it was written", () => {
        const body = renderMarkdown(mixedReport());
        writeFileSync(join(folder, "check-prod", "report.md"), body);
        assert.equal(bodyFor("prod", folder), body);
    });

    it("is a sentence where there is no report, or none to be shown", () => {
        assert.match(
            bodyFor("prod", folder),
            /^<!-- ha-platform:check:prod -->\n# \? Unknown: `prod`\n\n.*there is none/,
        );
        writeFileSync(join(folder, "check-prod", "report.md"), `${START}@everyone\n`);
        const body = bodyFor("prod", folder);
        assert.match(body, /it mentions somebody/);
        assert.equal(problemWith(body, "prod"), undefined);
    });

    it("is never what a link in the artefact points to", () => {
        writeFileSync(join(folder, "elsewhere"), `${START}fine\n`);
        symlinkSync(join(folder, "elsewhere"), join(folder, "check-prod", "report.md"));
        assert.match(bodyFor("prod", folder), /there is none/);
    });

    it("is posted for the stacks that the repository has", () => {
        assert.deepEqual([...stacksIn(join(import.meta.dirname, "../../.."))].sort(), ["prod", "staging"]);
    });
});

describe("the comment on a pull request", () => {
    const bot = { login: "github-actions[bot]" };

    it("is found by owner, branch and newest commit, not by what the report says", async () => {
        const requests = new RecordedRequests({
            "GET pulls?state=open&head=someone%3Afix&per_page=100&page=1": [
                { number: 7, head: { sha: "old" } },
                { number: 8, head: { sha: "new" } },
            ],
        });
        const head = { owner: "someone", branch: "fix", sha: "new" };
        assert.equal(await pullRequestOf(requests.request, head), 8);
        assert.equal(await pullRequestOf(requests.request, { ...head, sha: "newer" }), undefined);
    });

    it("is new the first time", async () => {
        const requests = new RecordedRequests({ "GET issues/8/comments?per_page=100&page=1": [] });
        await putComment(requests.request, 8, "prod", "body");
        assert.deepEqual(requests.writes, [["POST", "issues/8/comments", { body: "body" }]]);
    });

    it("is edited in place from then on, and nobody else's is", async () => {
        const filler = Array.from({ length: 100 }, (_, id) => ({ id, user: bot, body: "something else" }));
        const requests = new RecordedRequests({
            "GET issues/8/comments?per_page=100&page=1": filler,
            "GET issues/8/comments?per_page=100&page=2": [
                { id: 201, user: { login: "somebody" }, body: `${START}forged` },
                { id: 202, user: bot, body: "<!-- ha-platform:check:staging -->\n# …" },
                { id: 203, user: bot, body: `${START}old` },
            ],
        });
        await putComment(requests.request, 8, "prod", "body");
        assert.deepEqual(requests.writes, [["PATCH", "issues/comments/203", { body: "body" }]]);
    });
});
