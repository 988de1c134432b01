import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { Miniflare, type RequestInit } from "miniflare";
import { COMPATIBILITY_DATE } from "../../../../../components/cloudflare/compatibility-date.ts";
import { shardOf } from "../../../../../components/cloudflare/edge-router/writes/shard.ts";
import { exampleConfig } from "../example-config.ts";

/** A write as the writer got it. */
export interface Received {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
}

/** Answers a write; none means that it never answers. */
export type Reply = (
    received: Received,
) => { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string } | undefined;

/** An origin that remembers what it was sent and answers as told. */
export class Writer {
    readonly received: Received[] = [];
    reply: Reply = () => ({ status: 201, body: "{}" });
    underway = 0;
    mostUnderway = 0;
    delayMs = 0;
    readonly #server: Server;
    readonly host: string;

    private constructor(server: Server, port: number) {
        this.#server = server;
        this.host = `127.0.0.1:${port}`;
        server.on("request", async (request, response: ServerResponse) => {
            let body = "";
            for await (const chunk of request) body += chunk;
            if (request.url === ping) {
                response.end();
                return;
            }
            const received = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
            this.received.push(received);
            this.underway++;
            this.mostUnderway = Math.max(this.mostUnderway, this.underway);
            await new Promise((resolve) => setTimeout(resolve, this.delayMs));
            this.underway--;
            const reply = this.reply(received);
            if (reply === undefined) return;
            response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers }).end(reply.body);
        });
    }

    static async start(): Promise<Writer> {
        const server = createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
        const address = server.address();
        if (address === null || typeof address === "string") throw new Error(`the writer needs a port, got ${address}`);
        return new Writer(server, address.port);
    }

    async stop(): Promise<void> {
        const closed = once(this.#server, "close");
        this.#server.close();
        this.#server.closeAllConnections();
        await closed;
    }
}

/** The part of a configuration that these tests change. */
export interface Rules {
    readonly leaseMs?: number;
    readonly writes?: Readonly<Record<string, unknown>>;
    readonly cache?: Readonly<Record<string, unknown>>;
}

/** A read that has the isolate renew its snapshot. */
const ping = "/api/v2/ping";

const routes = [
    { path: "/api/employees/{employee}/*", methods: ["POST", "PUT", "DELETE"], policy: "queue", order: "employee" },
    { path: "/api/imports", methods: ["POST"], policy: "pass" },
];

/** A router, a stand-in coordinator and outboxes in the Workers runtime, over two origins. */
export class QueueingEdge {
    readonly central: Writer;
    readonly east: Writer;
    readonly lines: string[] = [];
    readonly #folder: string | undefined;
    readonly #rules: Rules;
    #runtime: Miniflare;

    private constructor(central: Writer, east: Writer, rules: Rules, folder: string | undefined) {
        this.central = central;
        this.east = east;
        this.#rules = rules;
        this.#folder = folder;
        this.#runtime = this.#start();
    }

    /** With a folder the outboxes outlive a restart. */
    static async start(rules: Rules = {}, folder?: string): Promise<QueueingEdge> {
        const edge = new QueueingEdge(await Writer.start(), await Writer.start(), rules, folder);
        await edge.#runtime.ready;
        await edge.decide({ writes: true });
        return edge;
    }

    /** Has the coordinator say that a region writes, in an epoch, and whether it may. */
    async decide(said: { writer?: string; epoch?: number; writes?: boolean; silent?: boolean }): Promise<void> {
        const { writer = "us-central1", epoch = 1, writes = true, silent = false } = said;
        const decision = { phase: "closed", share: 100, reason: "told", since: 0 };
        const told = await this.call("/test/coordinator/become", {
            method: "POST",
            body: JSON.stringify({
                writer,
                writerEpoch: epoch,
                silent,
                regions: { [writer]: { ...decision, writes } },
            }),
        });
        const decided = await told.text();
        if (silent) return;
        await until("the isolate did not hear of the decision", async () => {
            await (await this.call(ping)).text();
            const { coordination } = JSON.parse(await (await this.call("/api/health/edge")).text());
            return String(coordination?.epoch) === decided;
        });
    }

