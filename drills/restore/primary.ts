import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { archiving, type BackupSet, takeBaseBackup } from "../postgres/archive.ts";
import type { Connection } from "../postgres/connection.ts";
import { type Content, contentOf } from "../postgres/content.ts";
import type { PostgresServer } from "../postgres/server.ts";
import type { PostgresWorkspace } from "../postgres/workspace.ts";
import { WritingClients } from "./clients.ts";
import { createLedger } from "./ledger.ts";

/** What each part of the drill works with. */
export interface Scene {
    readonly workspace: PostgresWorkspace;
    /** How long a piece of the log may wait for being archived, in seconds. */
    readonly archiveSeconds: number;
    /** How long clients write before something happens, in milliseconds. */
    readonly writing: number;
    readonly signal: AbortSignal;
}

/** A server in use: backed up, archiving, with clients that write. */
export interface Primary {
    readonly server: PostgresServer;
    readonly operator: Connection;
    readonly backups: BackupSet;
    readonly clients: WritingClients;
    /** What it held before anybody wrote. */
    readonly quiet: Content;
}

/** Brings a primary up; its clients have written for a while when this returns. */
export async function startPrimary(
    name: string,
    { workspace, archiveSeconds, writing, signal }: Scene,
): Promise<Primary> {
    signal.throwIfAborted();
    const place = workspace.folder(`${name}-backups`);
    const backups = { base: join(place, "base"), archive: workspace.folder(`${name}-backups/archive`) };
    const server = await workspace.create(name, archiving(backups.archive, archiveSeconds));
    const operator = await server.connect();
    await createLedger(operator);
    const quiet = await contentOf(operator);
    await takeBaseBackup(server, workspace.tools, backups.base);
    signal.throwIfAborted();
    const clients = await WritingClients.start(server);
    await wait(writing, undefined, { signal });
    return { server, operator, backups, clients, quiet };
}
