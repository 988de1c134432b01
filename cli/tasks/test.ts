// `npm test`: everything that can be tested without a cloud. Arguments go to mocha: `npm test -- --grep lock`.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as z from "zod";
import { obtainCli } from "../../sandbox/engine/cli-binary.ts";
import { Refusal } from "../../sandbox/engine/refusal.ts";
import { processTerminal } from "../terminal/terminal.ts";
import { createView } from "../terminal/view.ts";
import { runStep } from "./step.ts";

const countsFile = z.object({ passes: z.number(), failures: z.number(), skipped: z.array(z.string()) });

/** Runs the tests and returns the exit code; the last line printed is the number of tests passed, failed and skipped. */
async function test(root: string, mochaArguments: readonly string[]): Promise<number> {
    const missing = await reasonWithoutEngine(root);
    if (missing !== undefined && process.env.HA_REQUIRE_ENGINE === "1") {
        console.error(`HA_REQUIRE_ENGINE=1 requires the engine: ${missing}`);
        return 1;
    }
    if (missing !== undefined) console.error(`tests of the engine are skipped: ${missing}`);
    // The examples import it like another project.
    if ((await runStep(root, [join("stacks", "contract", "bundle.mjs")], () => undefined)) !== 0) {
        console.error("the contract's package entry cannot be built: node stacks/contract/bundle.mjs says why");
        return 1;
    }
    const folder = mkdtempSync(join(tmpdir(), "ha-test-"));
    try {
        const counts = join(folder, "counts.json");
        const code = await runStep(root, [
            join("node_modules", "mocha", "bin", "mocha.js"),
            "--timeout=300000",
            // Files side by side: most of the time goes into waiting for engines and browsers.
            "--parallel",
            `--jobs=${Math.max(2, availableParallelism())}`,
            `--reporter=${join(import.meta.dirname, "counting-reporter.cjs")}`,
            `--reporter-option=counts=${counts}`,
            ...mochaArguments,
            "test/**/*.test.ts",
            "examples/*/test/**/*.test.ts",
        ]);
        return report(code, counts);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Gets the CLI that the tests of the engine share; says why there is none. */
async function reasonWithoutEngine(root: string): Promise<string | undefined> {
    const view = createView(processTerminal(process.env), "preparing the tests", "done");
    try {
        await obtainCli({ root, environment: process.env, onProgress: (text) => view.status(text) });
        return undefined;
    } catch (error) {
        if (error instanceof Refusal) return error.message;
        throw error;
    } finally {
        view.stop();
    }
}

function report(code: number, counts: string): number {
    let text: string;
    try {
        text = readFileSync(counts, "utf8");
    } catch {
        console.error(`mocha ended with exit code ${code} before it had counted anything`);
        return code === 0 ? 1 : code;
    }
    const { passes, failures, skipped } = countsFile.parse(JSON.parse(text));
    if (skipped.length > 0) console.log(`skipped:\n${skipped.map((title) => `  ${title}`).join("\n")}\n`);
    console.log(`${passes} passed, ${failures} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`);
    return failures > 0 || passes === 0 ? 1 : code;
}

process.exitCode = await test(dirname(dirname(import.meta.dirname)), process.argv.slice(2));
