import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Miniflare, type RequestInit, type Request as RuntimeRequest, Response as RuntimeResponse } from "miniflare";
import type { GatewayConfig } from "../../../../components/cloudflare/auth-gateway/config.ts";
import { COMPATIBILITY_DATE } from "../../../../components/cloudflare/compatibility-date.ts";
import { bundleWorker } from "../../../../components/cloudflare/worker-bundle.ts";
import { exampleConfig } from "../edge-router/example-config.ts";
import { Issuer, part, SigningKey } from "../edge-router/identity/issuer.ts";
import { LoopbackOrigin } from "../edge-router/loopback-origin.ts";
import { exampleGatewayConfig } from "./example-config.ts";

const STORE = "0123456789abcdef0123456789abcdef";

/** What the gateway sent on. */
interface Passed {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

/** The bundled gateway in the Workers runtime, with an issuer of its own; what it sends on is kept, not sent. */
class Edge {
    readonly issuer: Issuer;
    readonly passed: Passed[] = [];
    readonly lines: string[] = [];
    readonly #runtime: Miniflare;

    private constructor(issuer: Issuer, config: unknown, router: RouterStandIn) {
        this.issuer = issuer;
        const common = { modules: true, compatibilityDate: COMPATIBILITY_DATE } as const;
        const next = async (request: RuntimeRequest) => {
            const { method, url, headers } = request;
            this.passed.push({ method, url, headers: Object.fromEntries(headers), body: await request.text() });
            return new RuntimeResponse("passed");
        };
        this.#runtime = new Miniflare({
            workers: [
                {
                    ...common,
                    name: "gateway",
                    script: bundleWorker("auth-gateway").content,
                    bindings: { CONFIG: JSON.parse(JSON.stringify(config ?? null)) },
                    serviceBindings: { NEXT: router === undefined ? next : "router" },
                    secretsStoreSecrets: { ORIGIN_KEY: { store_id: STORE, secret_name: "origin-key" } },
                },
                ...(router === undefined
                    ? []
                    : [
                          {
                              ...common,
                              name: "router",
                              script: bundleWorker("edge-router").content,
                              bindings: { CONFIG: JSON.parse(JSON.stringify(router)) },
                          },
                      ]),
            ],
            host: "127.0.0.1",
            cf: false,
            telemetry: { enabled: false },
            secretsStorePersist: false,
            handleRuntimeStdio: (output: Readable) => {
                createInterface(output).on("line", (line) => this.lines.push(line));
            },
        });
    }

    static async start(
        configure: (config: GatewayConfig) => unknown = (config) => config,
        router?: RouterStandIn,
    ): Promise<Edge> {
        const issuer = await Issuer.start();
        const edge = new Edge(issuer, configure(exampleGatewayConfig({ jwksUrl: issuer.url })), router);
        await edge.#runtime.ready;
        const secret = await edge.#runtime.getSecretsStoreSecretAPI("ORIGIN_KEY", "gateway");
        await secret().create("origin-key-value");
        return edge;
    }

    async ask(path: string, token?: string, init: RequestInit = {}) {
        const headers = { ...Object.fromEntries(new Headers(init.headers ?? {})), ...bearer(token) };
        const response = await this.#runtime.dispatchFetch(`http://api.example.com${path}`, {
            redirect: "manual",
            ...init,
            headers,
        });
        return { status: response.status, headers: response.headers, text: await response.text() };
    }

    /** Reasons of the last refusals, from the log. */
    async reasons(count: number): Promise<readonly unknown[]> {
        for (let waits = 0; waits < 40; waits++) {
            const found = this.lines.filter((line) => line.includes('"event":"refused"'));
            if (found.length >= count) return found.map((line) => JSON.parse(line).reason);
            await pause(50);
        }
        return [];
    }

    async stop(): Promise<void> {
        await this.#runtime.dispose();
        await this.issuer.stop();
    }
}

type RouterStandIn = object | undefined;

