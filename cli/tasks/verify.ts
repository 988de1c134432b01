// `npm run check`: exactly what CI runs. `--no-test` leaves the tests out, for a caller that has just run them.
import { dirname, join } from "node:path";
import { elapsed } from "../terminal/words.ts";
import { runStep } from "./step.ts";

const bin = (...path: readonly string[]): string => join("node_modules", ...path);
const steps: readonly (readonly [string, readonly string[]])[] = [
    ["types", [bin("typescript", "bin", "tsc"), "--noEmit"]],
    ["lint", [bin("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings", "."]],
    ["contract", [join("tools", "contract.ts")]],
    ["generated files", [join("tools", "generate.ts"), "--check"]],
];

/** Runs every step, shows what the failed ones said, and returns the exit code. */
async function verify(root: string, withTests: boolean): Promise<number> {
    const failed: string[] = [];
    for (const [name, args] of steps) {
        const start = performance.now();
        let output = "";
        const code = await runStep(root, args, (text) => {
            output += text;
        });
        if (code > 128) return code; // interrupted
        if (code !== 0) failed.push(name);
        if (code !== 0) console.error(output.trimEnd());
        console.log(`${code === 0 ? "passed" : "failed"}: ${name} (${elapsed((performance.now() - start) / 1000)})`);
    }
    if (withTests && (await runStep(root, [join("cli", "tasks", "test.ts")])) !== 0) failed.push("tests");
    if (failed.length > 0) console.error(`failed: ${failed.join(", ")}`);
    return failed.length > 0 ? 1 : 0;
}

const [flag, ...others] = process.argv.slice(2);
if ((flag !== undefined && flag !== "--no-test") || others.length > 0) {
    console.error(`the only option is --no-test, got ${process.argv.slice(2).join(" ")}`);
    process.exitCode = 2;
} else {
    process.exitCode = await verify(dirname(dirname(import.meta.dirname)), flag === undefined);
}
