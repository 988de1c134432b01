import { type Problem, refuse } from "../core/argument-error.ts";
import type { Duration } from "../core/duration.ts";
import { renderRetries, renderUpstream, type Upstream, upstreamProblems } from "./nginx-upstream.ts";

/** Everything that a reverse proxy for one upstream has to know. */
export interface NginxConfig {
    readonly upstream: Upstream;
    /** Takes requests over TLS, HTTP/1.1 and HTTP/2. The file holds the certificate chain and its key. */
    readonly tls: { readonly port: number; readonly file: string };
    /** Port that answers `/proxy-health` and `/proxy-ready`, whatever the upstream's state. */
    readonly healthPort: number;
    readonly timeouts: {
        readonly connect: Duration;
        /** Silence of the upstream, and of a client that sends a body. */
        readonly silence: Duration;
        /** Silence of an open WebSocket. */
        readonly webSocket: Duration;
        /** An idle connection of a client is kept so long. */
        readonly idle: Duration;
        /** Running requests are given so long when NGINX is told to stop. */
        readonly drain: Duration;
    };
    /** Path prefixes under which connections become WebSockets, such as `/ws/`. */
    readonly webSockets: readonly string[];
    /** Senders that may say who the client is, and the header they say it in. */
    readonly clientAddress: { readonly header: string; readonly trusted: readonly string[] };
    /** Name server for servers that follow names, and how long an answer is used. */
    readonly names: { readonly server: string; readonly keep: Duration };
    /** Largest body of a request in megabytes. */
    readonly bodyMegabytes: number;
    readonly workers: number;
    /** Directory that NGINX may write to. */
    readonly scratch: string;
    /** Where the access log goes: `/dev/stdout` in a pod. */
    readonly log: string;
}

const PREFIX = /^\/(?:[A-Za-z0-9._~-]+\/)*$/;

/** The whole `nginx.conf`. Throws on what NGINX would refuse, or would accept and not do. */
export function renderNginxConfig(config: NginxConfig): string {
    refuse("NGINX configuration", problemsOf(config));
    const { workers, scratch, timeouts, names, tls, healthPort } = config;
    return lines([
        "# Rendered; changes are lost.",
        `worker_processes ${workers};`,
        "error_log stderr warn;",
        `pid ${scratch}/nginx.pid;`,
        `worker_shutdown_timeout ${timeouts.drain.seconds}s;`,
        "events {",
        "    worker_connections 4096;",
        "}",
        "http {",
        ...indent([
            ...basics(config),
            "",
            ...accessLog(config.log),
            "",
            `resolver ${names.server} valid=${names.keep.seconds}s ipv6=off;`,
            ...renderUpstream(config.upstream),
            "",
            "server {",
            ...indent([
                `listen ${healthPort};`,
                "access_log off;",
                ...answer("= /proxy-health", 200),
                ...answer("= /proxy-ready", 200),
                ...answer("/", 404),
            ]),
            "}",
            "server {",
            ...indent([`listen ${tls.port} ssl http2;`, ...encryption(tls.file), "", ...locations(config)]),
            "}",
        ]),
        "}",
    ]);
}

function problemsOf({ upstream, timeouts, webSockets, names, workers, bodyMegabytes }: NginxConfig): Problem[] {
    const problems = upstreamProblems(upstream);
    if (upstream.tries.within.seconds <= timeouts.silence.seconds)
        problems.push({
            path: "upstream.tries.within",
            reason: `must be longer than timeouts.silence (${timeouts.silence}), or requests that meet a silent server are never tried elsewhere, got ${upstream.tries.within}`,
        });
    for (const [field, value] of Object.entries({ workers, bodyMegabytes })) {
        if (!Number.isInteger(value) || value < 1)
            problems.push({ path: field, reason: `must be at least 1, got ${value}` });
    }
    for (const prefix of webSockets) {
        if (!PREFIX.test(prefix) || prefix === "/")
            problems.push({ path: "webSockets", reason: `must be path prefixes such as /ws/, got ${prefix}` });
    }
    if (names.keep.seconds > upstream.failTimeout.seconds)
        problems.push({
            path: "names.keep",
            reason: `must not be longer than upstream.failTimeout (${upstream.failTimeout}), or servers that are gone are tried again, got ${names.keep}`,
        });
    return problems;
}

