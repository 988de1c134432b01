import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { problem } from "./answer.ts";
import type { Application } from "./application.ts";
import type { OriginSettings } from "./settings.ts";

const LARGEST_BODY = 64 * 1024; // bytes: what the edge can hold as well
/** Longer than balancers keep idle connections, so that none sends into one that is just being closed. */
const IDLE = 75_000;

/** Serves an application over HTTP, and ends without failing what it has taken in. */
export class OriginServer {
    readonly #application: Application;
    readonly #settings: Pick<OriginSettings, "region" | "port" | "lingerMs" | "drainMs">;
    readonly #log: (line: Readonly<Record<string, unknown>>) => void;
    readonly #server: Server;
    #stopping = false;

    constructor(
        application: Application,
        settings: Pick<OriginSettings, "region" | "port" | "lingerMs" | "drainMs">,
        log: (line: Readonly<Record<string, unknown>>) => void,
    ) {
        this.#application = application;
        this.#settings = settings;
        this.#log = log;
        this.#server = createServer({ keepAliveTimeout: IDLE, noDelay: true }, (request, response) => {
            void this.#handle(request, response);
        });
    }

    /** The port it listens on. */
    async start(): Promise<number> {
        this.#server.listen(this.#settings.port, "127.0.0.1");
        await once(this.#server, "listening");
        const address = this.#server.address();
        if (address === null || typeof address === "string") throw new Error("a port was asked for, got none");
        return address.port;
    }

    /**
     * Goes on for `lingerMs`, in which each answer asks its client to connect anew, then takes nothing in and finishes what
     * is under way. After `drainMs` the rest is cut off; true when there was none.
     */
    async stop(): Promise<boolean> {
        const { lingerMs, drainMs } = this.#settings;
        this.#stopping = true;
        await wait(lingerMs);
        const closed = once(this.#server.close(), "close");
        this.#server.closeIdleConnections();
        const limit = new AbortController();
        const late = wait(drainMs, "late", { signal: limit.signal }).catch(() => "in time");
        const finished = (await Promise.race([closed, late])) !== "late";
        limit.abort();
        if (!finished) this.#server.closeAllConnections();
        await closed;
        return finished;
    }

    async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const start = performance.now();
        const { method = "GET", url = "/" } = request;
        const header = (name: string): string | undefined => {
            const value = request.headers[name];
            return typeof value === "string" ? value : undefined;
        };
        try {
            const body = await read(request);
            const answer =
                body === undefined
                    ? problem(413, "too-large", `a body may have ${LARGEST_BODY} bytes`)
                    : await this.#application.answer({ method, url: new URL(url, "http://origin"), header, body });
            const { status, headers } = answer;
            const closing = this.#stopping ? { connection: "close" } : {};
            response.writeHead(status, { ...headers, ...closing, "x-origin-region": this.#settings.region });
            response.end(method === "HEAD" ? undefined : answer.body);
            this.#note(request, status, start);
        } catch (error) {
            // The client is gone, or sent what is no HTTP: there is nobody to answer.
            this.#log({ event: "request-aborted", url, message: String(error) });
            response.destroy();
        }
    }

    #note(request: IncomingMessage, status: number, start: number): void {
        if (request.url?.startsWith("/api/health")) return;
        this.#log({
            event: "request",
            at: Date.now(),
            id: request.headers["x-request-id"],
            method: request.method,
            path: request.url,
            status,
            milliseconds: Math.round((performance.now() - start) * 10) / 10,
            retry: request.headers["x-ha-retry"] !== undefined,
        });
    }
}

/** The body, or undefined when it is too large. */
async function read(request: IncomingMessage): Promise<string | undefined> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        if (size > LARGEST_BODY) return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
}
