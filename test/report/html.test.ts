import assert from "node:assert/strict";
import fc from "fast-check";
import { buildReport } from "../../report/build.ts";
import { escapeHtml, html } from "../../report/html/markup.ts";
import { link } from "../../report/html/parts.ts";
import { renderHtml } from "../../report/html.ts";
import { inputs } from "./arbitrary.ts";
import { mixedInput, mixedReport, passingReport } from "./fixture/reports.ts";
import { estaTrackerState } from "./fixture/state.ts";
import { anyText } from "./hostile.ts";

const TAGS = new Set(
    `!doctype html head meta title link style body a header div p strong svg circle path h1 dl dt dd time main nav ul li section h2 h3 h4
    article span code figure figcaption pre details summary defs marker rect text label input table caption thead tbody tr th td footer
    script`.split(/\s+/),
);

/** The page without the contents of its own style and script. */
function markupOf(page: string): string {
    return page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, "<$1></$1>");
}

describe("renderHtml", () => {
    it("escapes whatever it is given: no tag, attribute or script comes from outside", () => {
        fc.assert(
            fc.property(inputs, (input) => {
                const markup = markupOf(renderHtml(buildReport(input)));
                assert.equal(markup.match(/<script/g)?.length, 1);
                for (const [tag = "", name = ""] of markup.matchAll(/<\/?([^\s>/]*)[^>]*>/g)) {
                    assert.ok(TAGS.has(name), tag);
                    assert.doesNotMatch(tag.replace(/"[^"]*"/g, '""'), /\son\w+=|\sstyle=|\ssrc=/i, tag);
                    assert.doesNotMatch(tag, /href="(?!https?:|#|data:,")/i, tag);
                }
                assert.doesNotMatch(markup, /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u);
            }),
        );
    });

    it("shows every finding exactly once", () => {
        fc.assert(
            fc.property(inputs, (input) => {
                const shown = renderHtml(buildReport(input)).match(/ data-finding="/g)?.length ?? 0;
                assert.equal(shown, input.judgement.findings.length);
            }),
        );
    });

    it("needs nothing from elsewhere", () => {
        for (const report of [mixedReport(), passingReport()]) {
            const page = renderHtml(report);
            assert.doesNotMatch(page, /@import|url\((?!#)|<(img|iframe|object|embed|source)\b/);
            assert.match(page, /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; /);
        }
    });

    it("says when the run was planned without the engine, and only then", () => {
        const label = "planned without the engine: no diff, no state";
        assert.ok(renderHtml(buildReport({ ...mixedInput(), host: "plan" })).includes(label));
        assert.ok(!renderHtml(mixedReport()).includes(label));
    });

    it("[ET-14] keeps target, achievable and achieved in columns of their own", () => {
        const page = renderHtml(mixedReport());
        const row = page.slice(page.indexOf('<th scope="row">Recovery time (RTO)'));
        assert.match(row, /<td class="number">5 min<\/td><td class="number">15 min<\/td><td class="number">–<\/td>/);
    });

    it("links to web addresses only", () => {
        assert.match(
            link("https://api.example.com/?a=1&b=2").source,
            /^<a href="https:\/\/api\.example\.com\/\?a=1&#38;b=2" /,
        );
        for (const address of ["javascript:alert(1)", "data:text/html,x", "//example.com", "api.example.com"]) {
            assert.doesNotMatch(link(address).source, /<a/);
        }
    });

    it("counts the stores that the picture has no room for", () => {
        const report = mixedReport();
        const stores = Array.from({ length: 12 }, (_, index) => ({
            kind: "Cloud Storage",
            name: `bucket-${index}`,
            region: "us",
        }));
        const page = renderHtml({ ...report, topology: { ...report.topology, stores } });
        assert.ok(page.includes(">Cloud Storage: bucket-6 (us)</text>"));
        assert.ok(!page.includes(">Cloud Storage: bucket-7 (us)</text>"));
        assert.ok(page.includes(">and 5 more</text>"));
    });

    it("draws a stack without an edge, without regions and without anything", () => {
        const input = mixedInput();
        const only = (keep: (type: string) => boolean) => {
            const { deployment } = estaTrackerState();
            return { deployment: { resources: deployment.resources.filter(({ type }) => keep(type)) } };
        };
        const render = (state: unknown) => renderHtml(buildReport({ ...input, state }));
        assert.doesNotMatch(render(only((type) => !type.startsWith("cloudflare:"))), /Cloudflare edge/);
        assert.match(render(only((type) => type.startsWith("cloudflare:"))), /Cloudflare edge/);
        assert.doesNotMatch(render({ deployment: {} }), /<section id="picture"/);
    });
});

describe("html", () => {
    it("escapes text so that it reads back as it was", () => {
        fc.assert(
            fc.property(anyText, (text) => {
                assert.doesNotMatch(escapeHtml(text), /[<>"'`]/);
            }),
        );
        assert.equal(
            html`<p title="${'"><'}">${"<b> & 'c'"}</p>`.source,
            '<p title="&#34;&#62;&#60;">&#60;b&#62; &#38; &#39;c&#39;</p>',
        );
    });

    it("joins lists, keeps zero and drops what is absent", () => {
        assert.equal(html`${[html`<i>a</i>`, "b", 0]}${undefined}${false}`.source, "<i>a</i>b0");
    });
});
