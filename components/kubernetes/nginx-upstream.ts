import type { Problem } from "../core/argument-error.ts";
import { Duration } from "../core/duration.ts";

/** How NGINX chooses a server. Weights count in all of them; with equal weights `round-robin` takes turns. */
export const BALANCING = ["round-robin", "least-connections", "ip-hash"] as const;
export type Balancing = (typeof BALANCING)[number];

/** `Host` is an output where the name is not known yet. */
export interface UpstreamServer<Host = string> {
    /** Host name or IPv4 address. */
    readonly host: Host;
    readonly port: number;
    /** Share of the requests relative to the others. Default: 1. */
    readonly weight?: number;
    /** Gets requests only while all others are out. Default: false. */
    readonly backup?: boolean;
    /** The name stands for many servers that come and go; it is looked up again and again. Needs NGINX 1.27.3. Default: false. */
    readonly followsNames?: boolean;
}

/** A group of servers of which any can answer. */
export interface Upstream<Host = string> {
    readonly name: string;
    readonly balancing: Balancing;
    readonly servers: readonly UpstreamServer<Host>[];
    /** After so many failures within `failTimeout` a server is left alone for as long. */
    readonly maxFails: number;
    readonly failTimeout: Duration;
    /** Idle connections that each worker keeps open. */
    readonly keepalive: number;
    /**
     * A request is tried on so many servers, and on no other one after this time: longer than a silent server is borne,
     * or a request that met one is never tried elsewhere.
     */
    readonly tries: { readonly servers: number; readonly within: Duration };
}

/**
 * Three failures, half a minute, 32 kept connections. Three servers are tried, because with two a request that meets two
 * dead ones never gets to the backup.
 */
export const UPSTREAM_DEFAULTS = {
    maxFails: 3,
    failTimeout: Duration.seconds(30),
    keepalive: 32,
    tries: { servers: 3, within: Duration.seconds(65) },
} as const;

const METHODS: Readonly<Record<Balancing, string | undefined>> = {
    "round-robin": undefined,
    "least-connections": "least_conn",
    "ip-hash": "ip_hash",
};
const NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;

/** What NGINX would refuse or silently ignore. */
export function upstreamProblems(upstream: Upstream, path = "upstream"): Problem[] {
    const { servers, balancing, maxFails, keepalive, tries } = upstream;
    const problems: Problem[] = [];
    const backups = servers.filter(({ backup }) => backup === true).length;
    if (servers.length - backups < 1)
        problems.push({ path: `${path}.servers`, reason: "must hold at least one that is no backup, got none" });
    if (backups > 1) problems.push({ path: `${path}.servers`, reason: `must hold at most one backup, got ${backups}` });
    if (backups > 0 && balancing === "ip-hash")
        problems.push({
            path: `${path}.balancing`,
            reason: "must not be ip-hash with a backup: NGINX has none for it, got ip-hash",
        });
    for (const [field, value] of Object.entries({ maxFails, keepalive, "tries.servers": tries.servers })) {
        if (!Number.isInteger(value) || value < 1)
            problems.push({ path: `${path}.${field}`, reason: `must be at least 1, got ${value}` });
    }
    return [...problems, ...servers.flatMap((server, index) => serverProblems(server, `${path}.servers[${index}]`))];
}

function serverProblems({ host, port, weight = 1 }: UpstreamServer, path: string): Problem[] {
    const problems: Problem[] = [];
    if (!NAME.test(host))
        problems.push({ path: `${path}.host`, reason: `must be a host name or an IPv4 address, got ${host}` });
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
        problems.push({ path: `${path}.port`, reason: `must be from 1 to 65535, got ${port}` });
    if (!Number.isInteger(weight) || weight < 1)
        problems.push({ path: `${path}.weight`, reason: `must be at least 1, got ${weight}` });
    return problems;
}

/** The `upstream` block. Its `zone` makes all workers count failures together. */
export function renderUpstream(upstream: Upstream): string[] {
    const method = METHODS[upstream.balancing];
    return [
        `upstream ${upstream.name} {`,
        `    zone ${upstream.name} 256k;`,
        ...(method === undefined ? [] : [`    ${method};`]),
        ...upstream.servers.map((server) => `    ${renderServer(server, upstream)}`),
        `    keepalive ${upstream.keepalive};`,
        "}",
    ];
}

function renderServer({ host, port, weight = 1, backup, followsNames }: UpstreamServer, upstream: Upstream): string {
    const parameters = [
        `weight=${weight}`,
        `max_fails=${upstream.maxFails}`,
        `fail_timeout=${upstream.failTimeout.seconds}s`,
        ...(followsNames ? ["resolve"] : []),
        ...(backup ? ["backup"] : []),
    ];
    return `server ${host}:${port} ${parameters.join(" ")};`;
}

/** What counts as a failure and is tried elsewhere. Requests that may not be repeated are counted, but not repeated. */
export function renderRetries({ tries }: Upstream): string[] {
    return [
        "proxy_next_upstream error timeout invalid_header http_500 http_502 http_503 http_504;",
        `proxy_next_upstream_tries ${tries.servers};`,
        `proxy_next_upstream_timeout ${tries.within.seconds}s;`,
    ];
}
