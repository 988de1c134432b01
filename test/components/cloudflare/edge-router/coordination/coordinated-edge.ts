import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Miniflare, type MiniflareOptions } from "miniflare";
import { COMPATIBILITY_DATE } from "../../../../../components/cloudflare/compatibility-date.ts";
import type { RouterConfig } from "../../../../../components/cloudflare/edge-router/configuration/config.ts";
import {
    type CoordinationConfig,
    defaultCoordination,
} from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { bundleWorker } from "../../../../../components/cloudflare/worker-bundle.ts";
import { exampleConfig } from "../example-config.ts";
import { LoopbackOrigin } from "../loopback-origin.ts";

/** The coordinator behind a gate: closed, it throws at every call as one does that cannot be reached. */
const gatedCoordinator = `
export class GatedCoordinator {
    constructor(state, bindings) {
        this.inner = new RegionCoordinator(state, bindings);
        this.reports = 0;
        this.open = true;
    }
    async fetch(request) {
        const { pathname } = new URL(request.url);
        if (pathname === "/gate") {
            this.open = (await request.text()) === "open";
            return new Response(String(this.reports));
        }
        if (!this.open) throw new Error("the coordinator is gone");
        if (pathname === "/reports") this.reports += 1;
        return this.inner.fetch(request);
    }
    alarm() {
        return this.inner.alarm();
    }
}
`;

/** Lets a test into the isolate it names, as a client of its own, or to the coordinator. */
const entrance = `
export default {
    fetch(request, bindings) {
        const to = request.headers.get("x-to");
        if (to === "coordinator") {
            const coordinators = bindings.COORDINATOR;
            return coordinators.get(coordinators.idFromName("esta-tracker")).fetch(request);
        }
        const headers = new Headers(request.headers);
        headers.set("cf-connecting-ip", request.headers.get("x-client") ?? "192.0.2.1");
        return bindings[to].fetch(new Request(request, { headers }));
    }
};
`;

/** Times short enough for a test; everything else is as it is in production. */
export const quick: CoordinationConfig = {
    ...defaultCoordination,
    snapshotMs: 200,
    leaseMs: 600,
    reportMs: 200,
    openTime: { ...defaultCoordination.openTime, firstMs: 1000 },
    ramp: { ...defaultCoordination.ramp, percents: [10, 100], leastMs: 500, leastSamples: 5, quietMs: 1000 },
    probe: { ...defaultCoordination.probe, intervalMs: 200, timeoutMs: 300 },
};

export type IsolateName = "one" | "two";

/** Two isolates of the router and one coordinator in the Workers runtime, over two origins. */
export class CoordinatedEdge {
    readonly primary: LoopbackOrigin;
    readonly failover: LoopbackOrigin;
    readonly lines: string[] = [];
    readonly #balancer: LoopbackOrigin;
    readonly #runtime: Miniflare;
    readonly #options: MiniflareOptions;
    readonly #folder: string;

    private constructor(
        origins: readonly [LoopbackOrigin, LoopbackOrigin, LoopbackOrigin],
        folder: string,
        config: RouterConfig,
    ) {
        [this.primary, this.failover, this.#balancer] = origins;
        this.#folder = folder;
        const coordinator = { className: "GatedCoordinator", useSQLite: true, scriptName: "edge-coordination" };
        const bindings = { CONFIG: JSON.parse(JSON.stringify(config)) };
        const common = { modules: true, compatibilityDate: COMPATIBILITY_DATE, bindings } as const;
        const router = bundleWorker("edge-router").content;
        const isolate = (name: IsolateName) => ({
            ...common,
            name,
            script: router,
            durableObjects: { COORDINATOR: coordinator },
        });
        this.#options = {
            host: "127.0.0.1",
            cf: false,
            telemetry: { enabled: false },
            durableObjectsPersist: folder,
            handleRuntimeStdio: (output: Readable) => {
                createInterface(output).on("line", (line) => this.lines.push(line));
            },
            workers: [
                {
                    ...common,
                    name: "entrance",
                    script: entrance,
                    serviceBindings: { one: "one", two: "two" },
                    durableObjects: { COORDINATOR: coordinator },
                },
                isolate("one"),
                isolate("two"),
                {
                    ...common,
                    name: "edge-coordination",
                    script: `${bundleWorker("edge-coordination").content}${gatedCoordinator}`,
                    durableObjects: { COORDINATOR: coordinator },
                },
            ],
        };
        this.#runtime = new Miniflare(this.#options);
    }

