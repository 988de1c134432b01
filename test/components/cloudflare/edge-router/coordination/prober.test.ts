import assert from "node:assert/strict";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { probe } from "../../../../../components/cloudflare/edge-router/coordination/prober.ts";

const region = { name: "us-central1", origin: "us-central1.origin.example.com" };
const rule = { ...defaultCoordination.probe, readPath: "/api/v1/canary", timeoutMs: 20 };

function probed(answers: Readonly<Record<string, () => Promise<Response>>>, suspected = false) {
    const asked: string[] = [];
    const fetch = (request: Request, init?: { readonly signal: AbortSignal }) => {
        asked.push(request.url);
        const answer = answers[new URL(request.url).pathname];
        const aborted = new Promise<never>((_, reject) => {
            init?.signal.addEventListener("abort", () => reject(new Error("aborted")));
        });
        return Promise.race([answer?.() ?? Promise.reject(new TypeError("refused")), aborted]);
    };
    return probe(fetch, region, rule, suspected).then((result) => ({ result, asked }));
}

const ok = async () => new Response("{}");

describe("a check of a region", () => {
    it("asks the health path, the database's path and for real data, each once", async () => {
        const { result, asked } = await probed({ "/api/health": ok, "/api/health/db": ok, "/api/v1/canary": ok }, true);
        assert.deepEqual(result, { healthy: true, reads: true, database: true, suspected: true });
        const origin = "https://us-central1.origin.example.com";
        assert.deepEqual(asked, [`${origin}/api/health`, `${origin}/api/health/db`, `${origin}/api/v1/canary`]);
    });

    it("takes nothing but 200 for a pass", async () => {
        for (const status of [204, 301, 404, 429, 500, 503]) {
            const answer = async () => new Response(null, { status });
            const { result } = await probed({ "/api/health": answer, "/api/health/db": ok, "/api/v1/canary": ok });
            assert.deepEqual([result.healthy, result.reads, result.database], [false, true, true], String(status));
        }
    });

    it("takes no answer in time and no connection for a failure", async () => {
        const { result } = await probed({ "/api/health": () => new Promise(() => undefined), "/api/health/db": ok });
        assert.deepEqual(result, { healthy: false, reads: false, database: true, suspected: false });
    });
});
