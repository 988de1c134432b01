import assert from "node:assert/strict";
import fc from "fast-check";
import { buildReport } from "../../report/build.ts";
import { readBaseReport } from "../../report/compare.ts";
import { renderJson } from "../../report/json.ts";
import { commentMark } from "../../report/markdown/mark.ts";
import { MARKDOWN_LIMIT } from "../../report/markdown/page.ts";
import { renderMarkdown } from "../../report/markdown.ts";
import { inputs } from "./arbitrary.ts";
import { mixedInput, mixedReport, passingReport } from "./fixture/reports.ts";
import { HOSTILE } from "./hostile.ts";

/** Markup that the report does not make, a mention, or a link. */
const ONLY_OURS = /<(?!\/?(?:code|details|summary)>|!-- ha-platform:check:[\w.-]+ -->)|@everyone|(?<!\\)\[link/;

/** What is left of a page once its fenced code is taken out. */
function withoutCode(markdown: string): string {
    return markdown.replace(/^(`{3,})ts\n[\s\S]*?\n\1$/gm, "");
}

function manyFailures(count: number) {
    const input = mixedInput();
    const [sample] = input.judgement.findings.filter(({ status }) => status === "fail");
    assert.ok(sample !== undefined);
    const findings = Array.from({ length: count }, (_, index) => ({
        ...sample,
        message: `finding number ${index + 1}`,
    }));
    return buildReport({ ...input, judgement: { verdict: "fail", findings } });
}

describe("renderMarkdown", () => {
    it("begins with the verdict", () => {
        assert.match(
            renderMarkdown(mixedReport()),
            /^<!-- ha-platform:check:prod -->\n# ✗ Fail: `ha-platform\/prod`\n\n2 mandatory and 2 advisory violations/,
        );
        assert.match(renderMarkdown(passingReport()), /\n# ✓ Pass: `ha-platform\/prod`\n\nNo violation\./);
    });

    it("says when the run was planned without the engine", () => {
        assert.match(
            renderMarkdown(buildReport({ ...mixedInput(), host: "plan" })),
            /^> \*\*planned without the engine: no diff, no state\*\*$/m,
        );
    });

    it("stays under 60,000 characters, whatever it is given", () => {
        fc.assert(
            fc.property(inputs, (input) => {
                assert.ok(renderMarkdown(buildReport(input)).length < MARKDOWN_LIMIT);
            }),
            { numRuns: 50 },
        );
        const systems = Array.from({ length: 3000 }, (_, index) => ({ name: `system-${index}` }));
        const page = renderMarkdown(buildReport({ ...mixedInput(), systems }));
        assert.ok(page.length < MARKDOWN_LIMIT, String(page.length));
        assert.match(page, /_Left out for length: [\d,]+ sections \(/);
    });

    it("counts what it leaves out, and what it shows it shows whole", () => {
        const count = 2000;
        const page = renderMarkdown(manyFailures(count));
        assert.ok(page.length < MARKDOWN_LIMIT, String(page.length));
        const shown = page.match(/^- .*: finding number \d+$/gm)?.length ?? 0;
        const left =
            /_Left out for length: ([\d,]+) findings\. `report\.html` and `report\.json` hold everything\._/.exec(
                page,
            )?.[1];
        assert.ok(shown > 100);
        assert.equal(shown + Number(left?.replaceAll(",", "")), count);
    });

    it("leaves nothing out when everything fits", () => {
        assert.doesNotMatch(renderMarkdown(mixedReport()), /Left out/);
        const rows = renderMarkdown(manyFailures(20)).match(/finding number \d+$/gm);
        assert.equal(rows?.length, 20);
    });

    it("gives hostile text no way to become markup, a mention or another cell", () => {
        for (const hostile of HOSTILE) {
            const input = mixedInput();
            const finding = {
                rule: hostile,
                level: "mandatory",
                status: "fail",
                message: hostile,
                urn: hostile,
                remedy: hostile,
            } as const;
            const page = withoutCode(
                renderMarkdown(buildReport({ ...input, judgement: { verdict: "fail", findings: [finding] } })),
            );
            assert.equal(page.split("\n").filter((line) => line.endsWith("_(mandatory)_")).length, 1, hostile);
            const spoken = page.replace(/`[^`\n]*`/g, "");
            assert.doesNotMatch(spoken, ONLY_OURS, hostile);
            for (const unseen of ["\u001b", "\u202e"]) assert.ok(!page.includes(unseen), hostile);
        }
    });

    it("fences code that holds fences itself", () => {
        const input = mixedInput();
        const finding = {
            rule: "r",
            level: "mandatory",
            status: "fail",
            message: "m",
            remedy: "```\n````\ncode",
        } as const;
        const page = renderMarkdown(buildReport({ ...input, judgement: { verdict: "fail", findings: [finding] } }));
        assert.ok(page.includes("`````ts\n```\n````\ncode\n`````"));
    });

    it("gives hostile text in waivers and comparisons no way out of its cell either", () => {
        fc.assert(
            fc.property(fc.constantFrom(...HOSTILE), inputs, (hostile, input) => {
                const waiver = { owner: hostile, reason: hostile, ticket: hostile, expires: hostile };
                const finding = {
                    rule: hostile,
                    level: "mandatory",
                    status: "waived",
                    message: hostile,
                    waiver,
                } as const;
                const base = readBaseReport(JSON.parse(renderJson(buildReport(input))));
                const judgement = { verdict: "pass", findings: [finding] } as const;
                const page = withoutCode(renderMarkdown(buildReport({ ...mixedInput(), judgement, base })));
                const [waived = ""] = page.split("\n").filter((line) => line.includes(": ") && line.endsWith("|"));
                assert.equal(waived.match(/(?<!\\)\|/g)?.length, 7, waived);
                assert.doesNotMatch(page.replace(/`[^`\n]*`/g, ""), ONLY_OURS);
                assert.ok(page.length < MARKDOWN_LIMIT);
            }),
            { numRuns: 30 },
        );
    });

    it("lists a rule once with all its resources, the gravest severity first", () => {
        const page = renderMarkdown(manyFailures(3));
        assert.equal(page.split("Probes often enough").length, 1);
        assert.equal(page.match(/^Why: /gm)?.length, 1);
        assert.match(page, /Fix, for each:\n\n```ts\n/);
        const headings = [...renderMarkdown(mixedReport()).matchAll(/^## Violations: (.*)$/gm)].map(([, word]) => word);
        assert.deepEqual(headings, ["critical", "high", "medium"]);
    });

    it("leaves out the least severe findings first, and says how many", () => {
        const input = mixedInput();
        const findings = ["edge-probes-fast-enough", "cache-has-a-replica-in-another-zone"].flatMap((rule) =>
            Array.from({ length: 200 }, (_, index) => ({
                rule,
                level: "mandatory" as const,
                status: "fail" as const,
                message: `number ${index} ${"x".repeat(200)}`,
                remedy: `{ set: ${index} }`,
            })),
        );
        const page = renderMarkdown(buildReport({ ...input, judgement: { verdict: "fail", findings } }));
        assert.ok(page.length < MARKDOWN_LIMIT);
        assert.equal(page.match(/^\*\*`edge-probes/gm)?.length ?? 0, page.match(/^\*\*`/gm)?.length);
        const left = [...page.matchAll(/([\d,]+) findings/g)].map(([, count = ""]) => Number(count.replace(",", "")));
        assert.equal(
            (page.match(/^\*\*`/gm)?.length ?? 0) + left.reduce((sum, one) => sum + one, 0),
            400,
            page.slice(-600),
        );
    });

    it("says what a waiver allows, until when, and when that is soon", () => {
        const input = mixedInput();
        const waiver = { owner: "team-edge", reason: "moves next month", ticket: "OPS-1", expires: "2026-12-01" };
        const finding = { rule: "r", level: "mandatory", status: "waived", message: "m", waiver } as const;
        const render = (expires: string) =>
            renderMarkdown(
                buildReport({
                    ...input,
                    judgement: { verdict: "pass", findings: [{ ...finding, waiver: { ...waiver, expires } }] },
                }),
            );
        assert.match(
            render("2026-12-01"),
            /\| 2026-12-01 \*\*\(9 days left\)\*\* \| team-edge \| OPS-1 \| moves next month \|/,
        );
        assert.match(render("2026-12-06"), /\| 2026-12-06 \*\*\(14 days left\)\*\* \|/);
        assert.match(render("2026-12-07"), /\| 2026-12-07 \|/);
        assert.match(render("2026-11-22"), /\| 2026-11-22 \*\*\(last day\)\*\* \|/);
        assert.match(render("2026-11-23"), /\| 2026-11-23 \*\*\(1 day left\)\*\* \|/);
        assert.match(render("2026-11-21"), /\| 2026-11-21 \*\*\(over\)\*\* \|/);
    });

    it("marks the comment with the stack, whatever its name", () => {
        assert.equal(commentMark("prod"), "<!-- ha-platform:check:prod -->");
        fc.assert(
            fc.property(fc.oneof(fc.string(), fc.constantFrom(...HOSTILE)), (stack) => {
                assert.match(commentMark(stack), /^<!-- ha-platform:check:(?!.*--.* -->)[\w.-]{0,100} -->$/);
            }),
        );
    });
});
