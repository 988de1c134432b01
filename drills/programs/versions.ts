import { spawnSync } from "node:child_process";
import { PROGRAMS, type ProgramName } from "./program.ts";

/** How each program is asked for its version; those that are not here say nothing that is needed. */
const QUESTIONS = {
    nginx: "-v",
    haproxy: "-v",
    pgbouncer: "--version",
    "redis-server": "--version",
} as const satisfies Partial<Record<ProgramName, string>>;

/** The version of each program, by its name, and of the Node that the drill runs on. */
export function programVersions(names: readonly (keyof typeof QUESTIONS)[]): Readonly<Record<string, string>> {
    const versions = names.map((name) => {
        const { stdout, stderr } = spawnSync(PROGRAMS[name].path, [QUESTIONS[name]], { encoding: "utf8" });
        return [name, /\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? "unknown"];
    });
    return { ...Object.fromEntries(versions), node: process.versions.node };
}
