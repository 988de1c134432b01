/** Real programs that tests run rendered files and scripts through. */
import { existsSync } from "node:fs";

/** Where each is looked for, and what brings it. */
export const PROGRAMS = {
    nginx: { paths: ["/usr/sbin/nginx"], from: "the Debian package nginx-light" },
    openssl: { paths: ["/usr/bin/openssl"], from: "the Debian package openssl" },
    pgbouncer: { paths: ["/usr/sbin/pgbouncer"], from: "the Debian package pgbouncer" },
    promtool: { paths: ["/usr/bin/promtool"], from: "the Debian package prometheus" },
    shellcheck: { paths: ["/usr/bin/shellcheck"], from: "the Debian package shellcheck" },
    jq: { paths: ["/usr/bin/jq"], from: "the Debian package jq" },
    "redis-server": { paths: ["/usr/bin/redis-server"], from: "the Debian package redis-server" },
    "redis-sentinel": { paths: ["/usr/bin/redis-sentinel"], from: "the Debian package redis-sentinel" },
    "redis-cli": { paths: ["/usr/bin/redis-cli"], from: "the Debian package redis-tools" },
} as const;

export type ProgramName = keyof typeof PROGRAMS;

/**
 * The program's path, or undefined where it is missing and not required. Throws where HA_REQUIRE_PROGRAMS is 1, so that
 * a machine that must run it cannot skip it.
 */
export function programPath(
    name: ProgramName,
    environment: NodeJS.ProcessEnv,
    exists: (path: string) => boolean = existsSync,
): string | undefined {
    const { paths, from } = PROGRAMS[name];
    const found = paths.find((path) => exists(path));
    if (found !== undefined || environment.HA_REQUIRE_PROGRAMS !== "1") return found;
    throw new Error(`the tests need ${name} at ${paths.join(" or ")}, got none: install ${from}`);
}

/** The program's path; skips the calling suite, saying what is missing, where there is none and none is required. */
export function requireProgram(suite: Mocha.Context, name: ProgramName): string {
    const path = programPath(name, process.env);
    if (path !== undefined) return path;
    console.log(`      skipped without ${name}: install ${PROGRAMS[name].from}`);
    return suite.skip();
}
