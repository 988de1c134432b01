import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import fc from "fast-check";
import { billOf, sumOf } from "../../../tools/generate/cost/bill.ts";
import { choices } from "../../../tools/generate/cost/choices.ts";
import { type Part, prices, standing, used } from "./standing-of.ts";

const root = path.join(import.meta.dirname, "../../..");

function service(location: string, minInstanceCount: number, resources: object = {}): Part {
    const limits = { cpu: "2", memory: "512Mi" };
    return {
        type: "gcp:cloudrunv2/service:Service",
        inputs: {
            location,
            template: { scaling: { minInstanceCount }, containers: [{ resources: { limits, ...resources } }] },
        },
    };
}

function cache(location: string, shardCount: number, replicaCount: number): Part {
    const inputs = { location, shardCount, replicaCount, nodeType: "STANDARD_SMALL" };
    return { type: "gcp:memorystore/instance:Instance", inputs };
}

function pool(location: string, minNodeCount: number): Part {
    const inputs = { location, autoscaling: { minNodeCount }, nodeConfig: { machineType: "e2-standard-2" } };
    return { type: "gcp:container/nodePool:NodePool", inputs, foundation: true };
}

function database(region: string, name: string, settings: object, master = ""): Part {
    const inputs = { region, name, settings: { tier: "db-custom-2-7680", ...settings }, masterInstanceName: master };
    return { type: "gcp:sql/databaseInstance:DatabaseInstance", inputs };
}

describe("choices", () => {
    it("have ids of their own and name types that the simulated clouds know", () => {
        const ids = choices.map(({ id }) => id);
        assert.deepEqual(ids, [...new Set(ids)]);
        const known = JSON.parse(fs.readFileSync(path.join(root, "tools/facts-types.json"), "utf8"));
        const types = new Set(JSON.stringify(known).match(/[a-z]+:[^"]+:[A-Za-z0-9]+/g));
        assert.deepEqual(
            choices.flatMap(({ of }) => of).filter((type) => !types.has(type)),
            [],
        );
    });

    it("[CN-15] double what Cloud Run instances cost when twice as many are kept", () => {
        const costOf = (location: string, count: number) => {
            const [line] = [...billOf(standing(service(location, count)), choices, prices).values()].flat();
            return line && sumOf(line.items).usd;
        };
        fc.assert(
            fc.property(
                fc.integer({ min: 1, max: 500 }),
                fc.constantFrom("us-central1", "us-east1"),
                (count, region) => {
                    const [once = 0, twice = 0] = [costOf(region, count), costOf(region, 2 * count)];
                    assert.ok(once > 0);
                    assert.ok(Math.abs(twice - 2 * once) < 1e-6 * once);
                },
            ),
        );
    });

    it("tell instances kept where traffic goes from those that wait in the second region", () => {
        assert.deepEqual(used(service("us-central1", 3), service("us-east1", 2)), {
            "warm-instances": { "google-run-cpu": 6, "google-run-memory": 1.5 },
            "standby-instances": { "google-run-cpu": 4, "google-run-memory": 1 },
        });
        assert.deepEqual(used(service("us-central1", 0)), {});
    });

    it("take the lower price for instances whose CPU idles", () => {
        assert.deepEqual(used(service("us-central1", 1, { cpuIdle: true })), {
            "warm-instances": { "google-run-idle-cpu": 2, "google-run-idle-memory": 0.5 },
        });
    });

    it("count a cache's replicas where it is written and all of its nodes where it follows", () => {
        assert.deepEqual(used(cache("us-central1", 3, 2), cache("us-east1", 3, 1)), {
            "cache-replicas": { "google-valkey-standard-small": 6 },
            "cache-second-region": { "google-valkey-standard-small": 6 },
        });
        assert.deepEqual(used(cache("us-central1", 3, 0)), {});
    });

    it("count nodes beyond one zone, the second cluster whole, and the machines behind its way out", () => {
        const cluster = (location: string): Part => ({
            type: "gcp:container/cluster:Cluster",
            inputs: { location },
            foundation: true,
        });
        const nat = {
            type: "gcp:compute/routerNat:RouterNat",
            inputs: { region: "us-east1" },
            foundation: true,
        } as const;
        const parts = [cluster("us-central1"), pool("us-central1", 2), cluster("us-east1"), pool("us-east1", 1), nat];
        assert.deepEqual(used(...parts), {
            "cluster-zones": { "google-e2-standard-2": 4, "google-node-disk": 4 },
            "cluster-second-region": { "google-cluster": 1, "google-e2-standard-2": 3, "google-node-disk": 3 },
            "nat-second-region": { "google-nat": 3, "google-nat-address": 1 },
        });
        const many = used(pool("us-east1", 11), nat);
        assert.deepEqual(many["nat-second-region"], { "google-nat-large": 1, "google-nat-address": 1 });
    });

    it("count a database's waiting instance, and both of the database that follows it, with the same disk", () => {
        const regional = { availabilityType: "REGIONAL" };
        const backupConfiguration = { location: "us-east1" };
        const writer = database("us-central1", "writer", { ...regional, diskSize: 100, backupConfiguration });
        const follower = database("us-east1", "follower", { ...regional, diskSize: 10 }, "example-project:writer");
        assert.deepEqual(used(writer, follower), {
            "database-zone-standby": {
                "google-sql-enterprise-cpu": 2,
                "google-sql-enterprise-memory": 7.5,
                "google-sql-ssd": 100,
            },
            "database-second-region": {
                "google-sql-enterprise-cpu": 4,
                "google-sql-enterprise-memory": 15,
                "google-sql-ssd": 200,
            },
            "database-backups": { "google-sql-backup": 1 },
        });
        const zonal = used(database("us-central1", "writer", { availabilityType: "ZONAL", diskSize: 100 }));
        assert.deepEqual(zonal, {});
    });

    it("refuse a database machine whose size they cannot tell", () => {
        const strange = { tier: "db-strange", availabilityType: "REGIONAL" };
        assert.throws(() => used(database("us-central1", "writer", strange)), /no price for db-strange/);
    });

    it("take the edge plan that the shortest probe needs, once, and the router's subscription once", () => {
        const zone: Part = { type: "cloudflare:index/zone:Zone", inputs: {}, foundation: true };
        const monitor = (interval: number): Part => ({
            type: "cloudflare:index/loadBalancerMonitor:LoadBalancerMonitor",
            inputs: { interval },
        });
        const router: Part = { type: "cloudflare:index/workersScript:WorkersScript", inputs: {} };
        assert.deepEqual(used(zone, monitor(60), monitor(15), router, router), {
            "edge-probes": { "cloudflare-business": 1 },
            "edge-router": { "cloudflare-workers": 1 },
        });
        assert.deepEqual(used(zone, monitor(60)), { "edge-probes": { "cloudflare-pro": 1 } });
        assert.deepEqual(used(zone, monitor(10)), { "edge-probes": { "cloudflare-enterprise": 1 } });
        assert.deepEqual(used(zone), {});
    });

    it("take a coordinator that is always awake for each router that has one", () => {
        const watch: Part = { type: "cloudflare:index/workersCronTrigger:WorkersCronTrigger", inputs: {} };
        assert.deepEqual(used(watch, watch), { "edge-coordination": { "cloudflare-durable-object": 2 } });
    });
});
