import assert from "node:assert/strict";
import type { RouterConfig } from "../../../../components/cloudflare/edge-router/configuration/config.ts";
import { Router } from "../../../../components/cloudflare/edge-router/router.ts";
import { largestHeldBody } from "../../../../components/cloudflare/edge-router/sending/inbound.ts";
import { exampleConfig } from "./example-config.ts";

type Reply = (request: Request) => Response | Promise<Response>;

/** A router in a world of stand-ins: hosts answer by the given replies, and the clock moves when told to. */
class World {
    readonly sent: { host: string; request: Request; body: string }[] = [];
    readonly lines: string[] = [];
    readonly signals: AbortSignal[] = [];
    readonly router: Router;
    now = 1_000_000;
    clockFails = false;

    constructor(replies: Readonly<Record<string, Reply>>, changes: Partial<RouterConfig> = {}) {
        this.router = new Router(exampleConfig(changes), {
            fetch: async (request, init) => {
                const { host } = new URL(request.url);
                this.sent.push({ host, request, body: await request.clone().text() });
                if (init !== undefined) this.signals.push(init.signal);
                const reply = replies[host];
                if (reply === undefined) throw new TypeError(`${host} refuses the connection`);
                return Promise.race([reply(request), aborted(init?.signal)]);
            },
            now: () => {
                if (this.clockFails) throw new Error("the clock is gone");
                return this.now;
            },
            log: (line) => this.lines.push(line),
            version: "build-7",
        });
    }

    get hosts(): readonly string[] {
        return this.sent.map((sent) => sent.host.split(".")[0] ?? "");
    }

    async ask(path: string, init: RequestInit = {}): Promise<Response> {
        const background: Promise<unknown>[] = [];
        const request = new Request(`https://api.example.com${path}`, init);
        const response = await this.router.handle(request, (work) => background.push(work));
        await Promise.all(background);
        return response;
    }
}

const central = "us-central1.origin.example.com";
const east = "us-east1.origin.example.com";
const balancer = "api.example.com";
const ok: Reply = () => new Response("ok");
const status = (code: number, headers: Record<string, string> = {}): Reply => {
    return () => new Response("failed", { status: code, headers });
};
const hang: Reply = () => new Promise(() => undefined);

function aborted(signal: AbortSignal | undefined): Promise<never> {
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
}

function body(text: string): RequestInit {
    return { body: text, headers: { "content-length": String(text.length) } };
}

