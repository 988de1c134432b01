/** What the real NGINX is tested with: a configuration, small servers behind it, and a request. */
import { once } from "node:events";
import * as http from "node:http";
import * as https from "node:https";
import * as path from "node:path";
import { Duration } from "../../../components/core/duration.ts";
import type { NginxConfig } from "../../../components/kubernetes/nginx-config.ts";
import { UPSTREAM_DEFAULTS, type UpstreamServer } from "../../../components/kubernetes/nginx-upstream.ts";
import { freePort } from "../../../drills/programs/ports.ts";

/** A configuration for tests; ports and files are the caller's. */
export function exampleConfig(
    servers: readonly UpstreamServer[],
    { port = 8443, healthPort = 8080, folder = "/tmp" } = {},
): NginxConfig {
    return {
        upstream: { name: "backend", balancing: "least-connections", servers, ...UPSTREAM_DEFAULTS },
        tls: { port, file: path.join(folder, "origin.pem") },
        healthPort,
        timeouts: {
            connect: Duration.seconds(2),
            silence: Duration.seconds(30),
            webSocket: Duration.minutes(10),
            idle: Duration.minutes(16),
            drain: Duration.seconds(30),
        },
        webSockets: ["/ws/"],
        clientAddress: { header: "CF-Connecting-IP", trusted: ["127.0.0.0/8"] },
        names: { server: "127.0.0.1", keep: Duration.seconds(5) },
        bodyMegabytes: 10,
        workers: 1,
        scratch: folder,
        log: path.join(folder, "access.log"),
    };
}

/** An application instance that answers as told, and counts. */
export class Peer {
    readonly server: http.Server;
    requests = 0;
    headers: http.IncomingHttpHeaders = {};

    constructor(answer: (response: http.ServerResponse, request: http.IncomingMessage) => void) {
        this.server = http.createServer((request, response) => {
            this.requests++;
            this.headers = request.headers;
            answer(response, request);
        });
    }

    async listen(): Promise<number> {
        const port = await freePort();
        this.server.listen(port, "127.0.0.1");
        await once(this.server, "listening");
        return port;
    }
}

/** One request over TLS, with its status and body. */
export function request(
    port: number,
    target: string,
    options: https.RequestOptions = {},
): Promise<{ readonly status: number; readonly body: string }> {
    return new Promise((resolve, reject) => {
        https
            .request(
                { host: "127.0.0.1", port, path: target, rejectUnauthorized: false, agent: false, ...options },
                (response) => {
                    let body = "";
                    response.on("data", (chunk) => {
                        body += chunk;
                    });
                    response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
                },
            )
            .on("error", reject)
            .end();
    });
}
