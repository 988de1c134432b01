import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { z } from "zod";
import { buildReport } from "../../report/build.ts";
import { renderHtml } from "../../report/html.ts";
import type { Report } from "../../report/model.ts";
import { browserPath, launch } from "./browser.ts";
import { WORST_CONTRAST } from "./contrast.ts";
import { mixedInput, mixedReport, passingReport } from "./fixture/reports.ts";
import { estaTrackerState } from "./fixture/state.ts";
import { HOSTILE } from "./hostile.ts";

const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"] as const;

const WORDS = { pass: "Pass", fail: "Fail", unknown: "Unknown" } as const;

/** Planned without the engine, and with a finding that could not be decided. */
function undecidedReport(): Report {
    const input = mixedInput();
    const findings = input.judgement.findings.filter(({ status }) => status !== "fail");
    return buildReport({ ...input, host: "plan", judgement: { verdict: "unknown", findings } });
}

/** Every name, message and piece of code is hostile, and each is long. */
function hostileReport(): Report {
    const input = mixedInput();
    const state = estaTrackerState();
    for (const [index, entry] of state.deployment.resources.entries()) {
        entry.urn = `${entry.urn}${HOSTILE[index % HOSTILE.length]}`;
        if (entry.parent !== undefined) delete entry.parent;
        if (!entry.custom && entry.outputs.system !== undefined)
            entry.outputs = { ...entry.outputs, system: HOSTILE[0] };
    }
    const text = HOSTILE.join(" ");
    const rules = input.rules.map((rule) => ({
        ...rule,
        title: text,
        concern: text,
        breaks: text,
        remedy: text,
        sources: [{ url: text, date: text }],
    }));
    const findings = input.judgement.findings.map((finding) => ({ ...finding, message: text, remedy: text }));
    return buildReport({
        ...input,
        stack: text,
        project: text,
        state,
        rules,
        judgement: { verdict: "fail", findings },
    });
}

