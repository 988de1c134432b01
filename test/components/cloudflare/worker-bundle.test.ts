import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { bundleWorker } from "../../../components/cloudflare/worker-bundle.ts";

for (const name of ["edge-router", "edge-coordination", "auth-gateway"] as const) {
    describe(`the bundle of ${name}`, () => {
        it("is the same twice, and its digest is that of its content", () => {
            const bundle = bundleWorker(name);
            assert.deepEqual(bundleWorker(name), bundle);
            assert.equal(bundle.sha256, createHash("sha256").update(bundle.content).digest("hex"));
        });

        it("does not depend on where it was built", () => {
            const { content } = bundleWorker(name);
            assert.ok(!content.includes(process.cwd()));
        });

        it("is one module that imports nothing and has a default export", () => {
            const { content } = bundleWorker(name);
            assert.doesNotMatch(content, /^\s*import\b|\bimport\(|\brequire\(/m);
            assert.match(content, /export \{[^}]*\b\w+ as default\s*\};/);
        });
    });
}
