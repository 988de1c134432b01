/**
 * Brings a stack up in the sandbox as the base of a change has it, rolls the change out over it, and judges both by the
 * change's own rules. Needs no credentials. Exit codes are those of `ha check`; 1 also when the change cannot be rolled out.
 * Usage: node tools/ci/judge-change.ts --stack prod --out reports [--base <clone of the base>] [--commit <sha>]
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { openResults } from "./open-results.ts";

interface Change {
    /** The clone with the change. */
    readonly root: string;
    readonly base: string | undefined;
    readonly stack: string;
    readonly out: string;
    readonly commit: string | undefined;
}

const COULD_NOT_BEGIN = 2;

function judgeChange({ root, base, stack, out, commit }: Change): number {
    const baseReport = base === undefined ? undefined : bringUpBase(root, base, stack);
    const folder = join(out, stack);
    mkdirSync(folder, { recursive: true });
    const preview = ha(root, ["preview", "--stack", stack, "--policy", "--json"], "keep");
    writeFileSync(join(folder, "preview.json"), preview.output);
    if (preview.code === COULD_NOT_BEGIN) return COULD_NOT_BEGIN;
    const up = ha(root, ["up", "--stack", stack], "show");
    if (up.code !== 0) {
        console.error(
            `${stack} cannot be brought up ${baseReport === undefined ? "" : "over the base "}in the sandbox`,
        );
        return up.code;
    }
    const check = ["check", "--stack", stack, "--out", out];
    if (baseReport !== undefined) check.push("--base", baseReport);
    if (commit !== undefined) check.push("--commit", commit);
    const { code } = ha(root, check, "show");
    forPublication(folder);
    return code;
}

/** The path of the base's report; undefined where the base itself cannot be brought up, which is not the change's fault. */
function bringUpBase(root: string, base: string, stack: string): string | undefined {
    if (!existsSync(join(base, `Pulumi.${stack}.yaml`))) {
        console.log(`the base has no stack ${stack}: there is nothing to compare with`);
        return undefined;
    }
    if (ha(base, ["up", "--stack", stack], "show").code !== 0) {
        console.log(`the base of ${stack} cannot be brought up: there is nothing to compare with`);
        return undefined;
    }
    const sandbox = join(root, ".ha", stack);
    rmSync(sandbox, { recursive: true, force: true });
    cpSync(join(base, ".ha", stack), sandbox, { recursive: true });
    const out = join(root, ".ha", "base-report");
    const { code } = ha(root, ["check", "--stack", stack, "--format", "json", "--out", out], "keep");
    return code === COULD_NOT_BEGIN ? undefined : join(out, stack, "report.json");
}

/** A state is nobody's business but the sandbox's; what is waived is no alert for code scanning. */
function forPublication(folder: string): void {
    rmSync(join(folder, "state.json"), { force: true });
    const sarif = join(folder, "report.sarif");
    if (existsSync(sarif)) writeFileSync(join(folder, "open.sarif"), openResults(readFileSync(sarif, "utf8")));
}

function ha(root: string, args: readonly string[], output: "show" | "keep"): { code: number; output: string } {
    console.log(`${root}: ha ${args.join(" ")}`);
    const { status, stdout, error } = spawnSync(process.execPath, [join(root, "cli", "bootstrap.mjs"), ...args], {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 256 * 1024 * 1024,
        stdio: ["ignore", output === "keep" ? "pipe" : "inherit", "inherit"],
    });
    if (error !== undefined) throw error;
    return { code: status ?? COULD_NOT_BEGIN, output: stdout ?? "" };
}

const { values } = parseArgs({
    options: {
        stack: { type: "string" },
        out: { type: "string", default: "reports" },
        base: { type: "string" },
        commit: { type: "string" },
    },
});
if (values.stack === undefined) {
    console.error("--stack must name a stack");
    process.exitCode = COULD_NOT_BEGIN;
} else {
    process.exitCode = judgeChange({
        root: process.cwd(),
        base: values.base,
        stack: values.stack,
        out: values.out,
        commit: values.commit,
    });
}
