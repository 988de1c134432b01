import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/**
 * The compatibility date the Worker is tested with. Failing open relies on a fetch of the Worker's own zone going to the
 * load balancer, so the compatibility flag `global_fetch_strictly_public`, which turns that off, must stay unset.
 */
export const edgeRouterCompatibilityDate = "2026-07-01";

/** Builds the router Worker into one readable ES module; the same sources give the same bytes on every machine. */
export function bundleEdgeRouter(): { readonly content: string; readonly sha256: string } {
    const folder = fileURLToPath(new URL("./edge-router/", import.meta.url));
    const built = buildSync({
        absWorkingDir: folder,
        entryPoints: ["worker.ts"],
        bundle: true,
        write: false,
        format: "esm",
        platform: "neutral",
        target: "es2022",
        charset: "utf8",
        minify: false,
        sourcemap: false,
        tsconfigRaw: {},
        logLevel: "silent",
    });
    const content = built.outputFiles[0]?.text;
    if (content === undefined) throw new Error("the edge router must build into one file, got none");
    return { content, sha256: createHash("sha256").update(content).digest("hex") };
}
