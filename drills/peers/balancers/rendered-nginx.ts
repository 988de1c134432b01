import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Duration } from "../../../components/core/duration.ts";
import { type NginxConfig, renderNginxConfig } from "../../../components/kubernetes/nginx-config.ts";
import { planProxyTimes } from "../../../components/kubernetes/nginx-times.ts";
import { type Balancing, UPSTREAM_DEFAULTS } from "../../../components/kubernetes/nginx-upstream.ts";
import { BACKEND, LONGEST_REQUEST, WEB_SOCKETS } from "../../../stacks/systems/hire-me-bahamas/tables.ts";
import { writeCertificate } from "../../nginx/certificate.ts";
import { RunningNginx } from "../../nginx/running-nginx.ts";
import { freePorts } from "../../programs/ports.ts";
import type { ProgramGroup } from "../../programs/program-group.ts";
import type { Balancer, Behind } from "./balancer.ts";

const BALANCING: Balancing = "least-connections";

/**
 * NGINX as HireMeBahamas gets it, over TLS. What differs: servers stand one by one where a pod's name would, and the
 * longest silence may be another one.
 */
export function renderedNginx(name: string, silence: Duration = LONGEST_REQUEST): Balancer {
    return {
        name,
        start: async (programs, servers) => {
            const [port = 0, healthPort = 0] = await freePorts(2);
            const folder = join(programs.folder, `nginx-${port}`);
            mkdirSync(folder);
            writeCertificate(join(folder, "origin.pem"));
            const text = renderNginxConfig(configuration(servers, silence, { port, healthPort, folder }));
            await start(programs, text, folder, healthPort);
            return { addresses: [`https://127.0.0.1:${port}`] };
        },
    };
}

/** NGINX with the upstream block of HireMeBahamas' document as it is written, and its own defaults around it. */
export function documentNginx(name: string): Balancer {
    return {
        name,
        start: async (programs, servers) => {
            const [port = 0, healthPort = 0] = await freePorts(2);
            const folder = join(programs.folder, `nginx-${port}`);
            mkdirSync(folder);
            const entries = servers.map(
                (server) =>
                    `server 127.0.0.1:${server.port} weight=1 max_fails=3 fail_timeout=30s${server.isBackup ? " backup" : ""};`,
            );
            const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
            const text = [
                `pid ${folder}/nginx.pid;`,
                "worker_processes 2;",
                "error_log stderr warn;",
                "events { worker_connections 4096; }",
                "http {",
                ...temporary.map((kind) => `${kind}_temp_path ${folder}/${kind};`),
                "access_log off;",
                "upstream backend_servers {",
                "least_conn;",
                ...entries,
                "keepalive 32;",
                "}",
                // What the block's kept connections need, and nothing else.
                `server { listen 127.0.0.1:${port}; location / { proxy_pass http://backend_servers;`,
                'proxy_http_version 1.1; proxy_set_header Connection ""; } }',
                `server { listen 127.0.0.1:${healthPort}; location / { return 200; } }`,
                "}",
            ].join("\n");
            await start(programs, text, folder, healthPort);
            return { addresses: [`http://127.0.0.1:${port}`] };
        },
    };
}

async function start(programs: ProgramGroup, text: string, folder: string, healthPort: number): Promise<void> {
    const running = new RunningNginx(programs, text, folder);
    await running.answering(healthPort);
}

function configuration(
    servers: readonly Behind[],
    silence: Duration,
    { port, healthPort, folder }: { readonly port: number; readonly healthPort: number; readonly folder: string },
): NginxConfig {
    return {
        upstream: {
            name: BACKEND,
            balancing: BALANCING,
            servers: servers.map((server) => ({ host: "127.0.0.1", port: server.port, backup: server.isBackup })),
            ...UPSTREAM_DEFAULTS,
        },
        tls: { port, file: join(folder, "origin.pem") },
        healthPort,
        timeouts: planProxyTimes(silence).timeouts,
        webSockets: WEB_SOCKETS,
        clientAddress: { header: "CF-Connecting-IP", trusted: ["127.0.0.0/8"] },
        names: { server: "127.0.0.1", keep: Duration.seconds(5) },
        bodyMegabytes: 25,
        workers: 2,
        scratch: folder,
        log: join(folder, "access.log"),
    };
}
