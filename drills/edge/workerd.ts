import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Refusal } from "../../sandbox/engine/refusal.ts";

/** The line that installs it. */
const INSTALL = "npm ci";

/** The runtime of Cloudflare Workers, which comes with the project's packages. Refuses where they lack it. */
export function requireWorkerd(platform = `${process.platform}-${process.arch}`): string {
    const names: Readonly<Record<string, string>> = {
        "linux-x64": "linux-64",
        "linux-arm64": "linux-arm64",
        "darwin-x64": "darwin-64",
        "darwin-arm64": "darwin-arm64",
    };
    const miniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));
    const packages = dirname(dirname(miniflare.resolve("workerd/package.json")));
    const program = join(packages, "@cloudflare", `workerd-${names[platform]}`, "bin", "workerd");
    if (existsSync(program)) return program;
    throw new Refusal(`the drill needs workerd for ${platform}, got none in node_modules: ${INSTALL}`);
}
