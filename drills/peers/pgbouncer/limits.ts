/** What the rendered configuration promises, read from the file that PgBouncer gets. Times are seconds. */
export interface PoolLimits {
    /** Connections to servers that all pools of the file may hold together. */
    readonly connections: number;
    /** Of them those of the largest pool. */
    readonly poolSize: number;
    /** Clients at most, waiting ones counted. */
    readonly clients: number;
    readonly queryWait: number;
    readonly connectTimeout: number;
    readonly loginRetry: number;
}

/** Throws on a file without one of the settings that the bounds are made of. */
export function limitsOf(rendered: string): PoolLimits {
    const sizes = [...rendered.matchAll(/ pool_size=(\d+)$/gm)].map(([, size]) => Number(size));
    return {
        poolSize: Math.max(...sizes),
        // The file has no reserve_pool_size, whose default is none.
        connections: sizes.reduce((sum, size) => sum + size, 0) + setting(rendered, "reserve_pool_size", 0),
        clients: setting(rendered, "max_client_conn"),
        queryWait: setting(rendered, "query_wait_timeout"),
        connectTimeout: setting(rendered, "server_connect_timeout"),
        loginRetry: setting(rendered, "server_login_retry"),
    };
}

/**
 * Seconds after which a pool has a server connection again at the latest, counted from when there is a server: an attempt
 * that nobody answers lasts `server_connect_timeout`, and the next one begins `server_login_retry` after it.
 */
export function longestReconnection({ connectTimeout, loginRetry }: PoolLimits): number {
    return connectTimeout + loginRetry;
}

/**
 * Seconds that a client waits for a server connection at most: `query_wait_timeout`, and one more, because PgBouncer looks
 * at waiting clients a few times a second (https://www.pgbouncer.org/config.html, 2026-11-23).
 */
export function longestWaitFor({ queryWait }: PoolLimits): number {
    return queryWait + 1;
}

function setting(rendered: string, name: string, otherwise?: number): number {
    const found = new RegExp(`^${name} = (\\d+)$`, "m").exec(rendered)?.[1];
    const value = found === undefined ? otherwise : Number(found);
    if (value === undefined) throw new Error(`the rendered configuration must set ${name}, got none`);
    return value;
}
