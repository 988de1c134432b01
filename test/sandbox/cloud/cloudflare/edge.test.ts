import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../../../../sandbox/cloud/cloudflare/worker-content.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { ACCOUNT, example } from "./example.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";
const ABSENT = "00000000000000000000000000000000";

describe("load balancing of the simulated Cloudflare", () => {
    const { cloud, of, refused, refusedUpdate } = example();
    const monitor = (inputs: Bag) => refused("monitor", inputs);

    it("refuses checks faster than the plan allows or slower than the service takes", () => {
        const remedy = "only Enterprise accounts check every 10 s";
        assert.deepEqual(monitor({ interval: 14 }), [
            `interval must be from 15 to 3600 seconds (code 1002), got 14; ${remedy}`,
        ]);
        assert.deepEqual(monitor({ interval: 3601 }), [
            `interval must be from 15 to 3600 seconds (code 1002), got 3601; ${remedy}`,
        ]);
        assert.deepEqual(monitor({ interval: 15 }), []);
    });

    it("refuses an interval that retries can outlast", () => {
        assert.deepEqual(monitor({ timeout: 5, retries: 2 }), [
            "interval must be longer than timeout times attempts (5 s x 3), got 15; shorten the timeout or retry less, or checks overlap",
        ]);
        assert.deepEqual(monitor({ timeout: 7, retries: 1 }), []);
    });

    it("refuses what does not go with the type of monitor", () => {
        assert.deepEqual(monitor({ type: "tcp", header: { Host: ["a"] }, expectedBody: "ok" }), [
            "port must be set for a monitor of type tcp",
            "header must be left out of a monitor of type tcp, got Host",
            'expectedBody must be left out of a monitor of type tcp, got "ok"',
        ]);
        assert.deepEqual(monitor({ header: { "User-Agent": ["a"] } }), [
            "header must not set User-Agent; Cloudflare names its monitors itself",
        ]);
    });

    it("refuses a pool whose monitor does not exist", () => {
        assert.deepEqual(refused("pool-us-east1", { monitor: ABSENT }), [
            `monitor must name a load balancer monitor that exists, got "${ABSENT}"; ${EXISTS}`,
        ]);
    });

    it("refuses origins of one name in a pool", () => {
        const origins = [
            { name: "a", address: "198.18.0.1" },
            { name: "a", address: "198.18.0.2" },
        ];
        assert.deepEqual(refused("pool-us-east1", { origins }), [
            'origins[1].name must differ from that of origins[0], got "a"; weights, health and drift are kept by origin name',
        ]);
    });

    it("refuses pools with an odd name, half a position, all regions or health sources without regions", () => {
        const inputs = { name: "us east", latitude: 1, healthSources: ["regional", "global"] };
        assert.deepEqual(refused("pool-us-east1", inputs), [
            'name must have only letters, digits, hyphens and underscores, got "us east"',
            "longitude must be set together with the other coordinate",
            'healthSources must come with at least one entry in checkRegions, got ["regional","global"]',
        ]);
        assert.deepEqual(refused("pool-us-east1", { checkRegions: ["ENAM", "ALL_REGIONS"] }), [
            'checkRegions[1] must name one region below Enterprise, got "ALL_REGIONS"; name regions near the users',
        ]);
    });

    it("refuses a load balancer that names a pool that does not exist, wherever it does", () => {
        const pool = `must name a load balancer pool that exists, got "${ABSENT}"; ${EXISTS}`;
        const inputs = {
            name: "other.example.com",
            defaultPools: [of("pool-us-east1").id, ABSENT],
            fallbackPool: ABSENT,
            regionPools: { WNAM: [ABSENT] },
            rules: [{ overrides: { defaultPools: [ABSENT] } }],
        };
        assert.deepEqual(refused("api", inputs), [
            `defaultPools[1] ${pool}`,
            `fallbackPool ${pool}`,
            `regionPools.WNAM[0] ${pool}`,
            `rules[0].overrides.defaultPools[0] ${pool}`,
        ]);
        assert.deepEqual(refused("api", { name: "other.example.com", defaultPools: [] }), [
            "defaultPools must name at least one pool, got an empty list",
        ]);
    });

    it("refuses a host name outside the zone, a second load balancer on one, and a zone that does not exist", () => {
        assert.deepEqual(refused("api", { name: "api.example.org" }), [
            'name must be a host name in the zone example.com, got "api.example.org"',
        ]);
        assert.deepEqual(refused("api", { name: "API.example.com" }), [
            `name must be a host name without a load balancer, got "api.example.com"; change load balancer "${of("api").id}", which has the name`,
        ]);
        assert.deepEqual(refused("api", { zoneId: ABSENT }), [
            `zoneId must name a zone that exists, got "${ABSENT}"; ${EXISTS}`,
        ]);
        assert.deepEqual(refusedUpdate("api", { ttl: 30 }), []);
    });

    it("refuses sessions that are kept too short or too long for their kind", () => {
        const kept = (sessionAffinity: string, sessionAffinityTtl: number) =>
            refusedUpdate("api", { sessionAffinity, sessionAffinityTtl });
        assert.deepEqual(kept("cookie", 1799), [
            "sessionAffinityTtl must be from 1800 to 604800 seconds for this session affinity, got 1799",
        ]);
        assert.deepEqual(kept("header", 3601), [
            "sessionAffinityTtl must be from 30 to 3600 seconds for this session affinity, got 3601",
        ]);
        assert.deepEqual(kept("none", 1), []);
    });

    it("refuses to delete a pool that a load balancer uses and a monitor that a pool uses", () => {
        assert.deepEqual(cloud.refusalsOnDelete(of("pool-us-east1")), [
            'is used by load balancer "api.example.com" (412, code 1005); take it out of the load balancer in an earlier update',
        ]);
        assert.deepEqual(cloud.refusalsOnDelete(of("monitor")), [
            `is attached to load balancer pool "${of("pool-us-central1").id}" (412, code 1005); take it off the pool in an earlier update`,
        ]);
        const { cloud: other, of: named } = example();
        other.delete(named("api"));
        assert.deepEqual(other.refusalsOnDelete(named("pool-us-east1")), []);
    });

    it("refuses notifications that reach nobody", () => {
        assert.deepEqual(refused("unhealthy", { mechanisms: { emails: [] } }), [
            "mechanisms must name at least one target in emails, pagerduties, webhooks, got none",
        ]);
    });
});

