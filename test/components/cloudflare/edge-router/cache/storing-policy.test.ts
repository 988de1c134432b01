import assert from "node:assert/strict";
import { allowedSeconds } from "../../../../../components/cloudflare/edge-router/cache/storing-policy.ts";
import { exampleRoute } from "./example-cache.ts";

describe("the policy for storing answers", () => {
    const of = (headers: Record<string, string>, status = 200, route = exampleRoute()) =>
        allowedSeconds(route, new Response("answer", { status, headers }));

    it("[ET-10] never stores what sets a cookie or what the origin keeps out of shared caches", () => {
        for (const headers of [
            { "set-cookie": "a=b" },
            { "cache-control": "private" },
            { "cache-control": 'max-age=10, Private="x-name"' },
            { "cache-control": "no-store" },
            { "cache-control": "public, no-cache" },
            { "cache-control": "max-age=0" },
            { "cache-control": "max-age=10, s-maxage=0" },
            { "cache-control": "max-age=soon" },
            { "cache-control": "max-age=10", age: "10" },
            { "x-ha-fail-open": "no-region-answered" },
        ]) {
            assert.equal(of(headers), undefined, JSON.stringify(headers));
        }
    });

    it("stores the statuses of the route only", () => {
        assert.equal(of({}, 404), undefined);
        assert.equal(of({}, 404, exampleRoute({ statuses: [200, 404] })), Number.POSITIVE_INFINITY);
        for (const status of [201, 206, 302, 401, 403, 500]) assert.equal(of({}, status), undefined, String(status));
    });

    it("stores nothing that depends on a header which no key has", () => {
        for (const vary of ["*", "cookie", "accept, user-agent", "accept-language", "authorization"]) {
            assert.equal(of({ vary }), undefined, vary);
        }
        assert.equal(of({ vary: "Accept, Accept-Encoding" }), Number.POSITIVE_INFINITY);
        assert.equal(
            of({ vary: "accept-language" }, 200, exampleRoute({ byLanguage: true })),
            Number.POSITIVE_INFINITY,
        );
        assert.equal(of({ vary: "authorization" }, 200, exampleRoute({ scope: "subject" })), Number.POSITIVE_INFINITY);
    });

    it("stores no body in an encoding that the runtime leaves on", () => {
        assert.equal(of({ "content-encoding": "zstd" }), undefined);
        assert.equal(of({ "content-encoding": "gzip" }), Number.POSITIVE_INFINITY);
    });

    it("takes s-maxage before max-age, less what the answer is old already", () => {
        assert.equal(of({ "cache-control": "max-age=60" }), 60);
        assert.equal(of({ "cache-control": 'max-age=60, s-maxage="20"', age: "5" }), 15);
    });
});
