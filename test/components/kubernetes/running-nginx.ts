/** The real NGINX on a rendered file, with small servers behind it. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import { createServer } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Duration } from "../../../components/core/duration.ts";
import type { NginxConfig } from "../../../components/kubernetes/nginx-config.ts";
import { UPSTREAM_DEFAULTS, type UpstreamServer } from "../../../components/kubernetes/nginx-upstream.ts";

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

export function temporaryFolder(): string {
    return fs.mkdtempSync(path.join(os.tmpdir(), "ha-nginx-"));
}

/** A certificate and its key in one file, signed by itself. */
export function writeCertificate(openssl: string, file: string): void {
    const name = ["-subj", "/CN=localhost", "-days", "1"];
    const [key, certificate] = [`${file}.key`, `${file}.crt`];
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    execFileSync(openssl, ["req", "-x509", ...curve, ...name, "-keyout", key, "-out", certificate], { stdio: "pipe" });
    fs.writeFileSync(file, fs.readFileSync(certificate, "utf8") + fs.readFileSync(key, "utf8"));
}

export async function freePort(): Promise<number> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    server.close();
    await once(server, "close");
    if (address === null || typeof address === "string") throw new Error("the test server has no port");
    return address.port;
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

/** NGINX in the foreground. */
export class RunningNginx {
    readonly #process: ChildProcess;
    readonly #folder: string;

    constructor(program: string, file: string, folder: string) {
        this.#folder = folder;
        fs.rmSync(this.#log, { force: true });
        const options = ["-e", "stderr", "-p", folder, "-c", file, "-g", "daemon off;"];
        this.#process = spawn(program, options, { stdio: "ignore" });
    }

    get #log(): string {
        return path.join(this.#folder, "access.log");
    }

    /** Lines written to the access log so far. */
    get log(): readonly string[] {
        const text = fs.readFileSync(this.#log, "utf8");
        return text.split("\n").filter((line) => line !== "");
    }

    async answering(port: number): Promise<void> {
        for (let attempt = 0; attempt < 100; attempt++) {
            if (await answers(port)) return;
            await wait(50);
        }
        throw new Error("NGINX did not start to answer");
    }

    /** Tells it to stop and waits until it has; SIGQUIT lets it answer what it has. */
    async stop(signal: "SIGQUIT" | "SIGTERM" = "SIGTERM"): Promise<void> {
        if (this.#process.exitCode !== null) return;
        const ended = once(this.#process, "exit");
        this.#process.kill(signal);
        await ended;
    }
}

async function answers(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        http.get({ host: "127.0.0.1", port, path: "/proxy-health" }, (response) => {
            response.resume();
            resolve(response.statusCode === 200);
        }).on("error", () => resolve(false));
    });
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
