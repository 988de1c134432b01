import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { planStaticSite, siteHeaders } from "../../../components/cloudflare/static-site.ts";

const release = { name: "2026.11.1", directory: "dist" };

describe("a static site", () => {
    it("says which of its arguments cannot be served", () => {
        for (const prefix of ["/assets", "assets/", "/*", "/", "/a b/"]) {
            assert.throws(
                () => planStaticSite("site", { release, unchanging: [prefix] }),
                new RegExp(`unchanging must be path prefixes such as "/assets/".*got "${prefix.replace("*", "\\*")}"`),
            );
        }
        assert.throws(
            () => planStaticSite("site", { release: { name: "", directory: "" }, unchanging: [] }),
            /release.name must not be empty; release.directory must not be empty/,
        );
    });

    it("speaks of caching in no rule that also matches an unchanging file", () => {
        assert.doesNotMatch(siteHeaders([]), /Cache-Control/);
        const once = siteHeaders(["/assets/", "/fonts/"]).match(/Cache-Control/g);
        assert.equal(once?.length, 2);
    });
});

describe("a static site's files in the Workers runtime", () => {
    const directory = mkdtempSync(join(tmpdir(), "site-"));
    let runtime: Miniflare;

    before(async () => {
        mkdirSync(join(directory, "assets"));
        writeFileSync(join(directory, "index.html"), "<h1>Example</h1>");
        writeFileSync(join(directory, "assets", "app.0123abcd.js"), "export {};");
        writeFileSync(
            join(directory, "_headers"),
            planStaticSite("site", { release, unchanging: ["/assets/"] }).headers,
        );
        runtime = new Miniflare({
            modules: true,
            script: "export default {};",
            compatibilityDate: "2026-07-01",
            assets: {
                directory,
                assetConfig: { html_handling: "auto-trailing-slash", not_found_handling: "single-page-application" },
            },
            host: "127.0.0.1",
            cf: false,
            telemetry: { enabled: false },
        });
        await runtime.ready;
    });

    after(async () => {
        await runtime.dispose();
        rmSync(directory, { recursive: true });
    });

    async function ask(path: string) {
        const response = await runtime.dispatchFetch(`http://www.example.com${path}`);
        await response.text();
        return response;
    }

    it("[HB-01] are kept a year by browsers when their name changes with their content", async () => {
        const { status, headers } = await ask("/assets/app.0123abcd.js");
        assert.deepEqual([status, headers.get("cache-control")], [200, "public, max-age=31536000, immutable"]);
        assert.equal(headers.get("x-content-type-options"), "nosniff");
    });

    it("are asked for each time when they are pages, so that a release shows at once", async () => {
        for (const path of ["/", "/jobs/17"]) {
            const { status, headers } = await ask(path);
            assert.deepEqual([status, headers.get("cache-control")], [200, "public, max-age=0, must-revalidate"], path);
            assert.equal(headers.get("x-frame-options"), "DENY");
        }
    });
});
