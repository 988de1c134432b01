import * as fs from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Router } from "../../../../../components/cloudflare/edge-router/router.ts";

const folder = fileURLToPath(new URL("../../../../../components/cloudflare/edge-router/", import.meta.url));

/** A change of one place in a source file of the router. */
export interface Mutation {
    readonly file: string;
    readonly from: string;
    readonly to: string;
}

/** The router's class, built from sources with these changes. Throws when a place to change is not there exactly once. */
export async function mutatedRouter(mutations: readonly Mutation[]): Promise<typeof Router> {
    const outside = await mkdtemp(path.join(os.tmpdir(), "mutated-router-"));
    const outfile = path.join(outside, "router.mjs");
    try {
        await build({
            entryPoints: [path.join(folder, "router.ts")],
            bundle: true,
            format: "esm",
            platform: "neutral",
            target: "es2022",
            outfile,
            logLevel: "silent",
            plugins: [
                {
                    name: "mutations",
                    setup(building) {
                        building.onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
                            contents: mutated(file, mutations),
                            loader: "ts",
                        }));
                    },
                },
            ],
        });
        const module: unknown = await import(pathToFileURL(outfile).href);
        if (!holdsRouter(module)) throw new Error("the built module must export the router's class");
        return module.Router;
    } finally {
        await rm(outside, { recursive: true });
    }
}

function mutated(file: string, mutations: readonly Mutation[]): string {
    let source = fs.readFileSync(file, "utf8");
    for (const { from, to } of mutations.filter((mutation) => path.join(folder, mutation.file) === file)) {
        if (source.split(from).length !== 2) throw new Error(`${file} must hold ${JSON.stringify(from)} exactly once`);
        source = source.replace(from, to);
    }
    return source;
}

function holdsRouter(module: unknown): module is { readonly Router: typeof Router } {
    return typeof module === "object" && module !== null && "Router" in module && typeof module.Router === "function";
}
