import { type Problem, refuse } from "../core/argument-error.ts";
import { Duration } from "../core/duration.ts";

/** A database as clients name it, and where it really is. */
export interface PooledDatabase {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    /** Who the pool logs in as. There is no password: the server's side proves the identity. */
    readonly user: string;
    /** Connections to the server at most. */
    readonly connections: number;
}

export interface PgbouncerConfig {
    /** By the name that clients ask for. */
    readonly databases: Readonly<Record<string, PooledDatabase>>;
    /** Only clients that reach this address come in: their names are not looked at, and no password is asked for. */
    readonly listen: { readonly address: string; readonly port: number };
    /** Clients at most; those without a server connection wait. */
    readonly clients: number;
    /** How the way to the server is encrypted: here, against this authority; or by a connector on the same machine. */
    readonly encryption: { readonly kind: "verified"; readonly authorityFile: string } | { readonly kind: "connector" };
}

/** A connection that was idle for so long is asked `select 1` before it is used, and the system probes it meanwhile. */
export const KEEPALIVE = Duration.seconds(30);
/** A server connection is lent for one transaction: nothing of a session outlives it. */
export const POOL_MODE = "transaction";
/** A client that waits longer gets an error that it can act on. */
export const LONGEST_WAIT = Duration.seconds(10);

const LOOPBACK = ["127.0.0.1", "::1", "localhost"];
const PLAIN = /^[A-Za-z0-9_.@:/-]+$/;

/** The whole `pgbouncer.ini`. Throws on passwordless access from other machines, and on names that would change its meaning. */
export function renderPgbouncerConfig(config: PgbouncerConfig): string {
    refuse("PgBouncer configuration", problemsOf(config));
    const { databases, listen, clients, encryption } = config;
    const settings: Readonly<Record<string, string | number>> = {
        listen_addr: listen.address,
        listen_port: listen.port,
        unix_socket_dir: "",
        // Whoever reaches the loopback address of this pod is the pod; each database has its user.
        auth_type: "any",
        pool_mode: POOL_MODE,
        max_client_conn: clients,
        server_check_query: "select 1",
        server_check_delay: KEEPALIVE.seconds,
        server_connect_timeout: 5,
        server_login_retry: 1,
        server_lifetime: 1800,
        server_idle_timeout: 300,
        query_wait_timeout: LONGEST_WAIT.seconds,
        tcp_keepalive: 1,
        tcp_keepidle: KEEPALIVE.seconds,
        tcp_keepintvl: 10,
        tcp_keepcnt: 3,
        ...(encryption.kind === "verified"
            ? { server_tls_sslmode: "verify-full", server_tls_ca_file: encryption.authorityFile }
            : { server_tls_sslmode: "disable" }),
        ignore_startup_parameters: "extra_float_digits",
        log_connections: 0,
        log_disconnections: 0,
    };
    return [
        "; Rendered; changes are lost.",
        "[databases]",
        ...Object.entries(databases).map(([name, database]) => `${name} = ${connection(database)}`),
        "",
        "[pgbouncer]",
        ...Object.entries(settings).map(([key, value]) => `${key} = ${value}`.trimEnd()),
        "",
    ].join("\n");
}

function connection({ host, port, database, user, connections }: PooledDatabase): string {
    return `host=${host} port=${port} dbname=${database} user=${user} pool_size=${connections}`;
}

function problemsOf({ databases, listen, clients, encryption }: PgbouncerConfig): Problem[] {
    const problems: Problem[] = [];
    if (!LOOPBACK.includes(listen.address))
        problems.push({
            path: "listen.address",
            reason: `must be a loopback address because no password is asked for, got ${listen.address}`,
        });
    const entries = Object.entries(databases);
    if (entries.length === 0) problems.push({ path: "databases", reason: "must name at least one, got none" });
    const connections = entries.reduce((sum, [, database]) => sum + database.connections, 0);
    if (clients < connections)
        problems.push({
            path: "clients",
            reason: `must be at least ${connections}, the connections to servers, or some are never used, got ${clients}`,
        });
    for (const [name, database] of entries) {
        const path = `databases.${name}`;
        for (const [field, text] of Object.entries({
            name,
            host: database.host,
            database: database.database,
            user: database.user,
        })) {
            if (!PLAIN.test(text))
                problems.push({
                    path: `${path}.${field}`,
                    reason: `must hold letters, digits and _ . @ : / - only, got ${text}`,
                });
        }
        if (!Number.isInteger(database.connections) || database.connections < 1)
            problems.push({ path: `${path}.connections`, reason: `must be at least 1, got ${database.connections}` });
        if (encryption.kind === "connector" && !LOOPBACK.includes(database.host))
            problems.push({
                path: `${path}.host`,
                reason: `must be a loopback address, where the connector that encrypts listens, got ${database.host}`,
            });
    }
    return problems;
}
