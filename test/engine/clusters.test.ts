import assert from "node:assert/strict";
import path from "node:path";
import { census, failure, Sandbox, succeeded } from "./sandbox.ts";

const program = path.join(import.meta.dirname, "programs/two-clusters.ts");
const CLUSTER = "gcp:container/cluster:Cluster";
const PROVIDER = "pulumi:providers:kubernetes";

describe("Kubernetes clusters on the engine", function () {
    this.timeout(300_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, ["esta-tracker"]);
    });
    after(() => sandbox?.close());

    it("can be previewed with their workloads before there is a cluster to ask", async () => {
        const preview = succeeded(await sandbox.run("preview", { program }));
        assert.deepEqual(Object.keys(preview.changes), ["create"]);
        const types = preview.resources.map(({ type }) => type);
        for (const [type, count] of [
            [CLUSTER, 2],
            [PROVIDER, 2],
            ["kubernetes:apps/v1:Deployment", 2],
        ] as const) {
            assert.equal(types.filter((one) => one === type).length, count, type);
        }
    });

    it("come up with the same objects in each, and a second up changes nothing", async () => {
        const first = succeeded(await sandbox.run("up", { program }));
        assert.deepEqual(first.outputs.available, { "us-central1": 3, "us-east1": 3 });
        assert.deepEqual(Object.keys(succeeded(await sandbox.run("up", { program })).changes), ["same"]);
        const types = census(first);
        assert.equal(types["kubernetes:core/v1:Namespace"], 2);
        assert.equal(types["gcp:gkebackup/backupPlan:BackupPlan"], 2);
    });

    it("grow and change their node limits in place", async () => {
        sandbox.configure("prod", { "clusters.maxPerZone": 9 });
        const preview = succeeded(await sandbox.run("preview", { program }));
        assert.deepEqual(preview.changes.update, 2);
        assert.deepEqual(Object.keys(preview.changes).sort(), ["same", "update"]);
        succeeded(await sandbox.run("up", { program }));
    });

    it("are protected, and refuse a destroy with a sentence", async () => {
        const refused = sandbox.run("destroy", { program });
        await assert.rejects(refused, /resources of prod are protected .* ha destroy --stack prod --force/);
    });

    it("refuses nodes that a region's pods have no addresses for", async () => {
        sandbox.configure("prod", { "clusters.maxPerZone": 50 });
        const refused = await sandbox.run("preview", { program });
        assert.match(failure(refused), /nodes\.maxPerZone must leave the 153 nodes .* which holds pods of 128, got 50/);
        sandbox.configure("prod", { "clusters.maxPerZone": 9 });
    });

    it("plans to move the workloads when a cluster has to be made again", async () => {
        const gone = () => sandbox.behindTheBack((cloud) => cloud.remove("Cluster/clusters-us-east1-cluster"));
        gone();
        succeeded(await sandbox.run("refresh", { program }));
        const kept = failure(await sandbox.run("preview", { program }));
        assert.match(kept, /unable to replace .*clusters-us-east1-backup/s, "its backups are restored from first");
        sandbox.configure("prod", { protect: false });
        succeeded(await sandbox.run("up", { program }));
        gone();
        succeeded(await sandbox.run("refresh", { program }));
        const preview = succeeded(await sandbox.run("preview", { program }));
        const east = preview.resources.filter(({ urn }) => urn.endsWith("us-east1") || urn.includes("us-east1-"));
        const op = (type: string) => east.find((one) => one.type === type)?.op;
        assert.equal(op(CLUSTER), "create");
        assert.equal(op(PROVIDER), "create-replacement");
        assert.equal(op("kubernetes:apps/v1:Deployment"), "create-replacement");
        const central = preview.resources.filter(({ urn }) => !east.some((one) => one.urn === urn));
        assert.deepEqual([...new Set(central.map((one) => one.op))], ["same"]);
    });

    it("leave nothing behind after a forced destroy", async () => {
        const gone = succeeded(await sandbox.run("destroy", { program, force: true }));
        assert.deepEqual(gone.state().deployment.resources ?? [], []);
    });
});
