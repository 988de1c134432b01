import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const entries = {
    "edge-router": "edge-router/worker.ts",
    "edge-coordination": "edge-router/coordination-worker.ts",
    "auth-gateway": "auth-gateway/worker.ts",
} as const;

/** The Workers whose code lies in folders beside this file. */
export type WorkerName = keyof typeof entries;

/** Builds a Worker into one readable ES module; the same sources give the same bytes on every machine. */
export function bundleWorker(name: WorkerName): { readonly content: string; readonly sha256: string } {
    const built = buildSync({
        // The folder above, so that the paths in the module do not depend on where it was built.
        absWorkingDir: fileURLToPath(new URL("./", import.meta.url)),
        entryPoints: [entries[name]],
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
    if (content === undefined) throw new Error(`the Worker ${name} must build into one file, got none`);
    return { content, sha256: createHash("sha256").update(content).digest("hex") };
}
