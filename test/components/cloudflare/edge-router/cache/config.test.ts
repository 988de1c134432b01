import assert from "node:assert/strict";
import { defaultCache, readCache } from "../../../../../components/cloudflare/edge-router/cache/config.ts";
import { parseConfig } from "../../../../../components/cloudflare/edge-router/configuration/config.ts";
import { ConfigReader } from "../../../../../components/cloudflare/edge-router/configuration/config-reader.ts";
import { exampleConfig } from "../example-config.ts";
import { exampleIdentity } from "../identity/example-identity.ts";
import { exampleCache, exampleRoute } from "./example-cache.ts";

describe("the cache's section", () => {
    function problems(value: unknown): readonly string[] {
        const reader = new ConfigReader();
        readCache(reader, value);
        return reader.problems;
    }

    it("is read as it is, and has a default for everything that it leaves out", () => {
        const config = exampleConfig({ cache: exampleCache(), identity: exampleIdentity(), limits: [] });
        assert.deepEqual(parseConfig(JSON.stringify(config)), { config });
        assert.deepEqual(readCache(new ConfigReader(), {}), defaultCache);
        assert.equal(readCache(new ConfigReader(), undefined), undefined);
    });

    it("needs to know tenants when it is to keep something for them", () => {
        assert.deepEqual(parseConfig(exampleConfig({ cache: exampleCache() })), {
            problems: ["identity must be given when cache.routes are a tenant's or a subject's, got nothing"],
        });
    });

    it("tells everything that is wrong at once", () => {
        const routes = [
            exampleRoute({ path: "/api/v1/dashboard", freshSeconds: 31, statuses: [200, 500] }),
            exampleRoute({ path: "/api/dashboard", staleIfErrorSeconds: -1 }),
            exampleRoute({ path: "/api/health/db", tags: [] }),
            { ...exampleRoute(), scope: "all", byLanguage: "yes" },
        ];
        const invalidations = [{ event: "X", methods: ["GET"], path: "/api/x", tags: ["a:{b}", "A"] }];
        assert.deepEqual(problems({ routes, invalidations, languages: ["en-US"], bounds: { bytes: 1 } }), [
            'cache.languages[0] must be a primary subtag such as en, got "en-US"',
            'cache.routes[0].path must be an API path without a version, such as /api/employees/{employee}, got "/api/v1/dashboard"',
            "cache.routes[0].freshSeconds must be a whole number from 5 to 30 (seconds), got 31",
            "cache.routes[0].statuses[1] must be one of 200, 203, 301, 404, got 500",
            "cache.routes[1].staleIfErrorSeconds must be a whole number from 0 to 86400 (seconds), got -1",
            'cache.routes[1].tags[0] must name a segment of /api/dashboard, got "employee-accrual:{employee}"',
            'cache.routes[2].path must not be a health path, got "/api/health/db"',
            'cache.routes[3].scope must be one of tenant, subject, public, got "all"',
            'cache.routes[3].byLanguage must be true or false, got "yes"',
            'cache.invalidations[0].event must be an event such as work-log-created, got "X"',
            'cache.invalidations[0].methods[0] must be one of POST, PUT, PATCH, DELETE, got "GET"',
            'cache.invalidations[0].tags[0] must name a segment of /api/x, got "a:{b}"',
            'cache.invalidations[0].tags[1] must be a tag such as employees or employee:{employee}, got "A"',
            "cache.bounds.bytes must be a whole number from 1024 to 67108864 (bytes), got 1",
            "cache.bounds.largestEntry must be a whole number from 1024 to 1024 (bytes and at most cache.bounds.bytes), got 262144",
        ]);
    });
});
