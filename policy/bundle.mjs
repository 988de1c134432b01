// Bundles the policy packs to plain JavaScript, because a pack of TypeScript files costs seconds at every start.
// `node policy/bundle.mjs` for both, or `await bundlePolicyPack()` from another script.

import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = dirname(fileURLToPath(import.meta.url));
const shared = { bundle: true, platform: "node", target: "node20", external: ["@pulumi/*"], logLevel: "warning" };

/**
 * Bundles the platform's pack.
 * @returns {Promise<string>} path of the executable for `--policy-pack`
 */
export async function bundlePolicyPack() {
    await bundle(folder);
    return join(folder, "ha-policy");
}

/**
 * Bundles the pack for applications on the platform.
 * @returns {Promise<string>} path of the executable for `--policy-pack`
 */
export async function bundleApplicationPack() {
    await bundle(join(folder, "app-teams"));
    return join(folder, "app-teams", "ha-app-policy");
}

/**
 * Writes dist/pack.cjs and, for each named stack, dist/config/<stack>.json for `--policy-pack-config`. Each file is
 * replaced as a whole, so that a pack that starts meanwhile never reads half of it.
 * @param {string} folder of the pack
 */
async function bundle(folder) {
    const dist = join(folder, "dist");
    await mkdir(join(dist, "config"), { recursive: true });
    const scratch = await mkdtemp(join(dist, ".building-"));
    try {
        const pack = join(scratch, "pack.cjs");
        await build({ ...shared, entryPoints: [join(folder, "pack.ts")], format: "cjs", outfile: pack });
        await rename(pack, join(dist, "pack.cjs"));

        const tables = join(scratch, "pack-config.mjs");
        await build({ ...shared, entryPoints: [join(folder, "pack-config.ts")], format: "esm", outfile: tables });
        const { packConfigs } = await import(pathToFileURL(tables).href);
        for (const [stack, config] of Object.entries(packConfigs())) {
            const written = join(scratch, `${stack}.json`);
            await writeFile(written, `${JSON.stringify(config, null, 2)}\n`);
            await rename(written, join(dist, "config", `${stack}.json`));
        }
    } finally {
        await rm(scratch, { recursive: true, force: true });
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    console.log(await bundlePolicyPack());
    console.log(await bundleApplicationPack());
}
