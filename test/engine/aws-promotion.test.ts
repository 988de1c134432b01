import assert from "node:assert/strict";
import * as path from "node:path";
import type { EngineCommand } from "../../sandbox/engine/messages.ts";
import type { RunOptions, RunResult } from "../../sandbox/engine/run.ts";
import { failure, Sandbox, succeeded } from "./sandbox.ts";

const program = path.join(import.meta.dirname, "programs/aws-data.ts");
const EAST = "us-east-1";
const WEST = "us-west-2";

/** `Type/name` of the resources to which a run does something, by what it does. */
function acts({ resources }: RunResult): Record<string, string[]> {
    const found: Record<string, string[]> = {};
    for (const { op, urn } of resources) {
        const [, , types = "", name = ""] = urn.split("::");
        const type = types.split("$").at(-1) ?? "";
        if (["same", "refresh", "read"].includes(op) || /^(?:pulumi:pulumi|ha-platform):/.test(type)) continue;
        found[op] = [...(found[op] ?? []), `${type.split(":").at(-1)}/${name}`].sort();
    }
    return found;
}

describe("[ER-07] [ER-08] [ER-14] AWS databases and caches that fail over behind Pulumi's back", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;
    const run = (command: EngineCommand, options: Partial<RunOptions> = {}) =>
        sandbox.run(command, { ...options, program });
    const configure = (changes: Record<string, unknown>) =>
        sandbox.configure(
            "prod",
            Object.fromEntries(Object.entries(changes).map(([key, value]) => [`aws-data.${key}`, value])),
        );
    const steady = async () => assert.deepEqual(acts(succeeded(await run("up"))), {});
    /** The value of an output of the database in the cloud's own memory. */
    const inCloud = (name: string, output: string) =>
        sandbox.behindTheBack((cloud) => cloud.list({ type: "rds/instance", name })[0]?.outputs[output]);

    before(async function () {
        sandbox = await Sandbox.open(this, []);
        const instances = { [EAST]: 1, [WEST]: 2 };
        sandbox.configure("prod", { "aws-data": { writer: EAST, instances, transition: "none", protect: true } });
        succeeded(await run("up"));
    });
    after(() => sandbox?.close());

    it("starts with a primary in the east and a replica of its size, over zones and with backups, in the west [trap 36]", async () => {
        await steady();
        const source = inCloud("database-1", "arn");
        assert.equal(inCloud("database-2", "replicateSourceDb"), source);
        for (const name of ["database-1", "database-2"]) {
            assert.deepEqual(
                ["multiAz", "backupRetentionPeriod", "instanceClass", "engineVersion"].map((key) => inCloud(name, key)),
                [true, 14, "db.m7g.large", "17"],
            );
        }
    });

    it("a forgotten writer: what failed over is neither demoted nor made again, and up says why", async () => {
        sandbox.behindTheBack((cloud) => {
            cloud.promote(`Instance/database-2-${WEST}`);
            cloud.promote(`ReplicationGroup/cache-${WEST}`);
        });
        const promoted = { update: [`Instance/database-2-${WEST}`] };
        assert.deepEqual(acts(succeeded(await run("refresh"))), promoted);
        assert.deepEqual(acts(succeeded(await run("preview"))), promoted);
        assert.match(
            failure(await run("up")),
            /database-2-us-west-2.*replicateSourceDb cannot be given to a database that exists/s,
        );
        assert.equal(inCloud("database-2", "replicateSourceDb"), undefined);
    });

    it("there: the operator changes only the writer, which needs nothing of the region that is lost", async () => {
        configure({ writer: WEST });
        sandbox.behindTheBack((cloud) => cloud.addFault({ region: EAST, effect: { kind: "fail" } }));
        const preview = succeeded(await run("preview"));
        assert.deepEqual(acts(preview), { create: [`ProxyTarget/proxy-${WEST}-target`] });

        const { outputs } = succeeded(await run("up"));
        const { database, cache, proxy } = outputs as {
            database: { write: string; read: Record<string, string> };
            cache: { write: string };
            proxy: string;
        };
        for (const endpoint of [database.write, proxy])
            assert.match(endpoint, /\.us-west-2\.rds\.amazonaws\.com:5432$/);
        assert.match(database.read[EAST] ?? "", /\.us-west-2\./, "the former primary is stale and not read from");
        assert.match(cache.write, /^master\.cache-us-west-2\..*\.usw2\.cache\.amazonaws\.com:6379$/);
        await steady();
        sandbox.behindTheBack((cloud) => cloud.heal());
    });

    it("keeps the former primary until its region is given the next number, and refuses to delete it unreleased", async () => {
        configure({ instances: { [EAST]: 3, [WEST]: 2 } });
        assert.match(failure(await run("preview")), /database-1-us-east-1.*protected|protect.*database-1-us-east-1/s);
        configure({ instances: { [EAST]: 1, [WEST]: 2 } });
        await steady();
    });

    it("back as a replica, in two steps: released, then rebuilt under the next number", async () => {
        configure({ transition: "release" });
        assert.deepEqual(acts(succeeded(await run("preview"))), { update: [`Instance/database-1-${EAST}`] });
        succeeded(await run("up"));
        assert.equal(inCloud("database-1", "deletionProtection"), false);

        configure({ transition: "none", instances: { [EAST]: 3, [WEST]: 2 } });
        const preview = acts(succeeded(await run("preview")));
        assert.deepEqual(preview.create, [
            `Instance/database-3-${EAST}`,
            "InstanceAutomatedBackupsReplication/database-2-backups",
        ]);
        assert.deepEqual(preview.delete, [
            `Instance/database-1-${EAST}`,
            "InstanceAutomatedBackupsReplication/database-1-backups",
            `ProxyTarget/proxy-${EAST}-target`,
        ]);
        succeeded(await run("up"));
        assert.equal(inCloud("database-3", "replicateSourceDb"), inCloud("database-2", "arn"));
        assert.equal(inCloud("database-1", "arn"), undefined);
        assert.equal(inCloud("database-3", "deletionProtection"), true);
        await steady();
    });

    it("and the whole way back, with the same steps", async () => {
        sandbox.behindTheBack((cloud) => {
            cloud.promote(`Instance/database-3-${EAST}`);
            cloud.promote(`ReplicationGroup/cache-${EAST}`);
        });
        configure({ writer: EAST });
        succeeded(await run("refresh"));
        assert.deepEqual(acts(succeeded(await run("preview"))), { create: [`ProxyTarget/proxy-${EAST}-target`] });
        succeeded(await run("up"));
        configure({ transition: "release" });
        succeeded(await run("up"));
        configure({ transition: "none", instances: { [EAST]: 3, [WEST]: 4 } });
        const { outputs } = succeeded(await run("up"));
        assert.match(JSON.stringify(outputs.database), /"write":"database-3\./);
        assert.equal(inCloud("database-4", "replicateSourceDb"), inCloud("database-3", "arn"));
    });

    it("a replica that somebody promoted by mistake is rebuilt with the same steps while the writer stays", async () => {
        sandbox.behindTheBack((cloud) => cloud.promote(`Instance/database-4-${WEST}`));
        succeeded(await run("refresh"));
        configure({ transition: "release" });
        succeeded(await run("up"));
        configure({ transition: "none", instances: { [EAST]: 3, [WEST]: 5 } });
        const { outputs } = succeeded(await run("up"));
        assert.match(JSON.stringify(outputs.database), /"write":"database-3\./);
        assert.equal(inCloud("database-5", "replicateSourceDb"), inCloud("database-3", "arn"));
    });

    it("a planned switch: the writer alone promotes nobody, with transition promote it happens in place", async () => {
        configure({ writer: WEST });
        // The pair and RDS both refuse, and the engine runs them side by side: either may be the first to be heard.
        assert.match(
            failure(await run("up")),
            /the instance in us-west-2 still follows arn:.*:db:database-3: promote it|must not name a read replica, got "database-5"; register it when it is promoted/,
        );
        assert.notEqual(inCloud("database-5", "replicateSourceDb"), undefined);

        configure({ transition: "promote" });
        const before = inCloud("database-5", "arn");
        assert.deepEqual(acts(succeeded(await run("preview"))), {
            create: [`ProxyTarget/proxy-${WEST}-target`],
            update: [`Instance/database-5-${WEST}`],
        });
        succeeded(await run("up"));
        assert.equal(inCloud("database-5", "arn"), before);
        assert.equal(inCloud("database-5", "replicateSourceDb"), undefined);
        configure({ transition: "none" });
        await steady();
    });

    it("refuses to destroy what is protected, and with force leaves nothing", async () => {
        await assert.rejects(run("destroy"), /resources of prod are protected/);
        succeeded(await run("destroy", { force: true }));
        assert.deepEqual(
            sandbox.behindTheBack((cloud) => cloud.list().filter(({ abandoned }) => !abandoned)),
            [],
        );
    });
});
