// Builds the package entries `ha-platform/contract` and `ha-platform/contract/testing` to dist/contract: plain JavaScript,
// because Node strips no types below node_modules, with declarations beside it. `node stacks/contract/bundle.mjs`, or
// `await bundleContract()` from another script.

import { spawn } from "node:child_process";
import { lstat, mkdir, mkdtemp, readdir, rename, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(folder));
const entries = ["read", "testing"];

/**
 * Writes the JavaScript, and for other projects the declarations. Each file is replaced as a whole, so that a program that
 * starts meanwhile never reads half of it. The repository's own examples find the package by a link.
 * @param {{ declarations?: boolean }} [options]
 * @returns {Promise<string>} the folder
 */
export async function bundleContract({ declarations = false } = {}) {
    const dist = join(root, "dist", "contract");
    await mkdir(dist, { recursive: true });
    const scratch = await mkdtemp(join(root, "dist", ".building-"));
    try {
        await build({
            entryPoints: entries.map((entry) => join(folder, `${entry}.ts`)),
            outdir: scratch,
            bundle: true,
            platform: "node",
            target: "node20",
            format: "esm",
            external: ["@pulumi/*", "zod"],
            logLevel: "warning",
        });
        if (declarations) await declare(scratch);
        for (const file of await readdir(scratch)) await rename(join(scratch, file), join(dist, file));
    } finally {
        await rm(scratch, { recursive: true, force: true });
    }
    await linkForExamples();
    return dist;
}

/** @param {string} outDir */
async function declare(outDir) {
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    const child = spawn(
        process.execPath,
        [compiler, "-p", join(folder, "tsconfig.declarations.json"), "--outDir", outDir],
        { stdio: "inherit" },
    );
    const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    if (code !== 0) throw new Error(`the contract's declarations could not be written: tsc ended with ${code}`);
}

/** What `npm install` does for a dependency on `file:../..`, without the further copies of the SDKs. */
async function linkForExamples() {
    const link = join(root, "examples", "node_modules", "ha-platform");
    await mkdir(dirname(link), { recursive: true });
    try {
        await symlink(root, link, "junction");
    } catch (error) {
        if (error.code !== "EEXIST" || !(await lstat(link)).isSymbolicLink()) throw error;
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await bundleContract({ declarations: true }));
