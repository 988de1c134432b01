/** Real programs that tests run rendered files and scripts through. */
import { existsSync } from "node:fs";
import { installLine, missingPrograms, PROGRAMS, type ProgramName } from "../../drills/programs/program.ts";

/**
 * The program's path, or undefined where it is missing and not required. Throws where HA_REQUIRE_PROGRAMS is 1, so that
 * a machine that must run it cannot skip it.
 */
export function programPath(
    name: ProgramName,
    environment: NodeJS.ProcessEnv,
    exists: (path: string) => boolean = existsSync,
): string | undefined {
    const { path } = PROGRAMS[name];
    if (missingPrograms([name], exists).length === 0) return path;
    if (environment.HA_REQUIRE_PROGRAMS !== "1") return undefined;
    throw new Error(`the tests need ${name} at ${path}, got none: ${installLine([name])}`);
}

/** The program's path; skips the calling suite, saying what is missing, where there is none and none is required. */
export function requireProgram(suite: Mocha.Context, name: ProgramName): string {
    const path = programPath(name, process.env);
    if (path !== undefined) return path;
    console.log(`      skipped without ${name}: ${installLine([name])}`);
    return suite.skip();
}
