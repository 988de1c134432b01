import assert from "node:assert/strict";
import { z } from "zod";
import { currentState } from "../../sandbox/engine/run.ts";
import { changesOf, inputsOf, isEdgeRelease } from "./deployed.ts";
import { failure, Sandbox, succeeded } from "./sandbox.ts";
import { standsOnTheEngine } from "./system-suite.ts";

const SETTINGS = "claim-navigator";
const EDITION = { edition: "ENTERPRISE", tier: "db-custom-4-15360", pointInTimeDays: 7, poolSize: 0 };

describe("Claim Navigator on the engine", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, [SETTINGS]);
        succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    async function changedBy(changes: Readonly<Record<string, unknown>>): Promise<string[]> {
        sandbox.configure("prod", changes);
        const changed = changesOf(succeeded(await sandbox.run("up")));
        assert.deepEqual(changesOf(succeeded(await sandbox.run("up"))), [], "a second up changes nothing");
        return changed;
    }

    it("[CN-01] [CN-02] serves one request per instance, for 10 s and 26 s, warm, the same in both regions", async () => {
        const services = inputsOf(sandbox, "gcp:cloudrunv2/service:Service", template);
        const shown = Object.entries(services).map(
            ([
                name,
                {
                    template: { timeout, maxInstanceRequestConcurrency },
                },
            ]) => [name, timeout, maxInstanceRequestConcurrency],
        );
        assert.deepEqual(shown.sort(), [
            ["claim-navigator-v1-us-central1-service", "10s", 1],
            ["claim-navigator-v1-us-east1-service", "10s", 1],
            ["claim-navigator-v2-us-central1-service", "26s", 1],
            ["claim-navigator-v2-us-east1-service", "26s", 1],
            ["claim-navigator-worker-us-central1-service", "600s", 1],
            ["claim-navigator-worker-us-east1-service", "600s", 1],
        ]);
        for (const {
            template: { scaling },
        } of Object.values(services))
            assert.ok(scaling.minInstanceCount >= 1);
    });

    it("[CN-08] sends each version's paths to its own service, and requests without a version to v1", async () => {
        const maps = inputsOf(sandbox, "gcp:compute/regionUrlMap:RegionUrlMap", urlMap);
        for (const region of ["us-central1", "us-east1"]) {
            const { defaultService, pathMatchers } = maps[`claim-navigator-origin-${region}-routes`] ?? assert.fail();
            assert.match(defaultService, new RegExp(`${region}/.*backend(-[0-9a-f]+)?$`));
            const [rule] = pathMatchers[0]?.pathRules ?? [];
            assert.deepEqual(rule?.paths, ["/api/v2", "/api/v2/*"]);
            assert.notEqual(rule?.service, defaultService);
        }
    });

    it("[CN-12] [CN-13] [CN-14] has a dump by hand in each region, a queue kept in both, and logs of who did what", async () => {
        const jobs = inputsOf(sandbox, "gcp:cloudrunv2/job:Job", job);
        for (const region of ["us-central1", "us-east1"]) {
            const dump = jobs[`claim-navigator-dump-${region}-job`] ?? assert.fail();
            assert.deepEqual([dump.location, dump.runExecutionToken], [region, undefined]);
            assert.deepEqual(dump.template.template.containers[0]?.args, ["dump"]);
        }
        const topics = inputsOf(sandbox, "gcp:pubsub/topic:Topic", topic);
        assert.equal(Object.keys(topics).length, 2);
        for (const { messageStoragePolicy } of Object.values(topics)) {
            assert.deepEqual(messageStoragePolicy.allowedPersistenceRegions, ["us-central1", "us-east1"]);
        }
        const [bucket] = Object.values(
            inputsOf(sandbox, "gcp:logging/projectBucketConfig:ProjectBucketConfig", logBucket),
        );
        assert.deepEqual(bucket, { retentionDays: 365, locked: true });
        for (const { ipConfiguration } of Object.values(databases(sandbox))) {
            assert.deepEqual(
                [ipConfiguration.ipv4Enabled, ipConfiguration.sslMode],
                [false, "ENCRYPTED_ONLY"],
                "private and encrypted",
            );
        }
    });

    it("[CN-16] lets the database's disk grow by itself, up to a limit", async () => {
        for (const { diskAutoresize, diskAutoresizeLimit } of Object.values(databases(sandbox))) {
            assert.deepEqual([diskAutoresize, diskAutoresizeLimit], [true, 2000]);
        }
    });

    it("[CN-09] refuses to change what a named revision is: it may be live, or be gone back to", async () => {
        sandbox.configure("prod", { [`${SETTINGS}.api.memory`]: "2Gi" });
        assert.match(failure(await sandbox.run("up")), /template\.revision must be a new name when anything/);
        sandbox.configure("prod", { [`${SETTINGS}.api.memory`]: "1Gi" });
    });

    it("[CN-10] runs a migration in the writer's region before the code, and again only when it is told to", async () => {
        const changed = await changedBy({ [`${SETTINGS}.migration.target`]: "0002-deadlines" });
        assert.deepEqual(changed, [
            "update claim-navigator-migrate-us-central1-job",
            "update claim-navigator-migrate-us-east1-job",
        ]);
        const jobs = inputsOf(
            sandbox,
            "gcp:cloudrunv2/job:Job",
            z.looseObject({ runExecutionToken: z.string().optional() }),
        );
        assert.equal(jobs["claim-navigator-migrate-us-central1-job"]?.runExecutionToken, "0002-deadlines-1");
        assert.equal(jobs["claim-navigator-migrate-us-east1-job"]?.runExecutionToken, undefined);
        const order = currentState(sandbox.root, "prod")?.deployment.resources ?? [];
        const job = order.findIndex(({ urn }) => urn.endsWith("migrate-us-central1-job"));
        const code = order.find(({ urn }) => urn.endsWith("claim-navigator-v1-us-east1-service"));
        const waitsFor = z.array(z.string()).parse(code?.dependencies);
        assert.ok(waitsFor.includes(order[job]?.urn ?? ""), "the code waits for the migration");
    });

    it("[CN-03] [CN-04] moves writes by the writer alone: no service is deployed again, nothing is replaced", async () => {
        sandbox.behindTheBack((cloud) => {
            cloud.promote("DatabaseInstance/claim-navigator-database-us-east1");
        });
        sandbox.configure("prod", { "regions.writer": "us-east1" });
        succeeded(await sandbox.run("refresh"));
        const moved = succeeded(await sandbox.run("up"));
        const updated = changesOf(moved);
        assert.deepEqual(
            updated.filter((change) => !change.startsWith("update ") && !isEdgeRelease(change)),
            [],
        );
        assert.ok(updated.includes("update claim-navigator-names-write"), updated.join());
        assert.ok(updated.includes("update claim-navigator-queue-deliveries"), updated.join());
        assert.deepEqual(
            updated.filter((change) => change.endsWith("-service")),
            [],
            "running revisions find the database by its name",
        );
        assert.deepEqual(changesOf(succeeded(await sandbox.run("up"))), []);
    });

    it("says on every preview that the old primary does not follow, until it is rebuilt, and then goes back", async () => {
        const preview = succeeded(await sandbox.run("preview"));
        assert.match(preview.diagnostics.map(({ message }) => message).join(), /there is no copy in another region/);
        const transition = `${SETTINGS}.database.transition`;
        await changedBy({ [transition]: "release" });
        sandbox.configure("prod", { [transition]: "rebuild" });
        succeeded(await sandbox.run("up"));
        const { outputs } = succeeded(await sandbox.run("up"));
        assert.equal(contract.parse(outputs).systems["claim-navigator"].database.replicating, true);
        sandbox.configure("prod", { [transition]: "promote", "regions.writer": "us-central1" });
        succeeded(await sandbox.run("up"));
        await changedBy({ [transition]: "none" });
    });

    it("refuses a configuration whose versions and releases disagree", async () => {
        sandbox.configure("staging", { [`${SETTINGS}.versions.default`]: "v1" });
        sandbox.configure("staging", { [`${SETTINGS}.versions.known`]: [{ name: "v1", state: "active" }] });
        const said = failure(await sandbox.run("preview", { stack: "staging" }));
        assert.match(
            said,
            /claim-navigator\.releases\.v2 must be removed: v2 is not among the versions that are served \(v1\)/,
        );
        const known = [
            { name: "v1", state: "active" },
            { name: "v2", state: "active" },
        ];
        sandbox.configure("staging", { [`${SETTINGS}.versions.known`]: known });
    });

    it("[CN-03] stands in the smaller edition too, without a managed pool", async () => {
        for (const [key, value] of Object.entries(EDITION)) {
            sandbox.configure("staging", { [`${SETTINGS}.database.${key}`]: value });
        }
        succeeded(await sandbox.run("preview", { stack: "staging" }));
    });

    standsOnTheEngine(SETTINGS, () => sandbox);
});