describe("zones and records of the simulated Cloudflare", () => {
    const { of, refused, refusedUpdate } = example();
    const record = (inputs: Bag) => refused("origin", inputs);

    it("refuses a domain that the account has already", () => {
        assert.deepEqual(refused("zone", {}), [
            `name must name a domain that is not in the account yet, got "example.com"; import zone "${of("zone").id}" instead of making another`,
        ]);
    });

    it("refuses everything of a zone that does not exist", () => {
        for (const part of ["tls", "dnssec", "tiered", "origin", "bypass", "limits", "route"]) {
            assert.deepEqual(
                refused(part, { zoneId: ABSENT }),
                [`zoneId must name a zone that exists, got "${ABSENT}"; ${EXISTS}`],
                part,
            );
        }
    });

    it("refuses times to live that are neither automatic nor from a minute to a day", () => {
        for (const ttl of [0, 30, 59, 86401]) {
            assert.deepEqual(refusedUpdate("origin", { ttl }), [
                `ttl must be 1 (automatic) or from 60 to 86400 (code 9021), got ${ttl}`,
            ]);
        }
        for (const ttl of [1, 60, 86400]) assert.deepEqual(refusedUpdate("origin", { ttl }), []);
    });

    it("refuses an alias beside an address and the same record twice, by short name or full", () => {
        assert.deepEqual(record({ name: "origin", type: "CNAME", content: "a.example.org" }), [
            "type must not be CNAME beside the A record of origin.example.com (code 81053); a CNAME stands alone at its name: remove one of the two first",
        ]);
        assert.deepEqual(record({ name: "origin" }), [
            `content must differ from the A record that origin.example.com has already (code 81058), got "198.18.0.1"; import record "${of("origin").id}" instead of making another`,
        ]);
        assert.deepEqual(record({ content: "198.18.0.2" }), []);
        assert.deepEqual(record({ name: "@" }), []);
    });

    it("refuses an address beside an alias", () => {
        const { cloud, of: named } = example();
        const { type, inputs } = named("origin");
        cloud.make(type, "www", { ...inputs, name: "www", type: "CNAME", content: "origin.example.com" });
        assert.deepEqual(cloud.refusals(type, "www-2", { ...inputs, name: "www.example.com" }), [
            "type must not be A beside the CNAME record of www.example.com (code 81054); a CNAME stands alone at its name: remove one of the two first",
        ]);
    });

    it("refuses to turn an address into an alias while the address is there, as a replacement does", () => {
        const { cloud, of: named } = example();
        const alias = { ...named("origin").inputs, type: "CNAME", content: "a.example.org" };
        const [refusal] = cloud.refusalsOnReplace(named("origin").type, "origin", alias);
        assert.match(
            refusal ?? "",
            /^type must not be CNAME beside the A record of origin\.example\.com \(code 81053\)/,
        );
    });

    it("refuses ranked records without a priority", () => {
        assert.deepEqual(record({ type: "MX", content: "mail.example.com" }), ["priority must be set for MX records"]);
        assert.deepEqual(record({ type: "MX", content: "mail.example.com", priority: 0 }), []);
    });
});

