import * as http from "node:http";
import * as https from "node:https";
import type { LoadRequest, Sample } from "./sample.ts";

const MOST_BODY = 64 * 1024; // characters of an answer that are kept
/** An idle connection is closed after this, in milliseconds: before servers do, which would fail the next request. */
const IDLE = 2000;

export interface ClientOptions {
    readonly keepHeaders: readonly string[];
    readonly anyCertificate?: boolean;
}

/** Sends single requests over kept connections, as many at a time as it is told to. */
export class LoadClient {
    readonly #keepHeaders: readonly string[];
    readonly #plain: http.Agent;
    readonly #encrypted: https.Agent;
    readonly #running = new Set<http.ClientRequest>();

    constructor({ keepHeaders, anyCertificate = false }: ClientOptions) {
        const kept = { keepAlive: true, timeout: IDLE, maxFreeSockets: 1024 };
        this.#keepHeaders = keepHeaders;
        this.#plain = new http.Agent(kept);
        this.#encrypted = new https.Agent({ ...kept, rejectUnauthorized: !anyCertificate });
    }

    /** One sample, whatever happens. Throws only on a request that cannot be written. */
    send<About>(
        { url, method = "GET", headers = {}, body, about }: LoadRequest<About>,
        index: number,
        intendedAt: number,
        timeoutMs: number,
    ): Promise<Sample<About>> {
        const startedAt = performance.now();
        const target = typeof url === "string" ? new URL(url) : url;
        const options = { method, headers: withLength(headers, body) };
        const request =
            target.protocol === "https:"
                ? https.request(target, { ...options, agent: this.#encrypted })
                : http.request(target, { ...options, agent: this.#plain });
        this.#running.add(request);
        return new Promise((resolve) => {
            const late = setTimeout(() => request.destroy(new RequestTimeout()), timeoutMs);
            const end = (outcome: Pick<Sample, "headers" | "body"> & Partial<Pick<Sample, "status" | "error">>) => {
                clearTimeout(late);
                this.#running.delete(request);
                const { reusedSocket: reused } = request;
                resolve({ index, about, intendedAt, startedAt, endedAt: performance.now(), reused, ...outcome });
            };
            const fail = (error: Error): void => end({ error: codeOf(error), headers: {}, body: "" });
            request.on("error", fail);
            request.on("response", (response) => {
                let text = "";
                response.setEncoding("utf8");
                response.on("data", (chunk) => {
                    if (text.length < MOST_BODY) text += chunk;
                });
                response.on("error", fail);
                response.on("end", () =>
                    end({
                        status: response.statusCode ?? 0,
                        headers: this.#kept(response.headers),
                        body: text.slice(0, MOST_BODY),
                    }),
                );
            });
            request.end(body);
        });
    }

    /** Drops what is under way, and all connections. */
    close(): void {
        for (const request of this.#running) request.destroy(new RequestDropped());
        this.#plain.destroy();
        this.#encrypted.destroy();
    }

    #kept(headers: http.IncomingHttpHeaders): Readonly<Record<string, string>> {
        return Object.fromEntries(
            this.#keepHeaders.flatMap((name) => {
                const value = headers[name.toLowerCase()];
                return value === undefined ? [] : [[name.toLowerCase(), String(value)]];
            }),
        );
    }
}

class RequestTimeout extends Error {
    readonly code = "timeout";
}

class RequestDropped extends Error {
    readonly code = "dropped";
}

function codeOf(error: Error): string {
    return "code" in error && typeof error.code === "string" ? error.code : error.message;
}

function withLength(headers: Readonly<Record<string, string>>, body: string | undefined): Record<string, string> {
    return body === undefined ? headers : { ...headers, "content-length": String(Buffer.byteLength(body)) };
}