    /** Sends a write to `/api/v1/employees/{employee}/hours` as a tenant. */
    async write(tenant: string, employee: string, key: string | undefined, init: RequestInit = {}) {
        const { headers, body = "{}", ...rest } = init;
        return this.call(`/api/v1/employees/${employee}/hours`, {
            method: "POST",
            ...rest,
            body,
            headers: {
                authorization: `Bearer ${tenant}/ann`,
                "content-type": "application/json",
                "content-length": String(String(body).length),
                ...(key === undefined ? {} : { "idempotency-key": key }),
                ...Object.fromEntries(Object.entries(headers ?? {})),
            },
        });
    }

    read(tenant: string, location: string | null) {
        return this.call(location ?? "/", { headers: { authorization: `Bearer ${tenant}/ann` } });
    }

    /** Decides about a parked operation as a tenant. */
    decideAbout(tenant: string, id: string, decision: string) {
        const headers = { authorization: `Bearer ${tenant}/ann` };
        return this.call(`/api/v1/operations/${id}/${decision}`, { method: "POST", headers });
    }

    call(path: string, init: RequestInit = {}) {
        return this.#runtime.dispatchFetch(`http://edge.example.com${path}`, { redirect: "manual", ...init });
    }

    async outbox(tenant: string, path: string, init: RequestInit = {}) {
        return this.call(`/test/outbox/${shardOf(tenant, 64)}/${path}`, init);
    }

    async letters(tenant: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
        return JSON.parse(await (await this.outbox(tenant, "dead-letters")).text());
    }

    /** What the coordinator was told: of shards that hold writes, and of answers that are old. */
    async told(): Promise<readonly Readonly<Record<string, unknown>>[]> {
        return JSON.parse(await (await this.call("/test/coordinator/told")).text());
    }

    /** Ends the runtime and starts it again over what is on disk. */
    async restart(): Promise<void> {
        await this.#runtime.dispose();
        this.#runtime = this.#start();
        await this.#runtime.ready;
    }

    /** Ends the runtime without a warning, in the middle of whatever it does, and starts it again over what is on disk. */
    async kill(): Promise<void> {
        const children = execFileSync("pgrep", ["-P", String(process.pid), "workerd"], { encoding: "utf8" });
        for (const pid of children.trim().split("\n")) process.kill(Number(pid), "SIGKILL");
        await this.restart();
    }

    async stop(): Promise<void> {
        await this.#runtime.dispose();
        await Promise.all([this.central.stop(), this.east.stop()]);
    }

    #start(): Miniflare {
        const config = exampleConfig({
            regions: [
                { name: "us-central1", origin: this.central.host },
                { name: "us-east1", origin: this.east.host },
            ],
            timeouts: { connectAndFirstByteMs: 500, readMs: 1000, writeMs: 500, slowPaths: [] },
        });
        const { leaseMs = 400, writes = {}, cache } = this.#rules;
        const coordination = { snapshotMs: 50, leaseMs };
        return new Miniflare({
            modules: true,
            script: bundled,
            compatibilityDate: COMPATIBILITY_DATE,
            bindings: {
                CONFIG: JSON.parse(JSON.stringify({ ...config, coordination, cache, writes: { routes, ...writes } })),
            },
            durableObjects: {
                COORDINATOR: { className: "Coordinator", useSQLite: true },
                OUTBOX: { className: "Outbox", useSQLite: true },
            },
            ...(this.#folder === undefined ? {} : { durableObjectsPersist: this.#folder }),
            host: "127.0.0.1",
            cf: false,
            telemetry: { enabled: false },
            handleRuntimeStdio: (output: Readable) => {
                createInterface(output).on("line", (line) => this.lines.push(line));
            },
        });
    }
}

/** Waits until something is so, and says what was not when it is not in ten seconds. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (let waits = 0; waits < 400; waits++) {
        if (await isSo()) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`within ten seconds ${what}`);
}

const bundled = bundle();

function bundle(): string {
    const built = buildSync({
        entryPoints: [fileURLToPath(new URL("./outbox-script.ts", import.meta.url))],
        bundle: true,
        write: false,
        format: "esm",
        platform: "neutral",
        target: "es2022",
        tsconfigRaw: {},
        logLevel: "silent",
    });
    const [file] = built.outputFiles;
    if (file === undefined) throw new Error("the script must build into one file, got none");
    return file.text;
}
