import type { HireMeBahamasConfig } from "./config.ts";

/** Connections that a thread may hold at once, to the database that takes writes and to the nearest copy. */
export const CLIENTS_PER_THREAD = 2;

/** What decides how large a pod's pool is. */
export interface PoolShape {
    readonly database: Pick<HireMeBahamasConfig["database"], "poolSize">;
    readonly backend: {
        readonly workers: Pick<HireMeBahamasConfig["backend"]["workers"], "processes" | "threads">;
    };
}

/** Connections of one pod's pool to each server, and clients that it lets in. */
export function poolOf({ database, backend: { workers } }: PoolShape) {
    const clients = CLIENTS_PER_THREAD * workers.processes * workers.threads + 2 * database.poolSize;
    return { connections: database.poolSize, clients };
}
