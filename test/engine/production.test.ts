import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { SYSTEM_NAMES } from "../../stacks/systems/settings.ts";
import { schemaProblem } from "../programs/kubernetes-schema.ts";
import { snapshots } from "./graph-snapshot.ts";
import { Sandbox, succeeded } from "./sandbox.ts";

const GRAPHS = path.join(import.meta.dirname, "graphs");

/** Inputs of one deployed resource, as plain data. */
interface Deployed {
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly inputs: Readonly<Record<string, unknown>>;
}

/** What no single component can show: how all five systems stand together in production. */
describe("production as it is deployed", function () {
    this.timeout(300_000);
    let deployed: readonly Deployed[];
    let graphs: ReadonlyMap<string, string>;

    before(async function () {
        const sandbox = await Sandbox.open(this, SYSTEM_NAMES);
        try {
            const { resources = [] } = succeeded(await sandbox.run("up")).state().deployment;
            graphs = snapshots(resources, SYSTEM_NAMES);
            deployed = resources.map(({ type, urn, id, inputs }) => ({
                type,
                name: urn.split("::").at(-1) ?? "",
                id: String(id ?? ""),
                inputs: Object.fromEntries(Object.entries(inputs ?? {})),
            }));
        } finally {
            sandbox.close();
        }
    });

    /** Resources of the types; there has to be at least one, or the test would show nothing. */
    function all(...types: readonly string[]): readonly Deployed[] {
        const found = deployed.filter(({ type }) => types.includes(type));
        assert.ok(found.length > 0, `production has no ${types.join(" or ")}`);
        return found;
    }

    function none(pattern: RegExp): void {
        assert.deepEqual(
            deployed.filter(({ type }) => pattern.test(type)).map(({ name }) => name),
            [],
        );
    }

    // A change of the graph is reviewed as a diff: HA_UPDATE_GRAPHS=1 npx mocha test/engine/production.test.ts
    for (const name of [...SYSTEM_NAMES, "foundations"]) {
        it(`has the recorded resources and settings in ${name}`, () => {
            const file = path.join(GRAPHS, `${name}.txt`);
            const graph = graphs.get(name);
            assert.ok(graph !== undefined && graph.trim() !== "");
            if (process.env.HA_UPDATE_GRAPHS === "1") {
                fs.mkdirSync(GRAPHS, { recursive: true });
                fs.writeFileSync(file, graph);
            }
            assert.equal(graph, fs.readFileSync(file, "utf8"));
        });
    }

    it("hands Kubernetes only objects that fit its own schemas", async () => {
        const objects = deployed.filter(({ type }) => type.startsWith("kubernetes:"));
        assert.ok(objects.length > 50);
        const problems: string[] = [];
        for (const { name, inputs } of objects) {
            const problem = await schemaProblem(inputs);
            if (problem !== undefined) problems.push(`${name}: ${problem}`);
        }
        assert.deepEqual(problems, []);
    });

    it("[trap 1] has an entrance in each region and no global balancer that chooses by distance", () => {
        none(/^gcp:compute\/(?:backendService|globalForwardingRule):/);
        const regions = new Set(all("gcp:compute/forwardingRule:ForwardingRule").map(({ inputs }) => inputs.region));
        assert.deepEqual([...regions].sort(), ["us-central1", "us-east1"]);
    });

    it("[trap 3] keeps every Cloud Run service running, and endpoint groups without masks and tags", () => {
        for (const { name, inputs } of all("gcp:cloudrunv2/service:Service")) {
            assert.ok(numberAt(inputs, "template", "scaling", "minInstanceCount") >= 1, name);
        }
        for (const { name, inputs } of all("gcp:compute/regionNetworkEndpointGroup:RegionNetworkEndpointGroup")) {
            assert.equal(at(inputs, "cloudRun", "urlMask"), undefined, name);
            assert.equal(at(inputs, "cloudRun", "tag"), undefined, name);
        }
    });

    it("[trap 4] [trap 5] [trap 6] writes the scheme of every backend, and relies neither on ejection nor on preference", () => {
        for (const { name, inputs } of all("gcp:compute/regionBackendService:RegionBackendService")) {
            assert.equal(inputs.loadBalancingScheme, "EXTERNAL_MANAGED", name);
            assert.equal(inputs.outlierDetection, undefined, name);
            assert.equal(inputs.serviceLbPolicy, undefined, name);
            for (const backend of listAt(inputs, "backends")) assert.equal(at(backend, "preference"), undefined, name);
        }
    });

    it("[trap 7] keeps Firestore in a multi-region, guarded, with recovery for seven days and backups for thirty", () => {
        for (const { inputs } of all("gcp:firestore/database:Database")) {
            assert.equal(inputs.locationId, "nam5");
            assert.equal(inputs.deleteProtectionState, "DELETE_PROTECTION_ENABLED");
            assert.equal(inputs.pointInTimeRecoveryEnablement, "POINT_IN_TIME_RECOVERY_ENABLED");
        }
        const kept = all("gcp:firestore/backupSchedule:BackupSchedule").map(({ inputs }) => inputs.retention);
        assert.deepEqual(kept, ["2592000s"]);
    });

    it("[trap 15] gives every Valkey instance replicas, zones, TLS and authentication from the start", () => {
        for (const { name, inputs } of all("gcp:memorystore/instance:Instance")) {
            assert.ok(numberAt(inputs, "replicaCount") >= 1, name);
            assert.equal(at(inputs, "zoneDistributionConfig", "mode"), "MULTI_ZONE", name);
            assert.equal(inputs.transitEncryptionMode, "SERVER_AUTHENTICATION", name);
            assert.equal(inputs.authorizationMode, "IAM_AUTH", name);
        }
    });

    it("[trap 16] [trap 40] [trap 48] uses none of the products that stand alone by default", () => {
        none(/^gcp:redis\//);
        none(/^kubernetes:postgresql\.cnpg\.io/);
        none(/^aws:arcregionswitch\//);
    });

    it("[trap 17] [trap 18] [trap 22] probes every pool, as fast as the plan allows, from named places", () => {
        const monitors = all("cloudflare:index/loadBalancerMonitor:LoadBalancerMonitor");
        for (const { name, inputs } of monitors) assert.ok([15, 30].includes(numberAt(inputs, "interval")), name);
        const ids: unknown[] = monitors.map(({ id }) => id);
        for (const { name, inputs } of all("cloudflare:index/loadBalancerPool:LoadBalancerPool")) {
            assert.ok(ids.includes(inputs.monitor), `${name} has a monitor of ours`);
            const places = listAt(inputs, "checkRegions");
            assert.ok(places.length > 0 && !places.includes("ALL_REGIONS"), name);
        }
    });

    it("[trap 19] falls back to another pool than the one that comes first", () => {
        for (const { name, inputs } of all("cloudflare:index/loadBalancer:LoadBalancer")) {
            assert.ok(typeof inputs.fallbackPool === "string", name);
            assert.notEqual(inputs.fallbackPool, listAt(inputs, "defaultPools")[0], name);
        }
    });

    it("[trap 21] [trap 22] asks every endpoint for the name that it is reached by, a record of our own", () => {
        const records = all("cloudflare:index/dnsRecord:DnsRecord").map(({ inputs }) => inputs.name);
        for (const { name, inputs } of all("cloudflare:index/loadBalancerPool:LoadBalancerPool")) {
            for (const origin of listAt(inputs, "origins")) {
                assert.deepEqual(at(origin, "header", "hosts"), [at(origin, "address")], name);
                assert.ok(records.includes(at(origin, "address")), name);
            }
        }
    });

    it("[trap 23] has no record with the name of a load balancer", () => {
        const hosts = all("cloudflare:index/loadBalancer:LoadBalancer").map(({ inputs }) => inputs.name);
        const records = all("cloudflare:index/dnsRecord:DnsRecord").map(({ inputs }) => inputs.name);
        assert.deepEqual(
            records.filter((record) => hosts.includes(record)),
            [],
        );
    });

    it("[trap 25] limits rates again behind the edge, whose counters are only a brake", () => {
        for (const { name, inputs } of all("gcp:compute/regionSecurityPolicy:RegionSecurityPolicy")) {
            assert.ok(
                listAt(inputs, "rules").some((rule) => at(rule, "action") === "throttle"),
                name,
            );
        }
    });
});

function at(value: unknown, ...path: readonly string[]): unknown {
    return path.reduce<unknown>(
        (inside, key) => (typeof inside === "object" && inside !== null ? Reflect.get(inside, key) : undefined),
        value,
    );
}

function numberAt(value: unknown, ...path: readonly string[]): number {
    const found = at(value, ...path);
    assert.ok(typeof found === "number", `${path.join(".")} must be a number, got ${String(found)}`);
    return found;
}

function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
    const found = at(value, ...path);
    assert.ok(Array.isArray(found), `${path.join(".")} must be a list, got ${String(found)}`);
    return found;
}
