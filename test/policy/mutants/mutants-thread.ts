/** The thread of `score.ts`: makes the mutants one after the other, runs the tests on each and tells what became of it. */

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { importsOf, typescriptIn } from "./files.ts";
import { mutantLoader } from "./load.ts";
import { mutantsOf } from "./mutate.ts";
import { passes } from "./tests.ts";
import { typeChecker } from "./type-checker.ts";

/** What the thread is asked for. */
export interface Asked {
    /** Part of a file's name. */
    readonly wanted: string;
    /** Every nth mutant. */
    readonly nth: number;
    /** Mutants before this one are done. */
    readonly from: number;
}

/** What it tells: that the tests of a mutant begin, what became of it, or that it was the last one. */
export type Told =
    | { readonly kind: "begins"; readonly mutant: number }
    | { readonly kind: "noticed" | "rejected" }
    | ({ readonly kind: "survived" } & Survivor)
    | { readonly kind: "done" };

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

async function mutate({ wanted, nth, from }: Asked, tell: (told: Told) => void): Promise<void> {
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
    for (const file of MUTATED.flatMap((path) => typescriptIn(join(root, path)))) {
        if (!relative(root, file).includes(wanted)) continue;
        const own = tests.filter(({ imports }) => imports.has(file));
        for (const { line, change, source } of mutantsOf(readFileSync(file, "utf8"))) {
            seen += 1;
            if (seen % nth !== 0 || seen < from) continue;
            tell({ kind: "begins", mutant: seen });
            const query = loader({ file, source });
            if (await isNoticed(own.map(({ url }) => `${url}${query}`))) tell({ kind: "noticed" });
            else if (compiles(file, source)) tell({ kind: "survived", file: relative(root, file), line, change });
            else tell({ kind: "rejected" });
        }
    }
    tell({ kind: "done" });
}

async function isNoticed(tests: readonly string[]): Promise<boolean> {
    for (const test of tests) if (!(await passes(test))) return true;
    return false;
}

const asked: Asked = workerData;
await mutate(asked, (told) => parentPort?.postMessage(told));
