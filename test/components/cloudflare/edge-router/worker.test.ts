import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Miniflare, type RequestInit } from "miniflare";
import { COMPATIBILITY_DATE } from "../../../../components/cloudflare/compatibility-date.ts";
import type { RouterConfig } from "../../../../components/cloudflare/edge-router/configuration/config.ts";
import worker from "../../../../components/cloudflare/edge-router/worker.ts";
import { bundleWorker } from "../../../../components/cloudflare/worker-bundle.ts";
import { exampleConfig } from "./example-config.ts";
import { LoopbackOrigin } from "./loopback-origin.ts";

/** The bundled Worker in the Workers runtime, over two origins and a stand-in for the load balancer. */
class Edge {
    readonly primary: LoopbackOrigin;
    readonly failover: LoopbackOrigin;
    readonly balancer: LoopbackOrigin;
    readonly lines: string[] = [];
    readonly #runtime: Miniflare;

    private constructor(origins: readonly [LoopbackOrigin, LoopbackOrigin, LoopbackOrigin], config: unknown) {
        [this.primary, this.failover, this.balancer] = origins;
        this.#runtime = new Miniflare({
            modules: true,
            script: bundleWorker("edge-router").content,
            compatibilityDate: COMPATIBILITY_DATE,
            bindings: { CONFIG: JSON.parse(JSON.stringify(config ?? null)), VERSION: { id: "build-7" } },
            host: "127.0.0.1",
            cf: false,
            telemetry: { enabled: false },
            handleRuntimeStdio: (output: Readable) => {
                createInterface(output).on("line", (line) => this.lines.push(line));
            },
        });
    }

    static async start(configure: (config: RouterConfig) => unknown = (config) => config): Promise<Edge> {
        const primary = await LoopbackOrigin.start("us-central1");
        const failover = await LoopbackOrigin.start("us-east1");
        const balancer = await LoopbackOrigin.start("load balancer");
        const regions = [primary, failover].map(({ name, host }) => ({ name, origin: host }));
        const timeouts = { connectAndFirstByteMs: 800, readMs: 2000, writeMs: 800, slowPaths: [] };
        const edge = new Edge([primary, failover, balancer], configure(exampleConfig({ regions, timeouts })));
        await edge.#runtime.ready;
        return edge;
    }

    /** On a Route a fetch of the request's own URL reaches the load balancer, so its address is the public one here. */
    ask(path: string, init: RequestInit = {}) {
        return this.#runtime.dispatchFetch(`http://${this.balancer.host}${path}`, { redirect: "manual", ...init });
    }

    async logged(event: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
        for (let waits = 0; waits < 40; waits++) {
            const found = this.lines.filter((line) => line.includes(`"event":"${event}"`));
            if (found.length > 0) return found.map((line) => JSON.parse(line));
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return [];
    }

    async stop(): Promise<void> {
        await this.#runtime.dispose();
        await Promise.all([this.primary, this.failover, this.balancer].map((origin) => origin.stop()));
    }
}

