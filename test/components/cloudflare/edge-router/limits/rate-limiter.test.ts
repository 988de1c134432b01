import assert from "node:assert/strict";
import { ConfigReader } from "../../../../../components/cloudflare/edge-router/configuration/config-reader.ts";
import { type LimitRule, readLimits } from "../../../../../components/cloudflare/edge-router/limits/config.ts";
import { RateLimiter } from "../../../../../components/cloudflare/edge-router/limits/rate-limiter.ts";

const REPORTS: LimitRule = {
    name: "reports",
    binding: "LIMIT_REPORTS",
    methods: ["GET"],
    pathPrefix: "/api/reports",
    requests: 2,
    periodSeconds: 10,
};
const ALL: LimitRule = { ...REPORTS, name: "all", binding: "LIMIT_ALL", methods: ["GET", "POST"], pathPrefix: "/api" };

/** A binding that counts to two. */
class Counter {
    readonly #counts = new Map<string, number>();

    async limit({ key }: { readonly key: string }): Promise<{ readonly success: boolean }> {
        const count = (this.#counts.get(key) ?? 0) + 1;
        this.#counts.set(key, count);
        return { success: count <= 2 };
    }
}

describe("the rate limits of a tenant", () => {
    const report = { method: "GET", resource: "/api/reports/7", tenant: "a" };

    function limiter(bindings: Readonly<Record<string, Pick<Counter, "limit">>>) {
        const around = { now: 1_000_000, lines: [] as string[] };
        const limits = new RateLimiter("esta-tracker", [REPORTS, ALL], {
            now: () => around.now,
            log: (line) => around.lines.push(line),
            bindings,
        });
        return { around, status: async (request = report) => (await limits.refusal(request))?.status, limits };
    }

    it("refuse what is above the limit with a problem, when to try again, and the limit", async () => {
        const { limits, status } = limiter({ LIMIT_REPORTS: new Counter(), LIMIT_ALL: new Counter() });
        assert.deepEqual([await status(), await status()], [undefined, undefined]);
        const refused = await limits.refusal(report);
        assert.deepEqual(
            ["retry-after", "ratelimit-policy", "ratelimit", "content-type", "cache-control"].map((name) =>
                refused?.headers.get(name),
            ),
            ["10", '"reports";q=2;w=10', '"reports";r=0;t=10', "application/problem+json", "no-store"],
        );
        assert.deepEqual(await refused?.json(), {
            type: "urn:ha-platform:problem:rate-limited",
            title: "Too many requests",
            status: 429,
            detail: "the limit of reports is 2 requests in 10 seconds",
        });
    });

    it("count each tenant and each class of requests by itself", async () => {
        const { status } = limiter({ LIMIT_REPORTS: new Counter(), LIMIT_ALL: new Counter() });
        for (let count = 0; count < 3; count++) await status();
        assert.equal(await status(), 429);
        assert.equal(await status({ ...report, tenant: "b" }), undefined);
        assert.equal(await status({ ...report, resource: "/api/reportsx" }), undefined);
        assert.equal(await status({ ...report, method: "DELETE" }), undefined);
    });

    it("never count health", async () => {
        const { status } = limiter({ LIMIT_ALL: new Counter() });
        for (let count = 0; count < 5; count++) {
            assert.equal(await status({ ...report, resource: "/api/health/db" }), undefined);
        }
    });

    it("let everything pass when they cannot be asked, and say so once a minute", async () => {
        const { status, around } = limiter({ LIMIT_REPORTS: { limit: () => Promise.reject(new Error("no answer")) } });
        for (let count = 0; count < 3; count++) assert.equal(await status(), undefined);
        assert.equal(await status({ ...report, resource: "/api/employees" }), undefined);
        assert.deepEqual(
            around.lines.map((line) => JSON.parse(line).message),
            ["no answer", "the script has no such binding"],
        );
        around.now += 60_000;
        await status();
        assert.equal(around.lines.length, 3);
    });

    it("are read with every problem at once", () => {
        const reader = new ConfigReader();
        assert.deepEqual(readLimits(reader, [REPORTS, ALL]), [REPORTS, ALL]);
        assert.deepEqual(reader.problems, []);
        readLimits(reader, [
            REPORTS,
            { ...REPORTS, binding: "limit", periodSeconds: 30, pathPrefix: "/api/v1", requests: 0 },
        ]);
        assert.deepEqual(reader.problems, [
            "limits[1].periodSeconds must be 10 or 60, got 30",
            'limits[1].binding must be a binding such as LIMIT_READS, got "limit"',
            'limits[1].pathPrefix must be an API path without a version, such as /api/reports, got "/api/v1"',
            "limits[1].requests must be a whole number from 1 to 1000000 (requests), got 0",
            'limits must each have their own name, got "reports"',
        ]);
    });
});
