/**
 * Mutates every rule, and what rules share about clouds, and runs the tests of the rules on each mutant. Prints JSON:
 * the number of mutants, how many only the type checker rejects, and those that nothing noticed.
 * Usage: node test/policy/mutants/score.ts [part of a file name]
 */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { mutantLoader } from "./load.ts";
import { mutantsOf } from "./mutate.ts";
import { passes } from "./tests.ts";
import { typeChecker } from "./type-checker.ts";

const root = join(import.meta.dirname, "../../..");
const MUTATED = ["policy/rules", "policy/app-teams", "policy/clouds", "policy/time"];

function typescriptIn(folder: string): string[] {
    try {
        const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
        return files.filter((file) => file.endsWith(".ts")).map((file) => join(root, folder, file));
    } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
        throw error;
    }
}

/** Files that a module imports, directly or through others. */
function importsOf(file: string, seen: Set<string> = new Set()): Set<string> {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+\.ts)"/g)) {
        importsOf(resolve(dirname(file), specifier), seen);
    }
    return seen;
}

const loader = mutantLoader(MUTATED.map((folder) => pathToFileURL(join(root, folder)).href));
const compiles = typeChecker(root);
const wanted = process.argv[2] ?? "";
const tests = [
    ...typescriptIn("test/policy/rules"),
    ...typescriptIn("test/policy/app-teams"),
    ...typescriptIn("test/policy/clouds"),
    ...typescriptIn("test/policy/time"),
]
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => ({ file, imports: importsOf(file) }));

let count = 0;
let rejected = 0;
const survivors: { file: string; line: number; change: string }[] = [];
for (const file of MUTATED.flatMap(typescriptIn)) {
    if (!relative(root, file).includes(wanted)) continue;
    const own = tests.filter(({ imports }) => imports.has(file)).map((test) => pathToFileURL(test.file).href);
    for (const { line, change, source } of mutantsOf(readFileSync(file, "utf8"))) {
        const query = loader({ file, source });
        count += 1;
        let noticed = false;
        for (const url of own) {
            noticed = !(await passes(`${url}${query}`));
            if (noticed) break;
        }
        if (noticed) continue;
        if (!compiles(file, source)) rejected += 1;
        else survivors.push({ file: relative(root, file), line, change });
    }
}
console.log(JSON.stringify({ mutants: count, rejected, survivors }, undefined, 2));
