import { renderPgbouncerConfig } from "../../../components/kubernetes/pgbouncer-config.ts";
import { type PoolShape, poolOf } from "../../../stacks/systems/hire-me-bahamas/pool.ts";
import { DATABASE, READ_DATABASE } from "../../../stacks/systems/hire-me-bahamas/tables.ts";

/** The part of the production stack's file that decides how large a pod's pool is; a test compares the two. */
export const SHAPE: PoolShape = { database: { poolSize: 5 }, backend: { workers: { processes: 2, threads: 8 } } };

/** Who the pool logs in as: the backend's service account, as the servers call it. */
export const USER = "hire-me-bahamas-backend@example-project.iam";

export const HOST = "127.0.0.1";

/** Where the pool listens, and where its two connectors do. */
export interface PoolPorts {
    readonly pool: number;
    readonly write: number;
    readonly read: number;
}

/**
 * The `pgbouncer.ini` of a HireMeBahamas pod, by the renderer and with the numbers of the production stack. Only the ports
 * are others, so that several pods fit on one machine. PgBouncer refuses a file with a setting that it does not know, and
 * nothing is taken out for an older release.
 */
export function renderedPool({ pool, write, read }: PoolPorts): string {
    const { connections, clients } = poolOf(SHAPE);
    const server = { host: HOST, database: DATABASE, user: USER, connections };
    return renderPgbouncerConfig({
        databases: { [DATABASE]: { ...server, port: write }, [READ_DATABASE]: { ...server, port: read } },
        listen: { address: HOST, port: pool },
        clients,
        encryption: { kind: "connector" },
    });
}
