import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Connection } from "./connection.ts";
import type { PostgresServer } from "./server.ts";
import type { PostgresTools } from "./tools.ts";
import type { PostgresWorkspace } from "./workspace.ts";

const PATIENCE = 60_000; // in milliseconds

/**
 * Settings of a server that copies its write-ahead log into `folder`, each piece when it is full and at the latest after
 * `seconds`. A piece appears there under its name only when it is whole.
 */
export function archiving(folder: string, seconds: number): Readonly<Record<string, string>> {
    const target = `"${folder}/%f"`;
    const partial = `"${folder}/.%f"`;
    return {
        wal_level: "replica",
        archive_mode: "on",
        archive_timeout: `${seconds}s`,
        archive_command: `test ! -f ${target} && cp "%p" ${partial} && mv ${partial} ${target}`,
    };
}

/** A base backup in `folder`, whose files were compared with the checksums in its manifest. */
export async function takeBaseBackup(server: PostgresServer, tools: PostgresTools, folder: string): Promise<void> {
    const options = ["--checkpoint=fast", "--wal-method=none", "--manifest-checksums=SHA256", "--no-sync"];
    await tools.run("pg_basebackup", ["--pgdata", folder, ...options], server.environment);
    await tools.run("pg_verifybackup", ["--no-parse-wal", "--quiet", folder]);
}

/** Closes the current piece of the log and waits until the archive has it: what is committed by now survives the server. */
export async function archiveNow(connection: Connection, folder: string, signal: AbortSignal): Promise<void> {
    const [row] = await connection.query("SELECT pg_walfile_name(pg_switch_wal()) AS piece");
    const piece = join(folder, row?.piece ?? "");
    const end = performance.now() + PATIENCE;
    while (!existsSync(piece)) {
        if (performance.now() > end)
            throw new Error(`the archive must get ${piece} within ${PATIENCE / 1000} s, got none`);
        await wait(20, undefined, { signal });
    }
}

/** What a server is rebuilt from. */
export interface BackupSet {
    readonly base: string;
    readonly archive: string;
}

/**
 * A second server, in the state just before `moment` (as the first server wrote it), or as far as the archive goes. It
 * takes writes when this returns.
 */
export async function recover(
    workspace: PostgresWorkspace,
    name: string,
    { base, archive }: BackupSet,
    moment?: string,
): Promise<PostgresServer> {
    const server = await workspace.adopt(name, base);
    writeFileSync(join(server.data, "recovery.signal"), "");
    server.configure({
        archive_mode: "off",
        restore_command: `cp "${archive}/%f" "%p"`,
        ...(moment !== undefined && {
            recovery_target_time: moment,
            recovery_target_inclusive: "off",
            recovery_target_action: "promote",
        }),
    });
    await server.start();
    return server;
}