    static async start(coordination: CoordinationConfig): Promise<CoordinatedEdge> {
        const origins = await Promise.all(["us-central1", "us-east1", "load balancer"].map(LoopbackOrigin.start));
        const [primary, failover, balancer] = origins;
        if (primary === undefined || failover === undefined || balancer === undefined) throw new Error("no origins");
        const regions = [primary, failover].map(({ name, host }) => ({ name, origin: host }));
        const folder = await mkdtemp(join(tmpdir(), "coordinated-edge-"));
        const timeouts = { connectAndFirstByteMs: 800, readMs: 2000, writeMs: 800, slowPaths: [] };
        const edge = new CoordinatedEdge(
            [primary, failover, balancer],
            folder,
            exampleConfig({ regions, timeouts, coordination }),
        );
        await edge.#runtime.ready;
        return edge;
    }

    /** Asks one isolate as a client with an address of its own, which stands for its tenant; the region that answered. */
    async ask(isolate: IsolateName, client = "192.0.2.1"): Promise<{ status: number; region: string | null }> {
        const response = await this.#runtime.dispatchFetch(`http://${this.#balancer.host}/api/v2/employees`, {
            headers: { "x-to": isolate, "x-client": client },
        });
        await response.text();
        return { status: response.status, region: response.headers.get("x-ha-region") };
    }

    /** What an isolate says of itself. */
    async health(isolate: IsolateName): Promise<Readonly<Record<string, unknown>>> {
        const headers = { "x-to": isolate };
        const response = await this.#runtime.dispatchFetch("http://localhost/api/health/edge", { headers });
        return asRecord(await response.json());
    }

    /** What the coordinator answers on a path. */
    async coordinator(path: string): Promise<unknown> {
        const headers = { "x-to": "coordinator" };
        return (await this.#runtime.dispatchFetch(`http://localhost${path}`, { headers })).json();
    }

    /** Opens or closes the way to the coordinator; the number of reports it has had. */
    async gate(position: "open" | "closed"): Promise<number> {
        const headers = { "x-to": "coordinator" };
        const response = await this.#runtime.dispatchFetch("http://localhost/gate", {
            method: "POST",
            headers,
            body: position,
        });
        return Number(await response.text());
    }

    /** Ends the runtime with everything in memory and starts it again over the same storage. */
    async restart(): Promise<void> {
        await this.#runtime.setOptions(this.#options);
        await this.#runtime.ready;
    }

    /** Requests that clients, not probes, sent to an origin. */
    static ofClients(origin: LoopbackOrigin): number {
        return origin.requests.filter(({ url }) => !url.startsWith("/api/health")).length;
    }

    async stop(): Promise<void> {
        await this.#runtime.dispose();
        await Promise.all([this.primary, this.failover, this.#balancer].map((origin) => origin.stop()));
        await rm(this.#folder, { recursive: true, force: true });
    }
}

/** Tries until something holds, at most five seconds; the last try's failure is the test's. */
export async function eventually(check: () => Promise<void>): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
        const held = await check().then(
            () => true,
            () => false,
        );
        if (held) return;
        await pause(100);
    }
    await check();
}

export function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
    if (typeof value !== "object" || value === null) throw new Error(`an object is needed, got ${String(value)}`);
    return Object.fromEntries(Object.entries(value));
}