function bearer(token: string | undefined): Record<string, string> {
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function now(): number {
    return Math.floor(Date.now() / 1000);
}

function claims(changes: object = {}): object {
    return {
        iss: "https://login.example.com/",
        aud: "agent-backend",
        sub: "user-7",
        tenant: "tenant-ä",
        exp: now() + 300,
        ...changes,
    };
}

describe("the auth gateway in the Workers runtime", () => {
    let running: Edge | undefined;
    let rsa: SigningKey;
    let elliptic: SigningKey;

    before(async () => {
        rsa = await SigningKey.generate("rsa-1", "RS256");
        elliptic = await SigningKey.generate("ec-1", "ES256");
    });

    afterEach(async () => {
        await running?.stop();
        running = undefined;
    });

    async function start(configure?: (config: GatewayConfig) => unknown, router?: RouterStandIn): Promise<Edge> {
        running = await Edge.start(configure, router);
        running.issuer.keys = [rsa, elliptic];
        return running;
    }

    it("[AG-06] lets a request with a good token through, with what the token proves and the origin's key", async () => {
        const edge = await start();
        for (const key of [rsa, elliptic]) {
            const token = await key.token(claims());
            const { status, text } = await edge.ask("/agents?page=2", token, { method: "POST", body: "{}" });
            assert.deepEqual([status, text], [200, "passed"], key.algorithm);
        }
        const [first] = edge.passed;
        assert.equal(edge.passed.length, 2);
        assert.deepEqual(
            [first?.method, first?.url, first?.body],
            ["POST", "http://api.example.com/agents?page=2", "{}"],
        );
        assert.equal(first?.headers["x-identity-subject"], "user-7");
        assert.equal(first?.headers["x-identity-issuer"], encodeURIComponent("https://login.example.com/"));
        assert.equal(decodeURIComponent(first?.headers["x-identity-tenant"] ?? ""), "tenant-ä");
        assert.equal(first?.headers["x-origin-key"], "origin-key-value");
        assert.equal(edge.issuer.asked, 1);
    });

    it("[AG-06] refuses what is not a good token, and sends none of it on", async () => {
        const edge = await start();
        const forger = await SigningKey.generate("rsa-1", "RS256");
        const good = await rsa.token(claims());
        const [head = "", body = "", signature = ""] = good.split(".");
        const { n } = await rsa.publicJwk();
        const confused = `${part({ alg: "HS256", kid: "rsa-1" })}.${body}`;
        const wrong: readonly (readonly [string | undefined, string])[] = [
            [undefined, "missing"],
            ["nonsense", "malformed"],
            [`${good}.more`, "malformed"],
            [await forger.token(claims()), "signature"],
            [`${head}.${part(claims({ sub: "admin" }))}.${signature}`, "signature"],
            [`${part({ alg: "none", kid: "rsa-1" })}.${body}.${signature}`, "algorithm"],
            [`${part({ alg: "none", kid: "rsa-1" })}.${body}.`, "malformed"],
            [`${confused}.${createHmac("sha256", String(n)).update(confused).digest("base64url")}`, "algorithm"],
            [await elliptic.token(claims(), { alg: "RS256" }), "algorithm"],
            [await rsa.token(claims(), { kid: "ec-1" }), "algorithm"],
            [await rsa.token(claims(), { kid: undefined }), "key-id"],
            [await rsa.token(claims(), { crit: ["b64"] }), "critical-header"],
            [await rsa.token(claims(), { jwk: await forger.publicJwk(), kid: "forged" }), "unknown-key"],
            [await rsa.token(claims({ iss: "https://login.example.net/" })), "issuer"],
            [await rsa.token(claims({ aud: "another" })), "audience"],
            [await rsa.token(claims({ aud: undefined })), "audience"],
            [await rsa.token(claims({ exp: undefined })), "expiry"],
            [await rsa.token(claims({ exp: "tomorrow" })), "expiry"],
            [await rsa.token(claims({ exp: now() - 60 })), "expired"],
            [await rsa.token(claims({ nbf: now() + 60 })), "not-yet-valid"],
            [await rsa.token(claims({ iat: now() + 3600 })), "not-yet-valid"],
            [await rsa.token(claims({ sub: undefined })), "subject"],
        ];
        for (const [token, reason] of wrong) {
            const { status, headers, text } = await edge.ask("/agents", token);
            assert.deepEqual([status, headers.get("cache-control")], [401, "no-store"], reason);
            assert.match(headers.get("www-authenticate") ?? "", /^Bearer realm="api"/);
            assert.match(text, /urn:ha-platform:problem:unauthenticated/);
        }
        assert.deepEqual(
            await edge.reasons(wrong.length),
            wrong.map(([, reason]) => reason),
        );
        assert.deepEqual(edge.passed, []);
    });

    it("allows clocks to lie apart as far as configured, one of several audiences, and a list of them", async () => {
        const edge = await start();
        for (const changes of [
            { exp: now() - 20 },
            { nbf: now() + 20 },
            { iat: now() + 20 },
            { aud: ["a", "agent-backend"] },
        ]) {
            const { status } = await edge.ask("/agents", await rsa.token(claims(changes)));
            assert.equal(status, 200, JSON.stringify(changes));
        }
    });

    it("[AG-06] lets reads of the health paths through without a token, and nothing that only looks like them", async () => {
        const edge = await start();
        for (const method of ["GET", "HEAD"])
            assert.equal((await edge.ask("/health", undefined, { method })).status, 200);
        assert.equal(edge.passed.length, 2);
        for (const path of [
            "/health/",
            "/healthz",
            "/Health",
            "//health",
            "/health/../agents",
            "/a/%2e%2e/agents",
            "/health%2f..",
        ]) {
            assert.equal((await edge.ask(path)).status, 401, path);
        }
        assert.equal((await edge.ask("/health", undefined, { method: "POST", body: "{}" })).status, 401);
        assert.equal((await edge.ask("/agents?next=/health")).status, 401);
        assert.equal(edge.passed.length, 2);
        assert.equal(edge.issuer.asked, 0);
    });

    it("[AG-06] drops what a client says of its own identity", async () => {
        const edge = await start();
        const headers = { "x-identity-subject": "admin", "x-identity-role": "admin", "x-origin-key": "guess" };
        await edge.ask("/agents", await rsa.token(claims()), { headers });
        await edge.ask("/health", undefined, { headers });
        const [verified, open] = edge.passed.map((request) =>
            Object.fromEntries(Object.entries(request.headers).filter(([name]) => /identity|origin-key/.test(name))),
        );
        assert.deepEqual(Object.keys(verified ?? {}).sort(), [
            "x-identity-issuer",
            "x-identity-subject",
            "x-identity-tenant",
            "x-origin-key",
        ]);
        assert.equal(verified?.["x-identity-subject"], "user-7");
        assert.deepEqual(open, { "x-origin-key": "origin-key-value" });
    });

    it("[AG-06] takes a new key at once, and asks the issuer for unknown ones only so often", async () => {
        const edge = await start();
        const next = await SigningKey.generate("ec-2", "ES256");
        assert.equal((await edge.ask("/agents", await rsa.token(claims()))).status, 200);
        await pause(350);
        edge.issuer.keys = [rsa, next];
        assert.equal((await edge.ask("/agents", await next.token(claims()))).status, 200);
        assert.equal(edge.issuer.asked, 2);
        const forger = await SigningKey.generate("forged", "ES256");
        const forged = await forger.token(claims());
        const statuses = await Promise.all(
            Array.from({ length: 20 }, async () => (await edge.ask("/agents", forged)).status),
        );
        assert.deepEqual([...new Set(statuses)], [401]);
        assert.ok(edge.issuer.asked <= 3, `asked ${edge.issuer.asked} times`);
    });

    it("asks the issuer once for requests that come at the same time", async () => {
        const edge = await start();
        const token = await rsa.token(claims());
        const statuses = await Promise.all(
            Array.from({ length: 20 }, async () => (await edge.ask("/agents", token)).status),
        );
        assert.deepEqual([...new Set(statuses)], [200]);
        assert.equal(edge.issuer.asked, 1);
    });

    it("refuses a key that the issuer has withdrawn once its copy is no longer fresh", async () => {
        const edge = await start((config) => ({
            ...config,
            keys: { freshForMs: 300, refetchAfterMs: 100, staleForMs: 60_000, timeoutMs: 500 },
        }));
        const token = await rsa.token(claims());
        assert.equal((await edge.ask("/agents", token)).status, 200);
        edge.issuer.keys = [elliptic];
        await pause(400);
        assert.equal((await edge.ask("/agents", token)).status, 401);
    });

    for (const mode of [503, "hang", "nonsense"] as const) {
        it(`[AG-13] goes on with the keys it has while the issuer answers ${mode}, and not for ever`, async () => {
            const edge = await start((config) => ({
                ...config,
                keys: { freshForMs: 200, refetchAfterMs: 100, staleForMs: 1500, timeoutMs: 200 },
            }));
            const token = await rsa.token(claims());
            assert.equal((await edge.ask("/agents", token)).status, 200);
            edge.issuer.mode = mode;
            await pause(300);
            assert.equal((await edge.ask("/agents", token)).status, 200);
            await pause(1600);
            const { status, headers, text } = await edge.ask("/agents", token);
            assert.deepEqual([status, headers.get("retry-after")], [503, "5"]);
            assert.match(text, /problem:gateway-unavailable/);
            assert.equal((await edge.ask("/health")).status, 200);
            edge.issuer.mode = 200;
            await pause(150);
            assert.equal((await edge.ask("/agents", token)).status, 200);
        });
    }

    it("[AG-06] refuses everything, health too, when its configuration is broken, and says why in the log", async () => {
        const edge = await start((config) => ({ ...config, audiences: [] }));
        assert.equal((await edge.ask("/agents", await rsa.token(claims()))).status, 503);
        assert.equal((await edge.ask("/health")).status, 503);
        assert.deepEqual(edge.passed, []);
        await pause(100);
        assert.match(edge.lines.join("\n"), /"problems":\["audiences must name at least one audience, got \[\]"\]/);
    });

    it("[AG-09] reaches the failover region through the router when the primary is gone", async () => {
        const origins = [await LoopbackOrigin.start("us-central1"), await LoopbackOrigin.start("us-east1")];
        const regions = origins.map(({ name, host }) => ({ name, origin: host }));
        try {
            const edge = await start(undefined, exampleConfig({ regions }));
            const token = await rsa.token(claims());
            assert.equal((await edge.ask("/agents", token)).text, "us-central1");
            await origins[0]?.stop();
            const { status, text, headers } = await edge.ask("/agents", token);
            assert.deepEqual([status, text, headers.get("x-ha-region")], [200, "us-east1", "us-east1"]);
            assert.equal((await edge.ask("/agents")).status, 401);
        } finally {
            await Promise.all(origins.map((origin) => origin.stop()));
        }
    });
});
