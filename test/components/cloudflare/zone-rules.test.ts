import assert from "node:assert/strict";
import { type HostRules, PHASES, planZoneRules } from "../../../components/cloudflare/zone-rules.ts";
import { Duration } from "../../../components/core/duration.ts";

const host: HostRules = {
    name: "app",
    host: "api.example.com",
    rateLimit: { requests: 600, per: Duration.minutes(1), block: Duration.minutes(1) },
    assets: { prefix: "/assets/", keep: Duration.days(365) },
    api: "/api/",
};

describe("zone rules", () => {
    it("[trap 49] spells the phases as the service does", () => {
        assert.deepEqual(Object.values(PHASES), [
            "http_ratelimit",
            "http_request_cache_settings",
            "http_request_firewall_custom",
            "http_request_firewall_managed",
        ]);
    });

    it("counts requests by address within one place of the edge, as the service demands", () => {
        const [rule] = planZoneRules([host])[PHASES.rateLimit];
        assert.deepEqual(rule?.ratelimit.characteristics, ["cf.colo.id", "ip.src"]);
        assert.equal(rule?.ratelimit.period, 60);
    });

    it("keeps versioned files for a year and never caches the API", () => {
        const [assets, api] = planZoneRules([host])[PHASES.cache];
        assert.equal(assets?.actionParameters.edgeTtl?.default, 31_536_000);
        assert.deepEqual(api?.actionParameters, { cache: false });
    });

    it("gives every rule a reference of its own, so that editing one does not renumber the others", () => {
        const rules = Object.values(planZoneRules([host, { ...host, name: "other", host: "www.example.com" }])).flat();
        assert.equal(new Set(rules.map(({ ref }) => ref)).size, rules.length);
    });

    it("refuses a counting period that does not exist, and a name used twice", () => {
        const odd = { ...host, rateLimit: { ...host.rateLimit, per: Duration.seconds(30) } };
        assert.throws(
            () => planZoneRules([odd]),
            /hosts.app.rateLimit.per must be one of 10, 60, 120, 300, 600, 3600 seconds, got 30 s/,
        );
        assert.throws(() => planZoneRules([host, host]), /hosts.app must be named once/);
    });
});
