/** Reads facts files. The one place where their JSON gets its type; `test/sandbox/cloud` checks that it holds. */
import { readFileSync } from "node:fs";
import type { FactsFile } from "./format.ts";
import { type Schema, schemaOf } from "./schema.ts";

export const clouds = ["gcp", "cloudflare", "aws", "kubernetes"] as const;
export type CloudName = (typeof clouds)[number];

/** The facts of one cloud, from the folder of its family. */
export function loadFacts(cloud: CloudName): FactsFile {
    return JSON.parse(readFileSync(new URL(`../${cloud}/facts.json`, import.meta.url), "utf8")) as FactsFile;
}

/** The cloud whose provider serves a type or function token, if it is one of ours. */
export function cloudOf(token: string): CloudName | undefined {
    return clouds.find((cloud) => token.startsWith(`${cloud}:`));
}

/** Schemas by type, built when first asked for. */
export class Catalog {
    readonly #files: ReadonlyMap<string, FactsFile>;
    readonly #schemas = new Map<string, Schema>();

    constructor(files: readonly FactsFile[]) {
        this.#files = new Map(files.map((file) => [file.cloud, file]));
    }

    schema(token: string): Schema | undefined {
        const known = this.#schemas.get(token);
        if (known) return known;
        const file = this.#files.get(token.split(":")[0] ?? "");
        const schema = file && schemaOf(file, token);
        if (schema) this.#schemas.set(token, schema);
        return schema;
    }

    /** Type tokens of all files. */
    tokens(): readonly string[] {
        return [...this.#files.values()].flatMap((file) => Object.keys(file.types));
    }
}
