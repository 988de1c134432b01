/**
 * Mutates every rule, and what rules share, and runs the tests of the rules on each mutant. Prints the score as JSON.
 * Usage: node test/policy/mutants/score.ts [part of a file name] [every nth mutant, by default 1]
 */

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { importsOf, typescriptIn } from "./files.ts";
import { mutantLoader } from "./load.ts";
import { mutantsOf } from "./mutate.ts";
import { passes } from "./tests.ts";
import { typeChecker } from "./type-checker.ts";

/** What became of the mutants. */
export interface Score {
    readonly mutants: number;
    /** Stopped by the type checker alone. */
    readonly rejected: number;
    /** Noticed by nothing. */
    readonly survivors: readonly Survivor[];
}

export interface Survivor {
    readonly file: string;
    readonly line: number;
    readonly change: string;
}

const root = join(import.meta.dirname, "../../..");
const MUTATED = [
    "policy/rules",
    "policy/clouds",
    "policy/time",
    "policy/app-teams",
    "policy/twins.ts",
    "policy/switch.ts",
];
const TESTS = [
    "test/policy/rules",
    "test/policy/clouds",
    "test/policy/time",
    "test/policy/app-teams",
    "test/policy/twins.test.ts",
];

async function score(wanted: string, nth: number): Promise<Score> {
    const loader = mutantLoader(MUTATED.map((path) => pathToFileURL(join(root, path)).href));
    const compiles = typeChecker(root);
    const tests = TESTS.flatMap((path) => typescriptIn(join(root, path)))
        // The pack is tested as a process, which no mutant reaches.
        .filter((file) => file.endsWith(".test.ts") && !file.endsWith("pack.test.ts"))
        .map((file) => ({ url: pathToFileURL(file).href, imports: importsOf(file) }));
    for (const { url } of tests) {
        if (!(await passes(url))) throw new Error(`${url} fails without a mutant, so it would notice every one`);
    }
    let seen = 0;
    let mutants = 0;
    let rejected = 0;
    const survivors: Survivor[] = [];
    for (const file of MUTATED.flatMap((path) => typescriptIn(join(root, path)))) {
        if (!relative(root, file).includes(wanted)) continue;
        const own = tests.filter(({ imports }) => imports.has(file));
        for (const { line, change, source } of mutantsOf(readFileSync(file, "utf8"))) {
            seen += 1;
            if (seen % nth !== 0) continue;
            mutants += 1;
            const query = loader({ file, source });
            if (await isNoticed(own.map(({ url }) => `${url}${query}`))) continue;
            if (compiles(file, source)) survivors.push({ file: relative(root, file), line, change });
            else rejected += 1;
        }
    }
    return { mutants, rejected, survivors };
}

async function isNoticed(tests: readonly string[]): Promise<boolean> {
    for (const test of tests) if (!(await passes(test))) return true;
    return false;
}

console.log(JSON.stringify(await score(process.argv[2] ?? "", Number(process.argv[3] ?? "1")), undefined, 2));
