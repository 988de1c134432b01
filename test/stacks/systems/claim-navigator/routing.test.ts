import assert from "node:assert/strict";
import { Router } from "../../../../components/cloudflare/edge-router/router.ts";
import type { Fetch } from "../../../../components/cloudflare/edge-router/sending/attempt.ts";
import { planEdgeRouter } from "../../../../components/cloudflare/edge-router.ts";
import { planZoneRules } from "../../../../components/cloudflare/zone-rules.ts";
import { claimNavigatorProblems, claimNavigatorSchema } from "../../../../stacks/systems/claim-navigator/config.ts";
import { routerConfig } from "../../../../stacks/systems/claim-navigator/routing.ts";
import { edgeRules } from "../../../../stacks/systems/edge.ts";
import { originHosts } from "../../../../stacks/systems/origins.ts";
import { prodValues } from "../../stack-file.ts";

const regions = { primary: "us-central1", failover: "us-east1", writer: "us-central1" };
const aws = { regions, zones: {} };
const domain = { protect: true, regions, cloudflare: { domain: "example.com" }, aws };
const settings = claimNavigatorSchema.parse(prodValues()["claim-navigator"]);
const hosts = originHosts(settings.host, regions);

/** v1 has been followed by v2, and the version before both is gone. */
const lifecycle = {
    default: "v2",
    known: [
        { name: "v1", state: "deprecated", deprecatedAt: "2026-11-01", sunsetAt: "2027-05-01", successor: "v2" },
        { name: "v2", state: "active" },
        { name: "v3", state: "retired", deprecatedAt: "2026-01-01", successor: "v2" },
    ],
} as const;

function routerFor(versions: unknown, answered: string[] = []): Router {
    const config = routerConfig("claims", { ...settings, versions: schemaVersions(versions) }, regions, hosts);
    const fetch: Fetch = async (request) => {
        answered.push(new URL(request instanceof Request ? request.url : request).pathname);
        return new Response("ok");
    };
    return new Router(config, { fetch, now: () => Date.parse("2026-11-22"), log: () => undefined, version: null });
}

function schemaVersions(versions: unknown) {
    return claimNavigatorSchema.parse({ ...settings, versions }).versions;
}

async function get(router: Router, path: string): Promise<Response> {
    return router.handle(new Request(`https://${settings.host}${path}`), () => undefined);
}

describe("Claim Navigator's routing", () => {
    it("hands the router a configuration that it accepts, and waits as long as the slowest function may take", () => {
        const config = routerConfig("claims", settings, regions, hosts);
        assert.equal(planEdgeRouter("claims-router", config).bindings.length, 2);
        assert.deepEqual(
            [config.timeouts.connectAndFirstByteMs, config.timeouts.readMs, config.timeouts.writeMs],
            [26_500, 53_000, 26_500],
        );
    });

    it("[CN-08] gives requests without a version the default one", async () => {
        const asked: string[] = [];
        await get(routerFor(settings.versions, asked), "/api/fnol/create");
        assert.deepEqual(asked, ["/api/v1/fnol/create"]);
    });

    it("[CN-08] says of a deprecated version since when, until when, and what follows", async () => {
        const { status, headers } = await get(routerFor(lifecycle), "/api/v1/fnol/create");
        assert.equal(status, 200);
        assert.equal(headers.get("deprecation"), `@${Date.parse("2026-11-01") / 1000}`);
        assert.equal(headers.get("sunset"), "Sat, 01 May 2027 00:00:00 GMT");
        assert.match(headers.get("link") ?? "", /<\/api\/v2\/fnol\/create>; rel="successor-version"/);
    });

    it("[CN-08] answers 410 for a retired version without asking any region", async () => {
        const asked: string[] = [];
        const { status } = await get(routerFor(lifecycle, asked), "/api/v3/fnol/create");
        assert.deepEqual([status, asked], [410, []]);
    });

    it("[CN-05] [CN-06] keeps versioned assets at the edge for a year, answers never, and limits each address", () => {
        const { http_request_cache_settings: cache, http_ratelimit: limits } = planZoneRules([
            edgeRules("claims", settings),
        ]);
        const [assets, api] = cache;
        assert.deepEqual(assets?.actionParameters, {
            cache: true,
            edgeTtl: { mode: "override_origin", default: 31_536_000 },
            browserTtl: { mode: "override_origin", default: 31_536_000 },
        });
        assert.deepEqual(api?.actionParameters, { cache: false });
        assert.equal(limits[0]?.ratelimit.requestsPerPeriod, settings.requestsPerMinute);
    });
});

describe("Claim Navigator's settings", () => {
    it("[CN-01] take no request longer than 26 s", () => {
        const releases = { ...settings.releases, v1: { ...settings.releases.v1, timeoutSeconds: 27 } };
        assert.equal(claimNavigatorSchema.safeParse({ ...settings, releases }).success, false);
    });

    it("[CN-03] keep backups for a week at least", () => {
        const database = { ...settings.database, backupDays: 6 };
        assert.equal(claimNavigatorSchema.safeParse({ ...settings, database }).success, false);
    });

    it("want a release for each version that is served, and for no other", () => {
        const { v1, ...others } = settings.releases;
        assert.ok(v1);
        assert.deepEqual(claimNavigatorProblems({ ...settings, releases: { ...others, v4: v1 } }, domain), [
            {
                path: "claim-navigator.releases.v1",
                reason: "must be set because v1 is not retired, got releases for v2, v4",
            },
            {
                path: "claim-navigator.releases.v4",
                reason: "must be removed: v4 is not among the versions that are served (v1, v2)",
            },
        ]);
    });

    it("want the host inside the zone", () => {
        assert.deepEqual(claimNavigatorProblems({ ...settings, host: "claims.example.org" }, domain), [
            { path: "claim-navigator.host", reason: "must lie inside example.com, got claims.example.org" },
        ]);
    });

    it("want a default version that is served", () => {
        const wrong = { ...settings, versions: schemaVersions({ ...lifecycle, default: "v3" }) };
        assert.throws(
            () => planEdgeRouter("claims-router", routerConfig("claims", wrong, regions, hosts)),
            /versions.default must be one of v1, v2, got "v3"/,
        );
    });
});
