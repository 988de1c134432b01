import assert from "node:assert/strict";
import fc from "fast-check";
import { buildReport } from "../../report/build.ts";
import { MARKDOWN_LIMIT, renderMarkdown } from "../../report/markdown.ts";
import { inputs } from "./arbitrary.ts";
import { mixedInput, mixedReport, passingReport } from "./fixture/reports.ts";
import { HOSTILE } from "./hostile.ts";

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
            /^# ✗ Fail: `ha-platform\/prod`\n\n2 mandatory and 2 advisory violations/,
        );
        assert.match(renderMarkdown(passingReport()), /^# ✓ Pass: `ha-platform\/prod`\n\nNo violation\./);
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
        assert.match(page, /_Left out for length: [\d,]+ sections\. /);
    });

    it("counts what it leaves out, and what it shows it shows whole", () => {
        const count = 2000;
        const page = renderMarkdown(manyFailures(count));
        assert.ok(page.length < MARKDOWN_LIMIT, String(page.length));
        const shown = page.match(/^\| `.*finding number \d+ \|$/gm)?.length ?? 0;
        const left =
            /_Left out for length: ([\d,]+) findings\. `report\.html` and `report\.json` hold everything\._/.exec(
                page,
            )?.[1];
        assert.ok(shown > 100);
        assert.equal(shown + Number(left?.replaceAll(",", "")), count);
    });

    it("leaves nothing out when everything fits", () => {
        assert.doesNotMatch(renderMarkdown(mixedReport()), /Left out/);
        const rows = renderMarkdown(manyFailures(20)).match(/finding number \d+ \|$/gm);
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
            const rows = page.split("\n").filter((line) => line.includes("| mandatory |"));
            assert.equal(rows.length, 1, hostile);
            assert.equal(rows[0]?.match(/(?<!\\)\|/g)?.length, 5, rows[0]);
            const spoken = page.replace(/`[^`\n]*`/g, "");
            assert.doesNotMatch(spoken, /<(?!\/?code>)|@everyone|(?<!\\)\[link/, hostile);
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
});
