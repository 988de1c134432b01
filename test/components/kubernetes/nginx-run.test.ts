import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as http2 from "node:http2";
import * as path from "node:path";
import { connect } from "node:tls";
import { type NginxConfig, renderNginxConfig } from "../../../components/kubernetes/nginx-config.ts";
import { UPSTREAM_DEFAULTS } from "../../../components/kubernetes/nginx-upstream.ts";
import { writeCertificate } from "../../../drills/nginx/certificate.ts";
import { RunningNginx } from "../../../drills/nginx/running-nginx.ts";
import { freePorts } from "../../../drills/programs/ports.ts";
import { ProgramGroup } from "../../../drills/programs/program-group.ts";
import { requireProgram } from "../../programs/program.ts";
import { exampleConfig, Peer, request } from "./nginx-peers.ts";

describe("the real NGINX on a rendered configuration", function () {
    this.timeout(60_000);
    let nginx: string;
    let programs: ProgramGroup | undefined;
    let folder: string;
    let [port, healthPort] = [0, 0];
    let running: RunningNginx | undefined;
    const peers: Peer[] = [];

    before(async function () {
        nginx = requireProgram(this, "nginx");
        requireProgram(this, "openssl");
        programs = new ProgramGroup("nginx");
        folder = programs.folder;
        writeCertificate(path.join(folder, "origin.pem"));
        [port = 0, healthPort = 0] = await freePorts(2);
    });
    afterEach(async () => {
        await running?.stop();
        running = undefined;
        for (const { server } of peers.splice(0)) server.close();
    });
    after(() => programs?.close());

    /** A peer that answers with this status. */
    async function peer(
        status: number,
        body = String(status),
        after = 0,
    ): Promise<{ peer: Peer; host: string; port: number }> {
        const one = new Peer((response) => setTimeout(() => response.writeHead(status).end(body), after));
        peers.push(one);
        return { peer: one, host: "127.0.0.1", port: await one.listen() };
    }

    function write(text: string): string {
        const file = path.join(folder, "nginx.conf");
        fs.writeFileSync(file, text);
        return file;
    }

    async function start(text: string): Promise<void> {
        assert.ok(programs);
        running = new RunningNginx(programs, text);
        await running.answering(healthPort);
    }

    const configured = (servers: NginxConfig["upstream"]["servers"]) =>
        exampleConfig(servers, { port, healthPort, folder });

    function check(text: string) {
        return spawnSync(nginx, ["-t", "-e", "stderr", "-p", folder, "-c", write(text)], { encoding: "utf8" });
    }

    for (const balancing of ["round-robin", "least-connections", "ip-hash"] as const) {
        it(`[HB-04] accepts ${balancing} with weights`, () => {
            const base = configured([
                { host: "127.0.0.1", port: 8001, weight: 5 },
                { host: "127.0.0.1", port: 8002 },
                ...(balancing === "ip-hash" ? [] : [{ host: "127.0.0.1", port: 8003, backup: true }]),
            ]);
            const { status, stderr } = check(renderNginxConfig({ ...base, upstream: { ...base.upstream, balancing } }));
            assert.equal(status, 0, stderr);
        });
    }

    it("refuses itself what the renderer refuses: a backup beside ip_hash", () => {
        const text = renderNginxConfig(
            configured([
                { host: "127.0.0.1", port: 8001 },
                { host: "127.0.0.1", port: 8002, backup: true },
            ]),
        );
        const { status, stderr } = check(text.replace("least_conn;", "ip_hash;"));
        assert.notEqual(status, 0);
        assert.match(stderr, /balancing method does not support parameter "backup"/);
    });

    it("knows servers that follow names, or is a release from before 1.27.3", () => {
        const text = renderNginxConfig(configured([{ host: "backend-pods", port: 8080, followsNames: true }]));
        const { status, stderr } = check(text);
        const [, major = 0, minor = 0, patch = 0] = /nginx\/(\d+)\.(\d+)\.(\d+)/.exec(version()) ?? [];
        const isNew = Number(major) * 1e6 + Number(minor) * 1e3 + Number(patch) >= 1_027_003;
        if (isNew) assert.equal(status, 0, stderr);
        else assert.match(stderr, /invalid parameter "resolve"/);
        const plain = check(text.replace(" resolve;", ";").replace("backend-pods:", "127.0.0.1:"));
        assert.equal(plain.status, 0, plain.stderr);
    });

    function version(): string {
        return spawnSync(nginx, ["-v"], { encoding: "utf8" }).stderr;
    }

    it("[HB-03] [HB-09] takes a peer that answers 500 out after three failures, and clients never see one", async () => {
        const [good, bad] = [await peer(200), await peer(500)];
        await start(renderNginxConfig(configured([good, bad])));
        const statuses: number[] = [];
        for (let count = 0; count < 40; count++) statuses.push((await request(port, "/")).status);
        assert.deepEqual([...new Set(statuses)], [200]);
        assert.equal(bad.peer.requests, UPSTREAM_DEFAULTS.maxFails);
    });

    it("[HB-03] serves errors without end with the document's block alone", async () => {
        const [good, bad] = [await peer(200), await peer(500)];
        const text = renderNginxConfig(configured([good, bad]))
            .split("\n")
            .filter((line) => !/zone backend|proxy_next_upstream/.test(line))
            .join("\n");
        await start(text);
        const statuses: number[] = [];
        for (let count = 0; count < 40; count++) statuses.push((await request(port, "/")).status);
        assert.ok(statuses.filter((status) => status === 500).length > 10, statuses.join(" "));
    });

    it("[HB-03] asks the backup only while nobody else answers", async () => {
        const [first, second, backup] = [
            await peer(200, "first"),
            await peer(200, "second"),
            await peer(200, "backup"),
        ];
        await start(renderNginxConfig(configured([first, second, { ...backup, backup: true }])));
        for (let count = 0; count < 10; count++) assert.notEqual((await request(port, "/")).body, "backup");
        first.peer.server.close();
        second.peer.server.close();
        for (const { peer: gone } of [first, second]) gone.server.closeAllConnections();
        for (let count = 0; count < 10; count++) {
            assert.deepEqual(await request(port, "/"), { status: 200, body: "backup" });
        }
    });

    it("does not repeat a request that may not be repeated", async () => {
        const [bad, good] = [await peer(500), await peer(200)];
        await start(renderNginxConfig(configured([bad, good])));
        const statuses = [];
        for (let count = 0; count < 4; count++) statuses.push((await request(port, "/", { method: "POST" })).status);
        assert.equal(bad.peer.requests + good.peer.requests, 4, "each was sent once");
        assert.ok(statuses.includes(500));
    });

    it("[HB-04] gives requests by weight", async () => {
        const [heavy, light] = [await peer(200), await peer(200)];
        const config = configured([{ ...heavy, weight: 3 }, light]);
        await start(renderNginxConfig({ ...config, upstream: { ...config.upstream, balancing: "round-robin" } }));
        for (let count = 0; count < 40; count++) await request(port, "/");
        assert.deepEqual([heavy.peer.requests, light.peer.requests], [30, 10]);
    });

    it("[HB-02] keeps a client on one peer with IP hash", async () => {
        const [one, other] = [await peer(200), await peer(200)];
        const config = configured([one, other]);
        await start(renderNginxConfig({ ...config, upstream: { ...config.upstream, balancing: "ip-hash" } }));
        const headers = { "CF-Connecting-IP": "192.0.2.7" };
        for (let count = 0; count < 10; count++) await request(port, "/", { headers });
        assert.ok([one.peer.requests, other.peer.requests].includes(10));
    });

    it("[HB-02] speaks HTTP/2 and lets connections become WebSockets", async () => {
        const upgraded = await peer(200);
        upgraded.peer.server.on("upgrade", (_request, socket) => {
            socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhello");
        });
        await start(renderNginxConfig(configured([upgraded])));
        assert.equal(await overHttp2(port), 200);
        assert.match(await upgrade(port), /^HTTP\/1\.1 101 .*hello$/s);
        assert.equal(upgraded.peer.headers["x-forwarded-proto"], "https");
    });

    it("tells the application who the client is, and believes only the senders that it trusts", async () => {
        const one = await peer(200);
        const headers = { "CF-Connecting-IP": "192.0.2.7" };
        await start(renderNginxConfig(configured([one])));
        await request(port, "/", { headers });
        assert.equal(one.peer.headers["x-real-ip"], "192.0.2.7");
        await running?.stop();
        await start(
            renderNginxConfig({
                ...configured([one]),
                clientAddress: { header: "CF-Connecting-IP", trusted: ["203.0.113.0/24"] },
            }),
        );
        await request(port, "/", { headers });
        assert.equal(one.peer.headers["x-real-ip"], "127.0.0.1");
    });

    it("[HB-11] writes one JSON line a request, with its milliseconds and whether it failed", async () => {
        const [slow, bad] = [await peer(200, "slow", 120), await peer(503)];
        await start(renderNginxConfig(configured([slow])));
        await request(port, "/slow");
        await running?.stop();
        const served = JSON.parse(running?.log.at(-1) ?? "");
        assert.equal(served.event, "request.served");
        assert.ok(served.milliseconds >= 120 && served.milliseconds < 5000, String(served.milliseconds));
        await start(renderNginxConfig(configured([bad])));
        await request(port, "/bad");
        await running?.stop();
        const failed = JSON.parse(running?.log.at(-1) ?? "");
        assert.deepEqual([failed.event, failed.status, failed.path], ["request.failed", 503, "/bad"]);
        assert.equal(typeof failed.milliseconds, "number");
    });

    it("[HB-07] answers what it has begun when it is told to stop", async () => {
        const slow = await peer(200, "late", 1000);
        await start(renderNginxConfig(configured([slow])));
        const answer = request(port, "/");
        while (slow.peer.requests === 0) await new Promise((resolve) => setTimeout(resolve, 20));
        const stopped = running?.stop("SIGQUIT");
        assert.deepEqual(await answer, { status: 200, body: "late" });
        await stopped;
    });
});

function overHttp2(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
        const session = http2.connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
        session.on("error", reject);
        const stream = session.request({ ":path": "/" });
        stream.on("response", (headers) => {
            session.close();
            resolve(headers[":status"] ?? 0);
        });
        stream.resume();
    });
}

/** What comes back for a request to become a WebSocket. */
function upgrade(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
        const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false }, () => {
            socket.write(
                "GET /ws/chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
            );
        });
        let text = "";
        socket.on("data", (chunk) => {
            text += chunk;
            if (!text.includes("hello")) return;
            socket.destroy();
            resolve(text);
        });
        socket.on("error", reject);
    });
}
