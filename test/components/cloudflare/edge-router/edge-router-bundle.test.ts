import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { bundleEdgeRouter } from "../../../../components/cloudflare/edge-router-bundle.ts";

describe("the edge router's bundle", () => {
    it("is the same twice, and its digest is that of its content", () => {
        const bundle = bundleEdgeRouter();
        assert.deepEqual(bundleEdgeRouter(), bundle);
        assert.equal(bundle.sha256, createHash("sha256").update(bundle.content).digest("hex"));
    });

    it("does not depend on where it was built", () => {
        const { content } = bundleEdgeRouter();
        assert.ok(!content.includes(process.cwd()));
    });

    it("is one module that imports nothing and has a default export", () => {
        const { content } = bundleEdgeRouter();
        assert.doesNotMatch(content, /^\s*import\b|\bimport\(|\brequire\(/m);
        assert.match(content, /export \{\s*\w+ as default\s*\};/);
    });
});
