import assert from "node:assert/strict";
import { once } from "node:events";
import * as http from "node:http";
import type { Socket } from "node:net";
import { openLoad } from "../../../drills/load/open-load.ts";
import { hasFailed, latencyOf } from "../../../drills/load/sample.ts";

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

describe("an open load", function () {
    this.timeout(20_000);
    let server: http.Server | undefined;
    const { signal } = new AbortController();

    afterEach(() => {
        server?.closeAllConnections();
        server?.close();
        server = undefined;
    });

    async function serve(answer: Answer): Promise<string> {
        server = http.createServer(answer).listen(0, "127.0.0.1");
        await once(server, "listening");
        const address = server.address();
        assert.ok(address !== null && typeof address === "object");
        return `http://127.0.0.1:${address.port}`;
    }

    it("sends what it is told, each once, over kept connections, and keeps what came back", async () => {
        const seen: string[] = [];
        const sockets = new Set<Socket>();
        const base = await serve((request, response) => {
            sockets.add(request.socket);
            let body = "";
            request.on("data", (chunk) => {
                body += String(chunk);
            });
            request.on("end", () => {
                seen.push(`${request.method} ${request.url} ${body}`);
                response.writeHead(201, { "x-ha-region": "one", "x-other": "not kept" }).end(`did ${body}`);
            });
        });
        const told: number[] = [];
        const samples = await openLoad({
            rate: 50,
            seconds: 1,
            timeoutMs: 5000,
            signal,
            onSample: ({ index }) => told.push(index),
            request: (index) => ({
                url: `${base}/${index}`,
                method: "POST",
                body: `ä${index}`,
                about: { entity: index },
            }),
        });
        assert.equal(samples.length, 50);
        assert.deepEqual(
            samples.map(({ index, about, status, headers, body }) => [index, about, status, headers, body]),
            samples.map((_, index) => [index, { entity: index }, 201, { "x-ha-region": "one" }, `did ä${index}`]),
        );
        assert.deepEqual(seen.toSorted(), samples.map((_, index) => `POST /${index} ä${index}`).toSorted());
        assert.equal(told.length, 50);
        assert.ok(sockets.size < 50, `${sockets.size} connections`);
        assert.ok(samples.some(({ reused }) => reused));
        const [first] = samples;
        assert.ok(first);
        for (const { index, intendedAt, startedAt } of samples) {
            assert.ok(Math.abs(intendedAt - first.intendedAt - index * 20) < 0.001);
            assert.ok(startedAt >= intendedAt);
        }
    });

    it("never slows down when the target does, and counts the wait from the intended start", async () => {
        const arrivals: number[] = [];
        const base = await serve((_request, response) => {
            arrivals.push(performance.now());
            setTimeout(() => response.end("late"), 600);
        });
        const samples = await openLoad({
            rate: 100,
            seconds: 0.5,
            timeoutMs: 10_000,
            signal,
            request: () => ({ url: base, about: undefined }),
        });
        assert.equal(arrivals.length, 50);
        assert.ok(samples.every((sample) => latencyOf(sample) >= 590 && !hasFailed(sample)));
        const firstAnswer = Math.min(...samples.map(({ endedAt }) => endedAt));
        assert.ok(samples.filter(({ startedAt }) => startedAt < firstAnswer).length > 10, "did not wait for answers");
    });

    it("gives up on what does not answer in time, and tells apart how a request failed", async () => {
        const base = await serve((request, response) => {
            if (request.url === "/cut") response.write("half", () => request.socket.destroy());
            else if (request.url === "/error") response.writeHead(503).end("no");
        });
        const paths = ["/silent", "/cut", "/error"];
        const samples = await openLoad({
            rate: 30,
            seconds: 0.1,
            timeoutMs: 300,
            signal,
            request: (index) => ({ url: `${base}${paths[index]}`, about: undefined }),
        });
        assert.deepEqual(
            samples.map(({ status, error }) => [status, error]),
            [
                [undefined, "timeout"],
                [undefined, "ECONNRESET"],
                [503, undefined],
            ],
        );
        assert.ok(samples.every(hasFailed));
    });

    it("says so when nobody listens", async () => {
        const base = await serve(() => {});
        server?.close();
        const [sample] = await openLoad({
            rate: 10,
            seconds: 0.1,
            timeoutMs: 1000,
            signal,
            request: () => ({ url: base, about: undefined }),
        });
        assert.equal(sample?.error, "ECONNREFUSED");
    });

    it("ends when it is told to, and leaves nothing under way", async () => {
        const base = await serve(() => {});
        const abort = new AbortController();
        const load = openLoad({
            rate: 50,
            seconds: 60,
            timeoutMs: 60_000,
            signal: abort.signal,
            request: () => ({ url: base, about: undefined }),
        });
        setTimeout(() => abort.abort(), 200);
        await assert.rejects(load, { name: "AbortError" });
        await assert.rejects(
            openLoad({
                rate: 1,
                seconds: 1,
                timeoutMs: 1,
                signal: abort.signal,
                request: () => ({ url: base, about: 0 }),
            }),
            { name: "AbortError" },
        );
    });

    it("refuses loads that are none, or that one process cannot hold", async () => {
        const load = {
            rate: 10,
            seconds: 1,
            timeoutMs: 100,
            signal,
            request: () => ({ url: "http://127.0.0.1:1", about: 0 }),
        };
        await assert.rejects(openLoad({ ...load, rate: 0 }), /rate must be more than 0, got 0/);
        await assert.rejects(openLoad({ ...load, seconds: Number.NaN }), /seconds must be more than 0, got NaN/);
        await assert.rejects(openLoad({ ...load, rate: 2000, seconds: 3600 }), /at most 1000000 requests, got 7200000/);
        await assert.rejects(openLoad({ ...load, rate: 2000, timeoutMs: 60_000 }), /at most 20000 .* got 120000/);
    });
});
