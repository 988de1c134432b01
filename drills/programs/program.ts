import { existsSync } from "node:fs";
import { Refusal } from "../../sandbox/engine/refusal.ts";

/** Real programs, where Debian's packages put them, and which package that is. */
export const PROGRAMS = {
    nginx: { path: "/usr/sbin/nginx", package: "nginx-light" },
    haproxy: { path: "/usr/sbin/haproxy", package: "haproxy" },
    openssl: { path: "/usr/bin/openssl", package: "openssl" },
    pgbouncer: { path: "/usr/sbin/pgbouncer", package: "pgbouncer" },
    promtool: { path: "/usr/bin/promtool", package: "prometheus" },
    shellcheck: { path: "/usr/bin/shellcheck", package: "shellcheck" },
    jq: { path: "/usr/bin/jq", package: "jq" },
    "redis-server": { path: "/usr/bin/redis-server", package: "redis-server" },
    "redis-sentinel": { path: "/usr/bin/redis-sentinel", package: "redis-sentinel" },
    "redis-cli": { path: "/usr/bin/redis-cli", package: "redis-tools" },
} as const;

export type ProgramName = keyof typeof PROGRAMS;

/** Those of the programs that are missing. */
export function missingPrograms(
    names: readonly ProgramName[],
    exists: (path: string) => boolean = existsSync,
): readonly ProgramName[] {
    return names.filter((name) => !exists(PROGRAMS[name].path));
}

/** Refuses, with the one line that installs them, where a drill's programs are missing. */
export function requirePrograms(names: readonly ProgramName[], exists?: (path: string) => boolean): void {
    const missing = missingPrograms(names, exists);
    if (missing.length === 0) return;
    throw new Refusal(`the drill needs ${names.join(", ")}, got no ${missing.join(", ")}: ${installLine(missing)}`);
}

/** The line that installs these programs on Debian and its relatives. */
export function installLine(names: readonly ProgramName[]): string {
    const packages = new Set(names.map((name) => PROGRAMS[name].package));
    return `sudo apt-get install --yes ${[...packages].join(" ")}`;
}
