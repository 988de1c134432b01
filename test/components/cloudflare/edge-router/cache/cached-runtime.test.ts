import assert from "node:assert/strict";
import { Miniflare, type RequestInit, type Request as RuntimeRequest, Response as RuntimeResponse } from "miniflare";
import { COMPATIBILITY_DATE } from "../../../../../components/cloudflare/compatibility-date.ts";
import type { RouterConfig } from "../../../../../components/cloudflare/edge-router/configuration/config.ts";
import { bundleWorker } from "../../../../../components/cloudflare/worker-bundle.ts";
import { exampleConfig } from "../example-config.ts";
import { exampleIdentity } from "../identity/example-identity.ts";
import { CrossTenantTraffic } from "./cross-tenant-traffic.ts";
import { exampleCache, exampleRoute } from "./example-cache.ts";
import { SeededChance } from "./seeded-chance.ts";
import { foreignBytes, TenantOrigin } from "./tenant-origin.ts";
import { TenantTokens } from "./tenant-tokens.ts";

const REQUESTS = 2000;
const AT_ONCE = 20;
const timeouts = { connectAndFirstByteMs: 10_000, readMs: 20_000, writeMs: 10_000, slowPaths: [] };

describe("the edge's cache in the Workers runtime", () => {
    let runtime: Miniflare | undefined;

    /** The router with the runtime's own cache and limits; whatever it sends goes to `answer`. */
    async function start(changes: Partial<RouterConfig>, answer: (request: Request) => Promise<Response>) {
        const started = new Miniflare({
            modules: true,
            script: bundleWorker("edge-router").content,
            compatibilityDate: COMPATIBILITY_DATE,
            bindings: { CONFIG: JSON.parse(JSON.stringify(exampleConfig({ timeouts, ...changes }))) },
            ratelimits: { LIMIT_READS: { namespace_id: "1001", simple: { limit: 2, period: 60 } } },
            host: "127.0.0.1",
            cf: false,
            telemetry: { enabled: false },
            outboundService: async ({ url, method, headers }: RuntimeRequest) => {
                const response = await answer(new Request(url, { method, headers: [...headers] }));
                const body = response.body === null ? null : Buffer.from(await response.arrayBuffer());
                return new RuntimeResponse(body, { status: response.status, headers: [...response.headers] });
            },
        });
        runtime = started;
        await started.ready;
        return async (path: string, headers: Headers, method = "GET"): Promise<Response> => {
            const init: RequestInit = { method, headers: [...headers], redirect: "manual" };
            const response = await started.dispatchFetch(new URL(path, "https://api.example.com").href, init);
            const body = await response.arrayBuffer();
            return new Response(body.byteLength === 0 ? null : body, {
                status: response.status,
                headers: [...response.headers],
            });
        };
    }

    afterEach(async () => {
        await runtime?.dispose();
        runtime = undefined;
    });

    it("[ET-10] gives no byte of one tenant to another in 2,000 fuzzed requests, from the isolate and from the location", async () => {
        const tokens = await TenantTokens.make(3, Date.now());
        const origin = new TenantOrigin(tokens);
        // Few entries in memory, so that many answers come from the runtime's cache of the location.
        const bounds = { largestEntry: 4096, bytes: 65_536, entries: 4 };
        const ask = await start({ identity: exampleIdentity(), cache: exampleCache({ bounds }) }, async (request) =>
            request.url === exampleIdentity().jwksUrl ? Response.json(tokens.jwks) : origin.answer(request),
        );
        const traffic = new CrossTenantTraffic(new SeededChance(7), tokens);
        let [leaked, hits, done] = [0, 0, 0];
        const one = async () => {
            const { request, owner } = traffic.next();
            // The runtime is asked over HTTP, where the host is where the connection goes.
            request.headers.delete("host");
            const response = await ask(request.url, request.headers, request.method);
            if (response.headers.get("x-ha-cache") === "hit") hits += 1;
            leaked += await foreignBytes(response, owner);
            done += 1;
        };
        while (done < REQUESTS) await Promise.all(Array.from({ length: AT_ONCE }, one));
        assert.deepEqual({ leaked, lies: origin.lies }, { leaked: 0, lies: 0 });
        assert.ok(hits > 400, `only ${hits} of ${done} answers came from the cache`);
    }).timeout(60_000);

    it("keeps an answer readable that the origin compresses", async () => {
        const routes = [exampleRoute({ path: "/api/plans", scope: "public", tags: [] })];
        const text = "plans ".repeat(100);
        const headers = { "content-encoding": "gzip", "content-type": "text/plain" };
        let asked = 0;
        const ask = await start({ cache: exampleCache({ routes, invalidations: [] }) }, async () => {
            asked += 1;
            // Miniflare compresses it on the way into the runtime, as its header says.
            return new Response(text, { headers });
        });
        for (const outcome of ["miss", "hit"]) {
            const response = await ask("/api/v2/plans", new Headers({ "accept-encoding": "gzip" }));
            assert.deepEqual([response.headers.get("x-ha-cache"), await response.text()], [outcome, text]);
        }
        assert.equal(asked, 1);
    }).timeout(30_000);

    it("limits a tenant's requests by the runtime's own counter", async () => {
        const tokens = await TenantTokens.make(2, Date.now());
        const origin = new TenantOrigin(tokens);
        const limits = [
            {
                name: "reads",
                binding: "LIMIT_READS",
                methods: ["GET"],
                pathPrefix: "/api",
                requests: 2,
                periodSeconds: 60,
            } as const,
        ];
        const ask = await start({ identity: exampleIdentity(), limits }, async (request) =>
            request.url === exampleIdentity().jwksUrl ? Response.json(tokens.jwks) : origin.answer(request),
        );
        const as = (tenant: number) => {
            const authorization = tokens.good[tenant]?.[0]?.authorization ?? "";
            return ask("/api/v2/employees", new Headers({ authorization, "x-ha-replay": "1" }));
        };
        const statuses = [];
        for (const tenant of [0, 0, 0, 1]) statuses.push((await as(tenant)).status);
        assert.deepEqual(statuses, [200, 200, 429, 200]);
    }).timeout(30_000);
});