describe("Workers of the simulated Cloudflare", () => {
    const { cloud, of, refused, refusedUpdate } = example();

    it("refuses routes and schedules of a script that does not exist, and a pattern that is taken", () => {
        const { id } = of("route");
        assert.deepEqual(refused("route", { script: "absent" }), [
            `pattern must be used once in the zone: route "${id}" has it, got "api.example.com/*"`,
            `script must name a Worker script that exists, got "absent"; ${EXISTS}`,
        ]);
        assert.deepEqual(refused("cron", { scriptName: "absent" }), [
            `scriptName must name a Worker script that exists, got "absent"; ${EXISTS}`,
        ]);
        const { script: _script, ...excluded } = of("route").inputs;
        assert.deepEqual(
            cloud.refusals(of("route").type, "off", { ...excluded, pattern: "api.example.com/bypass/*" }),
            [],
        );
    });

    it("refuses code whose digest is another, or that is not there", () => {
        const directory = mkdtempSync(join(tmpdir(), "worker-"));
        try {
            const contentFile = join(directory, "router.js");
            writeFileSync(contentFile, "export default {};");
            const digest = sha256("export default {};");
            const script = (inputs: Bag) =>
                cloud.refusals(of("router").type, "b", { accountId: ACCOUNT, scriptName: "b", ...inputs });
            assert.deepEqual(script({ contentFile, contentSha256: digest }), []);
            assert.deepEqual(script({ contentFile, contentSha256: ABSENT }), [
                `contentSha256 must be the SHA-256 of ${contentFile} in hex (${digest}), got "${ABSENT}"; compute the digest from the bundle that is uploaded`,
            ]);
            const gone = join(directory, "gone.js");
            assert.deepEqual(script({ contentFile: gone, contentSha256: digest }), [
                `contentFile must be a file that exists, got ${JSON.stringify(gone)}`,
            ]);
        } finally {
            rmSync(directory, { recursive: true });
        }
    });

    const bindings = [{ name: "COORDINATOR", type: "durable_object_namespace", className: "Coordinator" }];

    it("refuses to bind a Durable Object class that no migration has made", () => {
        assert.deepEqual(refused("router", { scriptName: "b", bindings }), [
            'bindings[0].className must be a class that a migration has made (code 10061), got "Coordinator"; list it in migrations.newSqliteClasses of the upload that first binds it',
        ]);
        const migrations = { newTag: "v1", newSqliteClasses: ["Coordinator"] };
        assert.deepEqual(refused("router", { scriptName: "b", bindings, migrations }), []);
        const steps = { steps: [{ renamedClasses: [{ from: "Old", to: "Coordinator" }] }] };
        assert.deepEqual(refused("router", { scriptName: "b", bindings, migrations: steps }), []);
    });

    it("refuses migrations that do not follow the tag the script is at", () => {
        const { cloud: other, of: named } = example();
        const { type, inputs } = named("router");
        const first = { ...inputs, bindings, migrations: { newTag: "v1", newSqliteClasses: ["Coordinator"] } };
        assert.equal(other.make(type, "router", first).outputs.migrationTag, "v1");
        const remedy = "name the tag the script is at, or take out migrations that are applied";
        assert.deepEqual(other.refusals(type, "router", { ...first, content: "changed" }), [
            `migrations.oldTag must be the script's tag "v1", got nothing; ${remedy}`,
        ]);
        const { migrations: _applied, ...rest } = first;
        assert.equal(other.make(type, "router", rest).outputs.migrationTag, "v1");
        assert.deepEqual(other.refusals(type, "router", { ...rest, migrations: { oldTag: "v1", newTag: "v2" } }), []);
        assert.deepEqual(refusedUpdate("router", { migrations: { oldTag: "v1", newTag: "v2" } }), [
            `migrations.oldTag must be left out at the first migration, got "v1"; ${remedy}`,
        ]);
    });

    it("refuses a service binding to a Worker that does not exist", () => {
        const bind = (service: string) => [{ name: "NEXT", type: "service", service }];
        assert.deepEqual(refused("router", { scriptName: "b", bindings: bind("absent") }), [
            `bindings[0].service must name a Worker that exists, got "absent"; ${EXISTS}`,
        ]);
        assert.deepEqual(refused("router", { scriptName: "b", bindings: bind("site") }), []);
    });

    it("refuses to delete a script that another one binds, unless forced", () => {
        const caller = {
            accountId: ACCOUNT,
            scriptName: "caller",
            bindings: [{ name: "R", type: "service", service: "router" }],
        };
        const { cloud: other, of: named } = example();
        other.make(named("router").type, "caller", caller);
        assert.deepEqual(other.refusalsOnDelete(named("router")), [
            'is bound by Worker script "caller"; take the binding out first',
        ]);
        const forced = other.put(named("router").type, "router", { ...named("router").inputs, force: true });
        assert.deepEqual(other.refusalsOnDelete(forced), []);
    });
});