describe("the page in a browser", function () {
    this.timeout(120_000);
    let browser: Browser | undefined;
    let folder = "";

    before(async function () {
        const path = browserPath(process.env);
        if (path === undefined) return this.skip();
        folder = await mkdtemp(join(tmpdir(), "report-page-"));
        browser = await launch(path);
    });

    after(async () => {
        await browser?.close();
        if (folder !== "") await rm(folder, { recursive: true });
    });

    /** Opens a report and runs `look`; fails on any console error, script error or request beside the page itself. */
    async function visit(
        report: Report,
        size: { width: number; scheme?: (typeof SCHEMES)[number] },
        look: (page: Page) => Promise<void>,
    ): Promise<void> {
        assert.ok(browser !== undefined);
        const path = join(folder, "report.html");
        await writeFile(path, renderHtml(report));
        const url = pathToFileURL(path).href;
        const context = await browser.newContext({
            viewport: { width: size.width, height: 800 },
            colorScheme: size.scheme ?? "light",
        });
        try {
            const page = await context.newPage();
            const complaints: string[] = [];
            const requests: string[] = [];
            page.on("console", (message) => {
                if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
            });
            page.on("pageerror", (error) => complaints.push(error.message));
            page.on("request", (request) => {
                if (!request.url().startsWith("data:")) requests.push(request.url());
            });
            await page.goto(url);
            await look(page);
            assert.deepEqual(complaints, []);
            assert.deepEqual(requests, [url]);
        } finally {
            await context.close();
        }
    }

    for (const scheme of SCHEMES) {
        for (const width of WIDTHS) {
            it(`reads at ${width} px in ${scheme} colours: verdict in sight, no sideways scrolling, contrast of 4.5`, async () => {
                for (const report of [mixedReport(), passingReport(), undecidedReport()]) {
                    await visit(report, { width, scheme }, async (page) => {
                        const verdict = page.locator("h1");
                        assert.equal(await verdict.textContent(), WORDS[report.verdict]);
                        const box = await verdict.boundingBox();
                        assert.ok(box !== null && box.y + box.height < 300, JSON.stringify(box));
                        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
                        const worst = z
                            .object({ ratio: z.number(), where: z.string() })
                            .parse(await page.evaluate(WORST_CONTRAST));
                        assert.ok(worst.ratio >= 4.5, JSON.stringify(worst));
                    });
                }
            });
        }
    }

    it("shows hostile text as text, within the page's width, and runs none of it", async () => {
        await visit(hostileReport(), { width: 360 }, async (page) => {
            await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
            assert.equal(await page.evaluate("globalThis.harmed"), undefined);
            const verdict = await page.locator("h1").boundingBox();
            assert.ok(verdict !== null && verdict.y + verdict.height < 400, JSON.stringify(verdict));
            assert.equal(await page.locator("script").count(), 1);
            assert.equal(await page.locator("img").count(), 0);
            assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 360);
            assert.ok(
                ((await page.locator("main").textContent()) ?? "").includes(
                    "<script>globalThis.harmed = true</script>",
                ),
            );
        });
    });

    it("stays within 360 px with every list opened", async () => {
        await visit(mixedReport(), { width: 360 }, async (page) => {
            await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
            assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 360);
        });
    });

    it("has one first heading, skips no level, captions every table and names every region and picture", async () => {
        await visit(mixedReport(), { width: 1280 }, async (page) => {
            const levels = z
                .array(z.number())
                .parse(
                    await page.evaluate(
                        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.tagName[1]))",
                    ),
                );
            assert.equal(levels.filter((level) => level === 1).length, 1);
            assert.equal(levels[0], 1);
            for (const [index, level] of levels.entries())
                assert.ok(level - (levels[index - 1] ?? 0) <= 1, `${levels}`);
            assert.equal(await page.locator("table:not(:has(caption))").count(), 0);
            assert.equal(
                await page.locator("[role=region]:not([aria-label]), [role=img]:not([aria-label])").count(),
                0,
            );
            const ids = z
                .array(z.string())
                .parse(await page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)"));
            assert.equal(new Set(ids).size, ids.length);
            assert.equal(
                await page.evaluate(
                    "[...document.querySelectorAll('a[href^=\"#\"]')].every((one) => document.querySelector(one.getAttribute('href')) !== null)",
                ),
                true,
            );
        });
    });

    it("shows one picture of the two regions at each width", async () => {
        for (const width of WIDTHS) {
            await visit(mixedReport(), { width }, async (page) => {
                const picture = page.locator(".picture svg:visible");
                assert.equal(await picture.count(), 1);
                assert.match(
                    (await picture.getAttribute("aria-label")) ?? "",
                    /us-central1 \(primary, writer\) and us-east1 \(failover\)/,
                );
            });
        }
    });

    it("filters rules and resources", async () => {
        await visit(mixedReport(), { width: 1280 }, async (page) => {
            await page.getByLabel("Filter rules").fill("firestore");
            assert.equal(await page.locator("#rule-list [data-item]:visible").count(), 1);
            assert.equal(await page.locator("#rule-list h3:visible").count(), 1);
            await page.getByLabel("Filter resources").fill("memorystore.Instance");
            assert.equal(await page.locator("#resource-list details:visible").count(), 2);
            assert.equal(await page.locator("#resource-list [data-item]:visible").count(), 2);
        });
    });
});

describe("browserPath", () => {
    it("names the package to install where a browser is required and missing", () => {
        assert.throws(() => browserPath({ HA_REQUIRE_BROWSER: "1" }, () => false), {
            message:
                "the page's tests need a browser at /usr/bin/chromium, got none: install the Debian package chromium",
        });
    });

    it("lets the tests be skipped where none is required", () => {
        assert.equal(
            browserPath({}, () => false),
            undefined,
        );
        assert.equal(
            browserPath({ HA_REQUIRE_BROWSER: "1" }, () => true),
            "/usr/bin/chromium",
        );
    });
});
