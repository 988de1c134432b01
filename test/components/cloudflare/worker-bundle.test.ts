import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { bundleWorker } from "../../../components/cloudflare/worker-bundle.ts";

for (const folder of ["edge-router", "auth-gateway"] as const) {
    describe(`the bundle of ${folder}`, () => {
        it("is the same twice, and its digest is that of its content", () => {
            const bundle = bundleWorker(folder);
            assert.deepEqual(bundleWorker(folder), bundle);
            assert.equal(bundle.sha256, createHash("sha256").update(bundle.content).digest("hex"));
        });

        it("does not depend on where it was built", () => {
            const { content } = bundleWorker(folder);
            assert.ok(!content.includes(process.cwd()));
        });

        it("is one module that imports nothing and has a default export", () => {
            const { content } = bundleWorker(folder);
            assert.doesNotMatch(content, /^\s*import\b|\bimport\(|\brequire\(/m);
            assert.match(content, /export \{\s*\w+ as default\s*\};/);
        });
    });
}
