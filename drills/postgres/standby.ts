import { join } from "node:path";
import type { PostgresServer } from "./server.ts";
import type { PostgresWorkspace } from "./workspace.ts";

/** Settings of a server that standbys follow, on top of PostgreSQL's own defaults. */
export const FOLLOWED = { wal_level: "replica", max_wal_senders: "4", hot_standby: "on" } as const;

/** A second server that follows the first as it writes, and answers reads. */
export async function startStandby(
    workspace: PostgresWorkspace,
    name: string,
    primary: PostgresServer,
): Promise<PostgresServer> {
    const copy = join(workspace.folder(`${name}-copy`), "data");
    const options = ["--checkpoint=fast", "--wal-method=stream", "--write-recovery-conf", "--no-sync"];
    await workspace.tools.run("pg_basebackup", ["--pgdata", copy, ...options], primary.environment);
    const standby = await workspace.adopt(name, copy);
    await standby.start();
    return standby;
}
