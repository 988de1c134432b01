import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../sandbox/engine/refusal.ts";

const NEEDED = ["initdb", "postgres", "psql", "pg_basebackup", "pg_verifybackup", "pg_dump", "pg_restore"] as const;

export type PostgresProgram = (typeof NEEDED)[number];

/** Debian keeps the programs of a server in a folder for each version, outside PATH. */
const DEBIAN = "/usr/lib/postgresql";

/** The line that installs what is missing. */
export const INSTALL = "sudo apt-get install --yes postgresql postgresql-client";

/** The folder that has all of a PostgreSQL server's programs: the newest of Debian's, else one of PATH. */
export function findPostgres(
    environment: NodeJS.ProcessEnv,
    exists: (path: string) => boolean = existsSync,
): string | undefined {
    const versions = exists(DEBIAN) ? readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one)) : [];
    const folders = [
        ...versions.map((version) => join(DEBIAN, version, "bin")),
        ...(environment.PATH ?? "").split(":"),
    ];
    return folders.find((folder) => folder !== "" && NEEDED.every((name) => exists(join(folder, name))));
}

/** As `findPostgres`; refuses with the line that installs it where there is none. */
export function requirePostgres(environment: NodeJS.ProcessEnv, exists?: (path: string) => boolean): string {
    const folder = findPostgres(environment, exists);
    if (folder !== undefined) return folder;
    throw new Refusal(
        `the drill needs the programs of a PostgreSQL server, got none in ${DEBIAN} or on PATH: ${INSTALL}`,
    );
}