function basics({ scratch, timeouts, bodyMegabytes, clientAddress }: NginxConfig): string[] {
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    return [
        ...temporary.map((kind) => `${kind}_temp_path ${scratch}/${kind};`),
        "server_tokens off;",
        `client_max_body_size ${bodyMegabytes}m;`,
        `client_header_timeout ${timeouts.silence.seconds}s;`,
        `client_body_timeout ${timeouts.silence.seconds}s;`,
        `keepalive_timeout ${timeouts.idle.seconds}s;`,
        `real_ip_header ${clientAddress.header};`,
        ...clientAddress.trusted.map((block) => `set_real_ip_from ${block};`),
        "map $http_upgrade $connection_upgrade {",
        "    default upgrade;",
        // An empty header, not `close`, is what lets connections to the upstream be kept.
        '    ""      "";',
        "}",
    ];
}

/** One JSON object a request, of which log metrics are made: `request.failed` where this side failed. */
function accessLog(file: string): string[] {
    const fields = [
        '"event":"$request_event"',
        '"milliseconds":$request_milliseconds',
        '"status":$status',
        '"method":"$request_method"',
        '"path":"$uri"',
        '"client":"$remote_addr"',
        '"protocol":"$server_protocol"',
        '"upstream":"$upstream_addr"',
        '"upstreamStatus":"$upstream_status"',
        '"request":"$request_id"',
    ];
    return [
        "map $status $request_event {",
        "    ~^5     request.failed;",
        "    default request.served;",
        "}",
        // $request_time is seconds with three decimals; JSON knows no leading zeros.
        "map $request_time $request_milliseconds {",
        '    "~^0\\.0*(?<small>[1-9][0-9]*)$" $small;',
        '    "~^(?<whole>[1-9][0-9]*)\\.(?<part>[0-9]{3})$" $whole$part;',
        "    default 0;",
        "}",
        `log_format events escape=json '{${fields.join(",")}}';`,
        `access_log ${file} events;`,
    ];
}

function answer(location: string, status: number): string[] {
    return [`location ${location} {`, `    return ${status};`, "}"];
}

function encryption(file: string): string[] {
    return [
        `ssl_certificate ${file};`,
        `ssl_certificate_key ${file};`,
        "ssl_protocols TLSv1.2 TLSv1.3;",
        "ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;",
        "ssl_session_cache shared:tls:10m;",
        "ssl_session_tickets off;",
    ];
}

function locations(config: NginxConfig): string[] {
    const { timeouts, upstream, webSockets } = config;
    const location = (prefix: string, silence: Duration) => [
        `location ${prefix} {`,
        ...indent([
            `proxy_pass http://${upstream.name};`,
            `proxy_read_timeout ${silence.seconds}s;`,
            `proxy_send_timeout ${silence.seconds}s;`,
        ]),
        "}",
    ];
    return [
        "proxy_http_version 1.1;",
        "proxy_set_header Host $host;",
        "proxy_set_header Upgrade $http_upgrade;",
        "proxy_set_header Connection $connection_upgrade;",
        "proxy_set_header X-Real-IP $remote_addr;",
        "proxy_set_header X-Forwarded-For $remote_addr;",
        "proxy_set_header X-Forwarded-Proto $scheme;",
        "proxy_set_header X-Request-Id $request_id;",
        // The application may turn buffering off to stream; it may not send clients to other places inside.
        "proxy_ignore_headers X-Accel-Redirect;",
        `proxy_connect_timeout ${timeouts.connect.seconds}s;`,
        ...renderRetries(upstream),
        "",
        ...webSockets.flatMap((prefix) => location(prefix, timeouts.webSocket)),
        ...location("/", timeouts.silence),
    ];
}

function indent(block: readonly string[]): string[] {
    return block.map((line) => (line === "" ? "" : `    ${line}`));
}

function lines(all: readonly string[]): string {
    return `${all.join("\n")}\n`;
}
