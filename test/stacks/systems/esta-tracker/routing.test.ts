import assert from "node:assert/strict";
import { defaultCoordination } from "../../../../components/cloudflare/edge-router/coordination/config.ts";
import { planEdgeRouter } from "../../../../components/cloudflare/edge-router.ts";
import { WRITES } from "../../../../stacks/systems/esta-tracker/api.ts";
import { OBJECTIVES } from "../../../../stacks/systems/esta-tracker/objectives.ts";
import { routerConfig } from "../../../../stacks/systems/esta-tracker/routing.ts";
import { CACHE_POLICY } from "../../../../stacks/systems/esta-tracker/tables.ts";
import { originHosts } from "../../../../stacks/systems/origins.ts";
import { isolationProblems } from "../../../../stacks/systems/schema-parts.ts";

const regions = { primary: "us-central1", failover: "us-east1", writer: "us-east1" };
const hosts = originHosts("api.example.com", regions);

describe("ESTA Tracker's routing", () => {
    it("gives each region an entrance beside the public name", () => {
        assert.deepEqual(hosts, {
            "us-central1": "us-central1.api-origin.example.com",
            "us-east1": "us-east1.api-origin.example.com",
        });
    });

    it("[ET-03] [ET-08] hands the router a configuration that it accepts: primary first, writes to the writer", () => {
        const config = routerConfig("esta-tracker", {}, regions, hosts);
        assert.deepEqual(
            config.regions.map(({ name }) => name),
            ["us-central1", "us-east1"],
        );
        assert.equal(config.writer, "us-east1");
        const [binding] = planEdgeRouter("esta-tracker-router", config).bindings;
        assert.deepEqual(JSON.parse(binding && "json" in binding && binding.json ? binding.json : "{}"), config);
    });

    it("[ET-05] leaves a region after five hard failures, well before probes would", () => {
        assert.equal(routerConfig("esta-tracker", {}, regions, hosts).evidence.consecutiveFailures, 5);
    });

    it("refuses a configuration that the router would refuse at start, in the router's own words", () => {
        const config = { ...routerConfig("esta-tracker", {}, regions, hosts), writer: "us-west1" };
        assert.throws(
            () => planEdgeRouter("esta-tracker-router", config),
            /EdgeRouter .* cannot be built: config .*writer/,
        );
    });
});

describe("regions that an operator takes out", () => {
    const refused = (isolated: readonly string[]) =>
        isolationProblems("esta-tracker.isolated", isolated, regions).map(({ reason }) => reason);

    it("reach the router, which sends nothing there", () => {
        assert.deepEqual(routerConfig("esta-tracker", {}, regions, hosts).coordination?.isolated, []);
        const taken = routerConfig("esta-tracker", { isolated: ["us-east1"] }, regions, hosts);
        assert.deepEqual(taken.coordination?.isolated, ["us-east1"]);
    });

    it("must exist, and must leave one in service", () => {
        assert.deepEqual(refused(["us-central1"]), []);
        assert.deepEqual(refused(["us-west1"]), [
            "must name regions of the stack (us-central1, us-east1), got us-west1",
        ]);
        assert.deepEqual(refused(["us-east1", "us-central1"]), [
            "must leave a region in service, got us-east1, us-central1",
        ]);
    });
});

describe("what isolates of ESTA Tracker's router decide together", () => {
    const { coordination } = routerConfig("esta-tracker", {}, regions, hosts);

    it("[ET-04] [ET-05] follows the system's own triggers", () => {
        assert.equal(coordination?.databaseUnreachableMs, OBJECTIVES.triggers.database.unreachable.milliseconds);
        assert.equal(coordination?.rate.worstPercent, 10);
    });

    it("is written out in full, for whoever reads it without the router", () => {
        assert.deepEqual(Object.keys(coordination ?? {}).sort(), Object.keys(defaultCoordination).sort());
    });
});

describe("what ESTA Tracker's router does for tenants", () => {
    const auth = {
        issuer: "https://login.example.com/",
        audience: "esta-tracker",
        jwksUrl: "https://login.example.com/keys",
    };
    const known = routerConfig("esta-tracker", { auth }, regions, hosts);

    it("[ET-08] [ET-10] is accepted by the router: queued writes, cached reads, limits", () => {
        const { bindings } = planEdgeRouter("esta-tracker-router", known);
        assert.deepEqual(
            bindings.map(({ name, type }) => [name, type]),
            [
                ["CONFIG", "json"],
                ["VERSION", "version_metadata"],
                ["LIMIT_WRITES", "ratelimit"],
                ["LIMIT_READS", "ratelimit"],
            ],
        );
    });

    it("[ET-10] has a request behind every event of the invalidation table", () => {
        assert.deepEqual(
            known.cache?.invalidations.map(({ event, tags }) => ({ event, tags })),
            CACHE_POLICY.invalidations,
        );
    });

    it("is refused where it is larger than a binding may be", () => {
        const routes = Array.from({ length: 60 }, (_, index) => ({
            path: `/api/things-${index}`,
            methods: ["POST"],
            policy: "reject" as const,
            order: "tenant",
        }));
        const large = { ...known, writes: { ...WRITES, routes } };
        assert.throws(() => planEdgeRouter("esta-tracker-router", large), /must be at most 5120 bytes of JSON/);
    });

    it("is left out where no token tells a tenant", () => {
        const { identity, writes, cache, limits } = routerConfig("esta-tracker", {}, regions, hosts);
        assert.deepEqual([identity, writes, cache, limits], [undefined, undefined, undefined, undefined]);
    });
});
