import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DATABASE } from "../../../stacks/systems/hire-me-bahamas/tables.ts";
import type { PostgresServer } from "../../postgres/server.ts";
import { FOLLOWED, startStandby } from "../../postgres/standby.ts";
import type { PostgresWorkspace } from "../../postgres/workspace.ts";
import { eventually } from "../../programs/eventually.ts";
import { HOST, USER } from "./rendered.ts";

/** Both servers of an instance, or of a primary and its copy. */
export interface DatabasePair {
    readonly primary: PostgresServer;
    readonly standby: PostgresServer;
}

/**
 * A server with the system's database, the pool's user and a table for writes. Over the loopback address that user comes in
 * without a password, as behind the connector, which proves the identity.
 */
export async function startDatabase(workspace: PostgresWorkspace, name: string): Promise<PostgresServer> {
    const server = await workspace.create(name, FOLLOWED);
    const rules = join(server.data, "pg_hba.conf");
    writeFileSync(rules, `host ${DATABASE} "${USER}" ${HOST}/32 trust\n${readFileSync(rules, "utf8")}`);
    await statements(server, "postgres", [
        "SELECT pg_reload_conf()",
        `CREATE ROLE "${USER}" LOGIN`,
        `CREATE DATABASE ${DATABASE} OWNER "${USER}"`,
    ]);
    await statements(server, DATABASE, [
        "CREATE TABLE writes (key text PRIMARY KEY)",
        `GRANT SELECT, INSERT ON writes TO "${USER}"`,
    ]);
    return server;
}

/** As `startDatabase`, with a standby that follows. A synchronous one has a write before the client is told. */
export async function startPair(
    workspace: PostgresWorkspace,
    name: string,
    kind: "synchronous" | "asynchronous",
    signal: AbortSignal,
): Promise<DatabasePair> {
    const primary = await startDatabase(workspace, name);
    const standby = await startStandby(workspace, `${name}-standby`, primary);
    // Only now, and here: the standby would have copied it, and would wait for a standby of its own when it takes over.
    primary.configure({ synchronous_standby_names: kind === "synchronous" ? "*" : "" });
    await statements(primary, "postgres", ["SELECT pg_reload_conf()"]);
    const wanted = kind === "synchronous" ? "sync" : "async";
    await eventually(`a standby that is ${wanted}`, { milliseconds: 30_000, signal }, async () => {
        const [row] = await statements(primary, "postgres", ["SELECT sync_state FROM pg_stat_replication"]);
        return row?.sync_state === wanted || undefined;
    });
    return { primary, standby };
}

/** The keys that a server holds. */
export async function keysIn(server: PostgresServer): Promise<ReadonlySet<string>> {
    const rows = await statements(server, DATABASE, ["SELECT key FROM writes"]);
    return new Set(rows.map(({ key = "" }) => key));
}

/** Has a standby take writes; they are taken when this returns. */
export async function promote(standby: PostgresServer): Promise<void> {
    const [row] = await statements(standby, "postgres", ["SELECT pg_promote(true, 60) AS promoted"]);
    if (row?.promoted !== "t") throw new Error("the standby was not promoted within 60 s");
}

/** What the last of some statements has returned, asked as the operator. */
export async function statements(server: PostgresServer, database: string, list: readonly string[]) {
    const operator = await server.connect(database);
    try {
        let rows = await operator.query("SELECT 1");
        for (const statement of list) rows = await operator.query(statement);
        return rows;
    } finally {
        await operator.close();
    }
}

/** The port on which a server listens now. */
export function portOf(server: PostgresServer): number {
    return Number(server.environment.PGPORT);
}