describe("the edge router in the Workers runtime", () => {
    let running: Edge | undefined;

    async function start(configure?: (config: RouterConfig) => unknown): Promise<Edge> {
        running = await Edge.start(configure);
        return running;
    }

    afterEach(async () => {
        await running?.stop();
        running = undefined;
    });

    it("[ET-03] serves from the primary while it is healthy", async () => {
        const edge = await start();
        const response = await edge.ask("/api/v2/employees?page=2");
        assert.deepEqual(
            [response.status, await response.text(), response.headers.get("x-ha-region")],
            [200, "us-central1", "us-central1"],
        );
        assert.deepEqual(edge.primary.requests, [
            { method: "GET", url: "/api/v2/employees?page=2", retry: undefined, body: "" },
        ]);
        assert.equal(edge.failover.requests.length + edge.balancer.requests.length, 0);
    });

    it("[ET-05] shows no client an error when the primary answers 503, and soon stops asking it", async () => {
        const edge = await start();
        edge.primary.mode = 503;
        const statuses = new Set<number>();
        for (let count = 0; count < 100; count++) {
            const response = await edge.ask("/api/v2/employees");
            statuses.add(response.status);
            assert.equal(await response.text(), "us-east1");
        }
        assert.deepEqual([...statuses], [200]);
        assert.equal(edge.primary.requests.length, 3);
        const [change] = await edge.logged("region-state");
        assert.deepEqual(
            [change?.region, change?.to, change?.reason, change?.epoch],
            ["us-central1", "bad", "consecutive-hard-failures", 1],
        );
    });

    it("[ET-08] returns to the primary by itself when the evidence has expired", async () => {
        const edge = await start((config) => ({
            ...config,
            evidence: { consecutiveFailures: 3, expiresAfterMs: 300 },
        }));
        edge.primary.mode = 503;
        for (let count = 0; count < 3; count++) await (await edge.ask("/api/v2/employees")).text();
        edge.primary.mode = 200;
        assert.equal(await (await edge.ask("/api/v2/employees")).text(), "us-east1");
        await new Promise((resolve) => setTimeout(resolve, 350));
        assert.equal(await (await edge.ask("/api/v2/employees")).text(), "us-central1");
    });

    it("[ET-05] shows no client an error when the primary is gone", async () => {
        const edge = await start();
        await edge.primary.stop();
        for (let count = 0; count < 10; count++) {
            const response = await edge.ask("/api/v2/employees");
            assert.deepEqual([response.status, await response.text()], [200, "us-east1"]);
        }
    });

    it("[ET-04] serves a read from the failover region within its time when the primary hangs", async () => {
        const edge = await start();
        edge.primary.mode = "hang";
        const begun = performance.now();
        const response = await edge.ask("/api/v2/employees");
        assert.deepEqual([response.status, await response.text()], [200, "us-east1"]);
        assert.ok(performance.now() - begun < 5000, "the read must not wait for the primary");
        assert.equal(edge.failover.requests[0]?.retry, "1");
    });

    it("gives a read up when its time is over and every place hangs", async () => {
        const edge = await start();
        for (const origin of [edge.primary, edge.failover, edge.balancer]) origin.mode = "hang";
        const begun = performance.now();
        const response = await edge.ask("/api/v2/employees");
        assert.equal(response.status, 504);
        assert.match(await response.text(), /urn:ha-platform:problem:no-answer/);
        const took = performance.now() - begun;
        assert.ok(took >= 1900 && took < 5000, `the read must end after readMs, took ${took} ms`);
    });

    it("[ET-08] answers 504 for a write without an answer, and sends it exactly once", async () => {
        const edge = await start();
        edge.primary.mode = "hang";
        const response = await edge.ask("/api/v2/employees", { method: "POST", body: '{"name":"A"}' });
        assert.equal(response.status, 504);
        assert.equal(response.headers.get("content-type"), "application/problem+json");
        assert.match(
            await response.text(),
            /problem:outcome-unknown.*us-central1 did not answer within \d+ ms; the write may have happened/,
        );
        assert.deepEqual(
            edge.primary.requests.map((request) => request.body),
            ['{"name":"A"}'],
        );
        assert.equal(edge.failover.requests.length + edge.balancer.requests.length, 0);
    });

    it("carries a large body through to the writer unchanged", async () => {
        const edge = await start();
        const body = "0123456789".repeat(50_000);
        const response = await edge.ask("/api/v2/files", { method: "POST", body });
        assert.equal(response.status, 200);
        assert.equal(edge.primary.requests[0]?.body, body);
    });

    it("leaves a socket to the load balancer, which speaks to the client through it", async () => {
        const edge = await start();
        const { status, webSocket } = await edge.ask("/api/v2/events", { headers: { upgrade: "websocket" } });
        assert.equal(status, 101);
        assert.ok(webSocket);
        const heard = new Promise((resolve) => webSocket.addEventListener("message", ({ data }) => resolve(data)));
        webSocket.accept();
        assert.equal(await heard, "load balancer");
        webSocket.close();
    });

    it("passes everything to the load balancer when both regions are bad", async () => {
        const edge = await start();
        edge.primary.mode = 503;
        edge.failover.mode = 503;
        const statuses = new Set<number>();
        for (let count = 0; count < 20; count++) {
            const response = await edge.ask("/api/v2/employees");
            statuses.add(response.status);
            assert.equal(await response.text(), "load balancer");
        }
        assert.deepEqual([...statuses], [200]);
        assert.deepEqual([edge.primary.requests.length, edge.failover.requests.length], [3, 3]);
        const write = await edge.ask("/api/v2/employees", { method: "POST", body: "{}" });
        assert.deepEqual(
            [await write.text(), write.headers.get("x-ha-fail-open")],
            ["load balancer", "all-regions-bad"],
        );
    });

    it("passes everything to the load balancer when its configuration is broken, and says why", async () => {
        const edge = await start((config) => ({ ...config, writer: "mars" }));
        const response = await edge.ask("/api/employees", {
            method: "POST",
            body: "{}",
            headers: { "x-ha-retry": "forged" },
        });
        assert.deepEqual(
            [await response.text(), response.headers.get("x-ha-fail-open")],
            ["load balancer", "config-invalid"],
        );
        assert.deepEqual(edge.balancer.requests, [
            { method: "POST", url: "/api/employees", retry: undefined, body: "{}" },
        ]);
        const health = await edge.ask("/api/health/edge");
        assert.equal(health.status, 503);
        const problem = 'writer must be one of us-central1, us-east1, got "mars"';
        assert.match(await health.text(), /"configuration":{"valid":false,"problems":\["writer must be one of/);
        const lines = await edge.logged("config-invalid");
        assert.deepEqual(lines, [{ event: "config-invalid", problems: [problem] }]);
    });

    it("says what a client can do when the load balancer is gone too", async () => {
        const edge = await start(() => undefined);
        await edge.balancer.stop();
        const read = await edge.ask("/api/employees");
        assert.deepEqual([read.status, /can be sent again/.test(await read.text())], [502, true]);
        const write = await edge.ask("/api/employees", { method: "POST", body: "{}" });
        assert.deepEqual([write.status, /check before sending it again/.test(await write.text())], [502, true]);
    });

    it("[CN-08] refuses a retired version and announces a deprecated one", async () => {
        const edge = await start();
        const retired = await edge.ask("/api/v3/employees");
        assert.deepEqual([retired.status, retired.headers.get("deprecation")], [410, "@1735689600"]);
        assert.match(await retired.text(), /v3 is no longer served, use v2/);
        assert.equal((await edge.ask("/api/v9/employees")).status, 404);
        const deprecated = await edge.ask("/api/employees");
        assert.equal(deprecated.headers.get("sunset"), "Fri, 01 Jan 2027 12:00:00 GMT");
        assert.deepEqual(
            edge.primary.requests.map((request) => request.url),
            ["/api/v1/employees"],
        );
    });

    it("[ET-07] reports its own health without asking a region", async () => {
        const edge = await start();
        const response = await edge.ask("/api/health/edge");
        assert.deepEqual([response.status, response.headers.get("cache-control")], [200, "no-store"]);
        assert.match(await response.text(), /^{"status":"pass","system":"esta-tracker","version":"build-7"/);
        assert.equal(edge.primary.requests.length + edge.failover.requests.length, 0);
    });
});

describe("the edge router's entry", () => {
    it("has the runtime pass requests through before anything can go wrong", async () => {
        const calls: string[] = [];
        const invocation = {
            waitUntil: () => calls.push("waitUntil"),
            passThroughOnException: () => calls.push("passThroughOnException"),
        };
        const request = new Request("https://api.example.com/api/health/edge");
        const response = await worker.fetch(request, { CONFIG: exampleConfig() }, invocation);
        assert.equal(response.status, 200);
        assert.match(await response.text(), /"version":null/);
        assert.deepEqual(calls, ["passThroughOnException"]);
    });
});
