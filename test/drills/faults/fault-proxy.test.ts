import assert from "node:assert/strict";
import { once } from "node:events";
import * as http from "node:http";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { Fault } from "../../../drills/faults/fault.ts";
import { FaultProxy, type FaultProxyOptions } from "../../../drills/faults/fault-proxy.ts";

describe("a fault proxy", function () {
    this.timeout(20_000);
    const proxies: FaultProxy[] = [];
    const servers: Server[] = [];
    const sockets = new Set<Socket>();

    afterEach(async () => {
        await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()));
        for (const socket of sockets) socket.destroy();
        sockets.clear();
        for (const server of servers.splice(0)) server.close();
    });

    async function listening(server: Server): Promise<number> {
        servers.push(server.listen(0, "127.0.0.1"));
        server.on("connection", (socket) => sockets.add(socket));
        await once(server, "listening");
        const address = server.address();
        assert.ok(address !== null && typeof address === "object");
        return address.port;
    }

    /** Says back what it is told, and ends when its client does. */
    async function echo(): Promise<number> {
        return listening(createServer({ allowHalfOpen: true }, (socket) => socket.on("error", () => {}).pipe(socket)));
    }

    async function proxyOf(port: number, options?: FaultProxyOptions): Promise<FaultProxy> {
        const proxy = await FaultProxy.start({ port }, options);
        proxies.push(proxy);
        return proxy;
    }

    async function client(proxy: FaultProxy): Promise<Socket> {
        const socket = connect({ host: "127.0.0.1", port: proxy.port });
        sockets.add(socket);
        await once(socket, "connect");
        return socket;
    }

    /** Sends a text and waits for as much to come back; with the milliseconds that took. */
    async function ask(socket: Socket, text: string): Promise<{ readonly answer: string; readonly took: number }> {
        const start = performance.now();
        let answer = "";
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        const take = (bytes: Buffer): void => {
            answer += bytes.toString("latin1");
            if (answer.length >= text.length) resolve();
        };
        socket.on("data", take).once("error", reject);
        socket.write(text, "latin1");
        await promise;
        socket.off("data", take).off("error", reject);
        return { answer, took: performance.now() - start };
    }

    const silent = Symbol("silent");
    const silentFor = (milliseconds: number) =>
        new Promise<typeof silent>((resolve) => setTimeout(() => resolve(silent), milliseconds));

    it("passes everything on, both ways and to the end, while nothing is wrong", async () => {
        const proxy = await proxyOf(await echo());
        const socket = await client(proxy);
        const large = "0123456789".repeat(400_000);
        assert.equal((await ask(socket, large)).answer, large);
        socket.end();
        await once(socket, "close");
    });

    it("delays, with jitter, without changing the order", async () => {
        const proxy = await proxyOf(await echo());
        await proxy.set({ kind: "latency", milliseconds: 60, jitter: 50 });
        const socket = await client(proxy);
        const parts = Array.from({ length: 30 }, (_, index) => String(index).padStart(4, "0"));
        let answer = "";
        socket.on("data", (bytes) => {
            answer += String(bytes);
        });
        for (const part of parts) {
            socket.write(part);
            await silentFor(2);
        }
        while (answer.length < 120) await silentFor(10);
        assert.equal(answer, parts.join(""));
        await proxy.set({ kind: "latency", milliseconds: 150, direction: "to-client" });
        const { took } = await ask(socket, "one way");
        assert.ok(took >= 145 && took < 290, `${took} ms`);
    });

    it("carries no more than its bandwidth", async () => {
        const proxy = await proxyOf(await echo());
        await proxy.set({ kind: "bandwidth", bytesPerSecond: 20_000, direction: "to-target" });
        const { answer, took } = await ask(await client(proxy), "x".repeat(10_000));
        assert.equal(answer.length, 10_000);
        assert.ok(took >= 450, `${took} ms`);
    });

    it("holds everything in a blackhole, without a word, and lets it go when it is healed", async () => {
        const proxy = await proxyOf(await echo());
        const socket = await client(proxy);
        await ask(socket, "before");
        await proxy.set({ kind: "blackhole" });
        const answer = ask(socket, "during");
        assert.equal(await Promise.race([answer, silentFor(200)]), silent);
        const another = await client(proxy);
        assert.equal(await Promise.race([ask(another, "x"), silentFor(100)]), silent);
        await proxy.heal();
        assert.equal((await answer).answer, "during");
    });

    it("closes what is in a blackhole after the time it is given", async () => {
        const proxy = await proxyOf(await echo());
        const old = await client(proxy);
        await proxy.set({ kind: "blackhole", closeAfter: 100 });
        const fresh = await client(proxy);
        const start = performance.now();
        await Promise.all([old, fresh].map((socket) => assert.rejects(ask(socket, "x"), { code: "ECONNRESET" })));
        assert.ok(performance.now() - start >= 90);
    });

    it("loses answers alone in a blackhole of one direction", async () => {
        const heard: string[] = [];
        const port = await listening(
            createServer((socket) => {
                socket.on("error", () => {});
                socket.on("data", (bytes) => {
                    heard.push(String(bytes));
                    socket.write("answer");
                });
            }),
        );
        const proxy = await proxyOf(port);
        await proxy.set({ kind: "blackhole", direction: "to-client" });
        assert.equal(await Promise.race([ask(await client(proxy), "asked"), silentFor(150)]), silent);
        assert.deepEqual(heard, ["asked"]);
    });

    it("resets connections that are there at once, and new ones when they send", async () => {
        const proxy = await proxyOf(await echo());
        const old = await client(proxy);
        await ask(old, "before");
        const gone = once(old, "error");
        await proxy.set({ kind: "reset" });
        assert.equal((await gone)[0].code, "ECONNRESET");
        await assert.rejects(ask(await client(proxy), "hello"), { code: "ECONNRESET" });
        await proxy.heal();
        assert.equal((await ask(await client(proxy), "hello")).answer, "hello");
    });

    it("refuses connections while it is down, and is there again at the same port", async () => {
        const proxy = await proxyOf(await echo());
        const { port } = proxy;
        const old = await client(proxy);
        const ended = once(old, "error");
        await proxy.set({ kind: "down" });
        await ended;
        await assert.rejects(client(proxy), { code: "ECONNREFUSED" });
        await proxy.heal();
        assert.equal(proxy.port, port);
        assert.equal((await ask(await client(proxy), "back")).answer, "back");
    });

    it("lets the end of a connection arrive late", async () => {
        const proxy = await proxyOf(await echo());
        await proxy.set({ kind: "slow-close", milliseconds: 150, direction: "to-client" });
        const socket = await client(proxy);
        assert.ok((await ask(socket, "quick")).took < 140);
        const start = performance.now();
        socket.end();
        await once(socket, "end");
        assert.ok(performance.now() - start >= 140);
    });

    it("resets clients of a target that is gone, and sends new ones to the next target", async () => {
        const gone = createServer();
        const port = await listening(gone);
        await once(gone.close(), "close");
        const proxy = await proxyOf(port);
        await assert.rejects(
            client(proxy).then((socket) => ask(socket, "x")),
            { code: "ECONNRESET" },
        );
        proxy.retarget({ port: await echo() });
        assert.equal((await ask(await client(proxy), "there")).answer, "there");
    });

    it("leaves no connection behind, not even one to somebody who does not read", async () => {
        const open = () => process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length;
        const before = open();
        const port = await listening(createServer((socket) => socket.on("error", () => {}).pause()));
        const proxy = await proxyOf(port);
        const socket = await client(proxy);
        socket.on("error", () => {});
        socket.end("x".repeat(8_000_000));
        await silentFor(100);
        await proxy.stop();
        for (const one of sockets) one.destroy();
        for (let attempt = 0; attempt < 50 && open() > before; attempt++) await silentFor(20);
        assert.equal(open(), before);
    });

    it("refuses faults that could not happen", async () => {
        const proxy = await proxyOf(await echo());
        const refused: readonly [Fault, RegExp][] = [
            [{ kind: "latency", milliseconds: -1 }, /milliseconds must be at least 0, got -1/],
            [{ kind: "latency", milliseconds: 10, jitter: 11 }, /jitter must be at most the latency of 10 ms, got 11/],
            [{ kind: "bandwidth", bytesPerSecond: 0 }, /bytesPerSecond must be more than 0/],
            [{ kind: "blackhole", closeAfter: Number.NaN }, /closeAfter must be at least 0, got NaN/],
            [{ kind: "status", status: 500, share: 1.5 }, /share must be at most 1, got 1.5/],
            [{ kind: "status", status: 99, share: 1 }, /status must be from 200 to 599, got 99/],
            [{ kind: "status", status: 500, share: 1 }, /start it with protocol "http"/],
        ];
        for (const [fault, message] of refused) await assert.rejects(proxy.set(fault), message);
        assert.equal((await ask(await client(proxy), "still fine")).answer, "still fine");
    });

    describe("of HTTP", () => {
        let asked = 0;

        async function site(): Promise<number> {
            asked = 0;
            return listening(
                http.createServer((request, response) => {
                    asked++;
                    response.writeHead(200, { "x-echo": String(request.headers["x-ask"]) });
                    request.pipe(response);
                }),
            );
        }

        async function statuses(proxy: FaultProxy, count: number): Promise<number[]> {
            const found: number[] = [];
            for (let index = 0; index < count; index++) {
                const answer = await fetch(`http://127.0.0.1:${proxy.port}/`);
                await answer.text();
                found.push(answer.status);
            }
            return found;
        }

        it("passes requests on with their headers and bodies", async () => {
            const proxy = await proxyOf(await site(), { protocol: "http" });
            const answer = await fetch(`http://127.0.0.1:${proxy.port}/path`, {
                method: "POST",
                headers: { "x-ask": "me" },
                body: "x".repeat(300_000),
            });
            assert.equal(answer.headers.get("x-echo"), "me");
            assert.equal((await answer.text()).length, 300_000);
        });

        it("answers a share of them itself, the same ones for the same seed", async () => {
            const port = await site();
            const runs: number[][] = [];
            for (const seed of [7, 7, 8]) {
                const proxy = await proxyOf(port, { protocol: "http", seed });
                assert.deepEqual(new Set(await statuses(proxy, 5)), new Set([200]));
                await proxy.set({ kind: "status", status: 503, share: 0.2 });
                const before = asked;
                const found = await statuses(proxy, 200);
                const bad = found.filter((status) => status === 503).length;
                assert.ok(bad >= 20 && bad <= 60, `${bad} of 200`);
                assert.equal(asked - before, 200 - bad, "what it answers does not reach the target");
                await proxy.heal();
                assert.deepEqual(new Set(await statuses(proxy, 5)), new Set([200]));
                runs.push(found);
            }
            assert.deepEqual(runs[0], runs[1]);
            assert.notDeepEqual(runs[0], runs[2]);
        });

        it("ends without an answer when the target is gone", async () => {
            const server = http.createServer();
            const port = await listening(server);
            await once(server.close(), "close");
            const proxy = await proxyOf(port, { protocol: "http" });
            await assert.rejects(fetch(`http://127.0.0.1:${proxy.port}/`));
        });
    });
});