const template = z.looseObject({
    template: z.looseObject({
        timeout: z.string(),
        maxInstanceRequestConcurrency: z.number(),
        scaling: z.looseObject({ minInstanceCount: z.number() }),
    }),
});
const urlMap = z.looseObject({
    defaultService: z.string(),
    pathMatchers: z.array(
        z.looseObject({ pathRules: z.array(z.looseObject({ paths: z.array(z.string()), service: z.string() })) }),
    ),
});
const job = z.looseObject({
    location: z.string(),
    runExecutionToken: z.string().optional(),
    template: z.looseObject({
        template: z.looseObject({ containers: z.array(z.looseObject({ args: z.array(z.string()) })) }),
    }),
});
const topic = z.looseObject({
    messageStoragePolicy: z.looseObject({ allowedPersistenceRegions: z.array(z.string()) }),
});
const logBucket = z.object({ retentionDays: z.number(), locked: z.boolean() });
const database = z.looseObject({
    settings: z.looseObject({
        diskAutoresize: z.boolean(),
        diskAutoresizeLimit: z.number(),
        ipConfiguration: z.looseObject({ ipv4Enabled: z.boolean(), sslMode: z.string() }),
    }),
});
const contract = z.looseObject({
    systems: z.looseObject({
        "claim-navigator": z.looseObject({ database: z.looseObject({ replicating: z.boolean() }) }),
    }),
});

function databases(sandbox: Sandbox) {
    const instances = inputsOf(sandbox, "gcp:sql/databaseInstance:DatabaseInstance", database);
    assert.equal(Object.keys(instances).length, 2);
    return Object.fromEntries(Object.entries(instances).map(([name, { settings }]) => [name, settings]));
}
