/**
 * Says in words how the clouds of a stack differ from its state, without a text that a cloud holds: the words go into an
 * issue that everybody may read. Usage: node tools/ci/read-drift.ts <file with what `pulumi refresh --preview-only
 * --expect-no-changes --json` printed> <file with its errors>; REFRESH_RESULT is its exit code. Prints JSON.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { driftLine } from "../../cli/terminal/drift-words.ts";
import { differencesBetween } from "../../sandbox/engine/differences.ts";
import { valueAt } from "./github.ts";

export type Drift =
    | { readonly kind: "none" }
    | { readonly kind: "drift"; readonly lines: readonly string[] }
    | { readonly kind: "failed" };

/** What a refresh with `--expect-no-changes` found; failed when it could not look everywhere. */
export function readDrift(exitCode: string, output: string, errors: string): Drift {
    if (exitCode === "0") return { kind: "none" };
    if (!/no changes were expected/.test(errors)) return { kind: "failed" };
    const steps = valueAt(JSON.parse(output), "steps");
    const lines = (Array.isArray(steps) ? steps : []).flatMap(lineOf);
    return lines.length > 0 ? { kind: "drift", lines } : { kind: "failed" };
}

function lineOf(step: unknown): string[] {
    const [op, urn, provider] = ["op", "urn", "provider"].map((key) => String(valueAt(step, key) ?? ""));
    if (urn === undefined || (op !== "update" && op !== "delete")) return [];
    const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
    const named = Object.keys(valueAt(step, "detailedDiff") ?? {});
    const [before, after] = ["oldState", "newState"].map((state) => ({
        inputs: valueAt(step, state, "inputs"),
        outputs: valueAt(step, state, "outputs"),
    }));
    const differences = op === "delete" ? [] : differencesBetween(before ?? {}, after ?? {}, named);
    return [driftLine({ op, urn, type, provider: provider?.split("::").at(-2) ?? "", differences }, "everybody")];
}

if (process.argv[1] === import.meta.filename) {
    const [, , output, errors] = process.argv;
    if (output === undefined || errors === undefined) throw new Error("two files must be named");
    const [printed, said] = [output, errors].map((file) => readFileSync(file, "utf8"));
    console.log(JSON.stringify(readDrift(process.env.REFRESH_RESULT ?? "", printed ?? "", said ?? "")));
}
