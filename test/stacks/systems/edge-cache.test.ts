import assert from "node:assert/strict";
import * as fs from "node:fs";
import type { CacheRoute } from "../../../components/cloudflare/edge-router/cache/config.ts";
import { parseConfig } from "../../../components/cloudflare/edge-router/configuration/config.ts";
import { type EdgeCacheArgs, edgeCacheOf } from "../../../stacks/systems/edge-cache.ts";
import { CACHE_POLICY } from "../../../stacks/systems/esta-tracker/tables.ts";
import { exampleConfig } from "../../components/cloudflare/edge-router/example-config.ts";
import { exampleIdentity } from "../../components/cloudflare/edge-router/identity/example-identity.ts";

const route: CacheRoute = {
    path: "/api/employees/{employee}/accrual",
    scope: "tenant",
    freshSeconds: 15,
    staleIfErrorSeconds: 300,
    statuses: [200],
    tags: ["employee-accrual:{employee}"],
    byLanguage: false,
};
const args: EdgeCacheArgs = {
    policy: CACHE_POLICY,
    routes: [route],
    events: {
        "work-log-created": { methods: ["POST"], path: "/api/work-logs" },
        "sick-time-approved": { methods: ["PATCH"], path: "/api/sick-time-requests/{request}" },
        "employee-added": { methods: ["POST"], path: "/api/employees" },
        "tenant-settings-changed": { methods: ["PUT", "PATCH"], path: "/api/settings" },
    },
};

describe("the cache section of a system", () => {
    it("[ET-10] has the events of the system's table with their tags, and is one the router takes", () => {
        const cache = edgeCacheOf("esta-tracker", args);
        assert.deepEqual(
            cache.invalidations.map(({ event, tags }) => ({ event, tags })),
            CACHE_POLICY.invalidations,
        );
        const config = exampleConfig({ cache, identity: exampleIdentity() });
        assert.deepEqual(parseConfig(JSON.parse(JSON.stringify(config))), { config });
    });

    it("takes the route of the page on caching", () => {
        const page = fs.readFileSync(new URL("../../../docs/caching.md", import.meta.url), "utf8");
        const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "");
        assert.deepEqual(example, route);
    });

    it("[CN-07] leaves out events that happen by hand, for which the generation is raised", () => {
        const events = { ...args.events, "employee-added": "by-hand" } as const;
        const cache = edgeCacheOf("esta-tracker", { ...args, events, generation: 3 });
        assert.equal(cache.generation, 3);
        assert.equal(
            cache.invalidations.some(({ event }) => event === "employee-added"),
            false,
        );
    });

    it("refuses events without writes, writes without an event, and times that the table does not allow", () => {
        const { "employee-added": _, ...events } = args.events;
        const wrong = {
            ...args,
            events: { ...events, typo: "by-hand" as const },
            routes: [{ ...route, freshSeconds: 31 }],
        };
        assert.throws(
            () => edgeCacheOf("esta-tracker", wrong),
            /events\.employee-added must say which writes are this event, got nothing.*events\.typo must be an event of the policy: work-log-created.*routes\[0\]\.freshSeconds must be from 5 to 30.*got 31/,
        );
    });
});
