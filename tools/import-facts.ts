/**
 * Turns raw provider facts (`<cloud>.json`, extracted from each provider's own schema) into the one format that the
 * simulated cloud reads, cut down to the types listed in `facts-types.json`.
 *
 *     node tools/import-facts.ts <folder of raw facts>
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isBag } from "../sandbox/cloud/values.ts";
import { normaliseFile, type RawBag } from "./normalise-facts.ts";

const clouds = ["gcp", "cloudflare", "aws", "kubernetes"] as const;
const target = join(import.meta.dirname, "../sandbox/cloud");

/** Prints one property a line, so that a changed fact is one changed line. */
export function printFacts(file: ReturnType<typeof normaliseFile>): string {
    const { types, ...head } = file;
    const lines = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
    const blocks = Object.entries(types).map(([token, { properties, ...facts }]) => {
        const own = Object.entries(facts).map(
            ([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
        );
        const paths = Object.entries(properties).map(
            ([path, value]) => `        ${JSON.stringify(path)}: ${JSON.stringify(value)}`,
        );
        const body = [...own, '      "properties": {', paths.join(",\n"), "      }"].join("\n");
        return `    ${JSON.stringify(token)}: {\n${body}\n    }`;
    });
    return `{\n${lines.join("\n")}\n  "types": {\n${blocks.join(",\n")}\n  }\n}\n`;
}

function readBag(path: string): RawBag {
    const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (!isBag(parsed)) throw new Error(`${path} must hold a JSON object`);
    return parsed;
}

function main(folder: string | undefined): void {
    if (folder === undefined) throw new Error("name the folder of raw facts: node tools/import-facts.ts <folder>");
    const wanted = readBag(join(import.meta.dirname, "facts-types.json"));
    for (const cloud of clouds) {
        const types = wanted[cloud];
        if (!Array.isArray(types)) throw new Error(`tools/facts-types.json must list the types of ${cloud}`);
        const file = normaliseFile(cloud, readBag(join(folder, `${cloud}.json`)), types.map(String));
        mkdirSync(join(target, cloud), { recursive: true });
        writeFileSync(join(target, cloud, "facts.json"), printFacts(file));
        const properties = Object.values(file.types).reduce(
            (sum, type) => sum + Object.keys(type.properties).length,
            0,
        );
        console.log(`${cloud}: ${Object.keys(file.types).length} types, ${properties} properties`);
    }
}

if (import.meta.main) main(process.argv[2]);