describe("the edge router", () => {
    it("[ET-03] sends reads to the first region and says which one answered", async () => {
        const world = new World({ [central]: ok, [east]: ok });
        const response = await world.ask("/api/v2/employees?page=2");
        assert.equal(response.headers.get("x-ha-region"), "us-central1");
        assert.equal(world.sent[0]?.request.url, "https://us-central1.origin.example.com/api/v2/employees?page=2");
        assert.equal(world.sent[0]?.request.headers.get("x-forwarded-host"), "api.example.com");
    });

    it("[ET-04] [trap 20] serves a read from the other region when the first one fails, and marks the retry", async () => {
        const world = new World({ [central]: status(503), [east]: ok });
        const response = await world.ask("/api/v2/employees");
        assert.deepEqual([response.status, response.headers.get("x-ha-region")], [200, "us-east1"]);
        assert.deepEqual(
            world.sent.map((sent) => sent.request.headers.get("x-ha-retry")),
            [null, "1"],
        );
    });

    it("sends no more requests twice than one in five and ten a second, wherever the second goes", async () => {
        let asked = 0;
        // Two failures and a success in turn: never enough in a row for the region to be left.
        const world = new World({
            [central]: () => new Response("", { status: asked++ % 3 < 2 ? 503 : 200 }),
            [east]: ok,
            [balancer]: ok,
        });
        const statuses: number[] = [];
        for (let count = 0; count < 300; count++) statuses.push((await world.ask("/api/v2/employees")).status);
        assert.equal(statuses.filter((code) => code === 503).length, 200 - 159);
        assert.equal(world.sent.length, 300 + 159);
        world.now += 10_000;
        assert.equal((await world.ask("/api/v2/employees")).status, 200);
    });

    it("[ET-05] stops asking a region after consecutive failures, and logs the change once", async () => {
        const world = new World({ [central]: status(502), [east]: ok });
        for (let count = 0; count < 6; count++) assert.equal((await world.ask("/api/v2/employees")).status, 200);
        assert.equal(world.hosts.filter((host) => host === "us-central1").length, 3);
        assert.deepEqual(
            world.lines.map((line) => JSON.parse(line)),
            [
                {
                    event: "region-state",
                    system: "esta-tracker",
                    region: "us-central1",
                    from: "good",
                    to: "bad",
                    reason: "consecutive-hard-failures",
                    hardFailures: 3,
                    serverErrors: 0,
                    epoch: 1,
                    at: "1970-01-01T00:16:40.000Z",
                },
            ],
        );
    });

    it("[ET-08] asks a region again when the evidence has expired, and keeps it after one answer", async () => {
        let healthy = false;
        const world = new World({
            [central]: () => (healthy ? ok : status(502))(new Request("https://x")),
            [east]: ok,
        });
        for (let count = 0; count < 3; count++) await world.ask("/api/v2/employees");
        healthy = true;
        world.now += 30_000;
        assert.equal((await world.ask("/api/v2/employees")).headers.get("x-ha-region"), "us-central1");
        assert.deepEqual(
            world.lines.map((line) => JSON.parse(line).to),
            ["bad", "unproven", "good"],
        );
    });

    it("does not retry a request that is a retry already", async () => {
        const world = new World({ [central]: status(503), [east]: ok, [balancer]: ok });
        await world.ask("/api/v2/employees", { headers: { "x-ha-retry": "1" } });
        assert.ok(!world.hosts.includes("us-east1"));
    });

    it("removes what only the platform may say from a client's headers", async () => {
        const world = new World({ [central]: ok, [east]: ok });
        await world.ask("/api/v2/employees", {
            headers: { "X-HA-Region": "mars", "x-ha-anything": "1", "x-writer-epoch": "9", authorization: "Bearer x" },
        });
        const headers = world.sent[0]?.request.headers;
        assert.deepEqual(
            ["x-ha-region", "x-ha-anything", "x-writer-epoch", "authorization"].map((name) => headers?.get(name)),
            [null, null, null, "Bearer x"],
        );
    });

    it("[ET-08] sends a write to the writer alone and passes its failure on", async () => {
        const world = new World({ [central]: status(503), [east]: ok, [balancer]: ok });
        const response = await world.ask("/api/v2/employees", { method: "POST", ...body("{}") });
        assert.deepEqual([response.status, await response.text()], [503, "failed"]);
        assert.deepEqual(world.hosts, ["us-central1"]);
        assert.equal(world.sent[0]?.body, "{}");
    });

    it("sends writes to the configured writer, wherever reads go", async () => {
        const world = new World({ [central]: ok, [east]: ok }, { writer: "us-east1" });
        await world.ask("/api/v2/employees", { method: "DELETE" });
        await world.ask("/api/v2/employees");
        assert.deepEqual(world.hosts, ["us-east1", "us-central1"]);
    });

    it("says that a write's outcome is unknown when the connection broke, and does not repeat it", async () => {
        const world = new World({ [east]: ok, [balancer]: ok });
        const response = await world.ask("/api/v2/employees", { method: "POST", ...body("{}") });
        assert.equal(response.status, 502);
        assert.deepEqual(await response.json(), {
            type: "urn:ha-platform:problem:outcome-unknown",
            title: "Outcome unknown",
            status: 502,
            detail: "us-central1 could not be reached or closed the connection; the write may have happened, so check before sending it again",
        });
        assert.deepEqual(world.hosts, ["us-central1"]);
    });

    it("repeats an idempotent write with a small body when the configuration allows it", async () => {
        const retry = { otherRegionOn: [503], methods: ["GET", "PUT"] };
        const world = new World({ [central]: status(503), [east]: ok }, { retry });
        const response = await world.ask("/api/v2/employees/7", { method: "PUT", ...body('{"name":"A"}') });
        assert.equal(response.headers.get("x-ha-region"), "us-east1");
        assert.deepEqual(
            world.sent.map((sent) => sent.body),
            ['{"name":"A"}', '{"name":"A"}'],
        );
    });

    it("does not repeat an idempotent write whose body is large or of undeclared length", async () => {
        const retry = { otherRegionOn: [503], methods: ["GET", "PUT"] };
        for (const init of [body("x".repeat(largestHeldBody + 1)), { body: "{}" }]) {
            const world = new World({ [central]: status(503), [east]: ok }, { retry });
            const response = await world.ask("/api/v2/employees/7", { method: "PUT", ...init });
            assert.deepEqual([response.status, world.hosts], [503, ["us-central1"]]);
        }
    });

    it("[ET-12] gives a read up with a problem that says it can be sent again, when every place hangs", async () => {
        const world = new World({ [central]: hang, [east]: hang, [balancer]: hang });
        const response = await world.ask("/api/v2/employees");
        assert.equal(response.status, 504);
        assert.match(
            await response.text(),
            /problem:no-answer.*us-east1 did not answer within 300 ms; the request can be/,
        );
    });

    it("waits longer for a path that is declared slow", async () => {
        const slow: Reply = async () => {
            await new Promise((resolve) => setTimeout(resolve, 450));
            return new Response("report");
        };
        const world = new World({ [central]: slow, [east]: slow });
        assert.equal(await (await world.ask("/api/v2/reports/7")).text(), "report");
        assert.deepEqual(world.hosts, ["us-central1"]);
    });

    it("goes by the most exact of the slow paths", async () => {
        const timeouts = {
            ...exampleConfig().timeouts,
            slowPaths: [
                { pathPrefix: "/api/reports", firstByteMs: 900 },
                { pathPrefix: "/api/reports/daily", firstByteMs: 20 },
            ],
        };
        const world = new World({ [central]: hang, [east]: hang }, { timeouts });
        const response = await world.ask("/api/v2/reports/daily/7");
        assert.match(await response.text(), /us-east1 did not answer within 20 ms/);
    });

    it("does not cut off a body that arrives after the time for the first byte", async () => {
        const world = new World({ [central]: ok, [east]: ok });
        await world.ask("/api/v2/employees");
        await new Promise((resolve) => setTimeout(resolve, 350));
        assert.equal(world.signals[0]?.aborted, false);
    });

    it("starts no second attempt when the time is over", async () => {
        const late: Reply = (request) => {
            world.now += 1000;
            return status(503)(request);
        };
        const world: World = new World({ [central]: late, [east]: ok, [balancer]: ok });
        assert.equal((await world.ask("/api/v2/employees")).status, 503);
        assert.deepEqual(world.hosts, ["us-central1"]);
    });

    it("gives the second attempt of a read what is left of readMs, and that of a write what is left of writeMs", async () => {
        const retry = { otherRegionOn: [503], methods: ["GET", "PUT"] };
        for (const [method, spent] of [
            ["GET", 950],
            ["PUT", 450],
        ] as const) {
            const late: Reply = (request) => {
                world.now += spent;
                return status(503)(request);
            };
            const world: World = new World({ [central]: late, [east]: hang, [balancer]: hang }, { retry });
            const response = await world.ask("/api/v2/employees/7", { method });
            assert.match(await response.text(), /us-east1 did not answer within 50 ms/);
        }
    });

    it("lets go of the answers it does not use", async () => {
        const dropped: string[] = [];
        const failing: Reply = (request) => {
            const { host } = new URL(request.url);
            return new Response(new ReadableStream({ cancel: () => void dropped.push(host) }), { status: 503 });
        };
        await new World({ [central]: failing, [east]: failing, [balancer]: ok }).ask("/api/v2/employees");
        assert.deepEqual(dropped, [central, east]);
    });

    it("asks the load balancer when no region answered a read, and keeps the last failure if it cannot", async () => {
        const rescued = await new World({ [balancer]: ok }).ask("/api/v2/employees");
        assert.deepEqual([rescued.status, rescued.headers.get("x-ha-fail-open")], [200, "no-region-answered"]);
        const lost = await new World({ [east]: status(503) }).ask("/api/v2/employees");
        assert.deepEqual([lost.status, await lost.text()], [503, "failed"]);
        const nothing = await new World({}).ask("/api/v2/employees");
        assert.equal(nothing.status, 502);
    });

    it("passes reads and writes to the load balancer when every region is bad", async () => {
        const world = new World({ [balancer]: ok });
        for (let count = 0; count < 3; count++) await world.ask("/api/v2/employees");
        world.sent.length = 0;
        const read = await world.ask("/api/employees", { headers: { "x-ha-region": "mars" } });
        const write = await world.ask("/api/v2/employees", { method: "POST", ...body("{}") });
        assert.match(await (await world.ask("/api/health/edge")).text(), /"status":"warn".*"routing":"load-balancer"/);
        assert.equal(read.headers.get("x-ha-fail-open"), "all-regions-bad");
        assert.equal(write.headers.get("x-ha-fail-open"), "all-regions-bad");
        assert.deepEqual(
            world.sent.map((sent) => [sent.request.url, sent.body, sent.request.headers.get("x-ha-region")]),
            [
                ["https://api.example.com/api/employees", "", null],
                ["https://api.example.com/api/v2/employees", "{}", null],
            ],
        );
    });

    it("does not let a write that the load balancer lost be sent again", async () => {
        const world = new World({});
        for (let count = 0; count < 3; count++) await world.ask("/api/v2/employees");
        world.sent.length = 0;
        const response = await world.ask("/api/v2/employees", { method: "POST", ...body("{}") });
        assert.match(await response.text(), /the load balancer could not be reached.*check before sending it again/);
        assert.equal(world.sent.length, 1);
    });

    it("fails open when the router itself fails, unless that could repeat a write", async () => {
        const unreadable = () => {
            throw new Error("status is unreadable");
        };
        const poisoned = () => Object.defineProperty(new Response(), "status", { get: unreadable });
        const world = new World({ [central]: poisoned, [east]: ok, [balancer]: ok });
        const read = await world.ask("/api/v2/employees");
        assert.equal(read.headers.get("x-ha-fail-open"), "router-fault");
        world.sent.length = 0;
        const write = await world.ask("/api/v2/employees", { method: "POST", ...body("{}") });
        assert.equal(write.status, 502);
        assert.deepEqual(world.hosts, ["us-central1"]);
        assert.equal(
            world.lines[0],
            '{"event":"router-fault","system":"esta-tracker","message":"status is unreadable"}',
        );
    });

    it("fails open even with a write when the router fails before sending it", async () => {
        const world = new World({ [central]: ok, [balancer]: ok });
        world.clockFails = true;
        const response = await world.ask("/api/v2/employees", { method: "POST", ...body("{}") });
        assert.equal(response.headers.get("x-ha-fail-open"), "router-fault");
        assert.deepEqual([world.hosts, world.sent[0]?.body], [["api"], "{}"]);
    });

    it("leaves connections that change the protocol to the load balancer", async () => {
        const world = new World({ [central]: ok, [balancer]: ok });
        await world.ask("/api/v2/events", { headers: { upgrade: "websocket" } });
        assert.deepEqual(world.hosts, ["api"]);
    });

    it("hands on redirects and error bodies as they are", async () => {
        const world = new World({ [central]: status(302, { location: "/api/v2/elsewhere" }), [east]: ok });
        const response = await world.ask("/api/v2/employees");
        assert.deepEqual([response.status, response.headers.get("location")], [302, "/api/v2/elsewhere"]);
        assert.equal(world.sent[0]?.request.redirect, "manual");
    });

    it("[CN-08] adds the version's headers to whatever answers and keeps the origin's own links", async () => {
        const world = new World({ [central]: status(404, { link: "</help>; rel=help" }), [east]: ok });
        const response = await world.ask("/api/employees");
        assert.equal(response.headers.get("deprecation"), "@1767225600");
        assert.equal(response.headers.get("link"), '</help>; rel=help, </api/v2/employees>; rel="successor-version"');
    });

    it("[ET-07] reports what it knows without asking anybody", async () => {
        const world = new World({ [central]: status(502), [east]: ok });
        for (let count = 0; count < 3; count++) await world.ask("/api/v2/employees");
        world.sent.length = 0;
        world.now += 1500;
        const response = await world.ask("/api/health/edge");
        assert.deepEqual(
            [response.status, response.headers.get("cache-control"), world.sent.length],
            [200, "no-store", 0],
        );
        assert.deepEqual(await response.json(), {
            status: "warn",
            system: "esta-tracker",
            version: "build-7",
            scope: "isolate",
            time: "1970-01-01T00:16:41.500Z",
            configuration: { valid: true, schemaVersion: 1, problems: [] },
            writer: "us-central1",
            routing: "regions",
            regions: [
                {
                    name: "us-central1",
                    state: "bad",
                    reason: "consecutive-hard-failures",
                    epoch: 1,
                    hardFailures: 3,
                    serverErrors: 0,
                    evidenceAgeMs: 1500,
                    stateAgeMs: 1500,
                },
                {
                    name: "us-east1",
                    state: "good",
                    reason: "no-evidence-yet",
                    epoch: 0,
                    hardFailures: 0,
                    serverErrors: 0,
                    evidenceAgeMs: null,
                    stateAgeMs: 1500,
                },
            ],
            coordination: null,
            apiVersions: [
                { name: "v1", state: "deprecated" },
                { name: "v2", state: "active" },
                { name: "v3", state: "retired" },
                { name: "v4", state: "retired" },
            ],
        });
    });

    it("[ET-07] lets its health be read only", async () => {
        const world = new World({});
        const head = await world.ask("/api/health/edge", { method: "HEAD" });
        assert.deepEqual([head.status, await head.text()], [200, ""]);
        const refused = await world.ask("/api/health/edge", { method: "POST" });
        assert.deepEqual([refused.status, refused.headers.get("allow")], [405, "GET, HEAD"]);
        assert.match(await refused.text(), /the health report can be read with GET or HEAD, got POST/);
    });
});
