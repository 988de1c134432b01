import assert from "node:assert/strict";
import { z } from "zod";
import type { RunResult } from "../../sandbox/engine/run.ts";
import { isEdgeRelease } from "./deployed.ts";
import { Sandbox, succeeded } from "./sandbox.ts";
import { standsOnTheEngine } from "./system-suite.ts";

const SETTINGS = "agent-backend";
const REGIONS = ["us-central1", "us-east1"];
const OTHER = `us-docker.pkg.dev/example-project/agent-backend/backend@sha256:${"0".repeat(64)}`;

describe("the agent backend on the engine", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, [SETTINGS]);
        succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    /** What the clouds hold of a type, by name in the program. */
    function held<T>(type: string, schema: z.ZodType<T>): Record<string, T> {
        const rows = sandbox
            .behindTheBack((cloud) => cloud.list({ type }))
            .filter((row) => row.type.endsWith(`:${type}`));
        return Object.fromEntries(
            rows.map(({ urn, outputs }) => [urn.split("::").at(-1) ?? "", schema.parse(outputs)]),
        );
    }

    it("[AG-01] [AG-08] stands over three zones in both regions, from one digest, behind an entrance for the edge", () => {
        const deployments = Object.entries(held("Deployment", deployment)).filter(([name]) =>
            /backend-blue$/.test(name),
        );
        assert.deepEqual(
            deployments.map(([name]) => name).sort(),
            REGIONS.map((region) => `agent-backend-${region}-backend-blue`),
        );
        const pods = deployments.map(([, { spec }]) => spec.template.spec);
        assert.equal(new Set(pods.map(({ containers }) => containers[0]?.image)).size, 1);
        for (const { topologySpreadConstraints } of pods) {
            assert.deepEqual(
                topologySpreadConstraints.map((one) => [one.topologyKey, one.whenUnsatisfiable, one.minDomains]),
                [
                    ["topology.kubernetes.io/zone", "DoNotSchedule", 3],
                    ["kubernetes.io/hostname", "ScheduleAnyway", undefined],
                ],
            );
        }
        const entrances = Object.values(held("core/v1:Service", service)).filter(
            ({ spec }) => spec.type === "LoadBalancer",
        );
        assert.equal(entrances.length, 2);
        for (const { spec } of entrances) {
            assert.ok(spec.loadBalancerSourceRanges?.includes("173.245.48.0/20"));
            assert.ok(!spec.loadBalancerSourceRanges?.includes("0.0.0.0/0"));
        }
    });

    it("[AG-05] has three Redis instances and three Sentinels in each region", () => {
        const sets = held("StatefulSet", z.looseObject({ spec: z.looseObject({ replicas: z.number() }) }));
        assert.deepEqual(
            Object.entries(sets)
                .map(([name, { spec }]) => [name, spec.replicas])
                .sort(),
            REGIONS.flatMap((region) => [
                [`agent-backend-${region}-cache-redis-set`, 3],
                [`agent-backend-${region}-cache-sentinel-set`, 3],
            ]),
        );
    });

    it("[AG-06] has one way in by the public name, which checks tokens and knows its key by name only", () => {
        const routes = held("WorkersRoute", z.looseObject({ pattern: z.string(), script: z.string() }));
        assert.deepEqual(
            Object.values(routes).map(({ pattern, script }) => [pattern, script]),
            [["agents.example.com/*", "agent-backend-gateway"]],
        );
        const { "agent-backend-gateway-script": script } = held("WorkersScript", worker);
        const [, key, next] = script?.bindings ?? [];
        assert.deepEqual(
            [key?.type, key?.secretName, key?.text],
            ["secrets_store_secret", "agent-backend-origin-key", undefined],
        );
        assert.deepEqual([next?.type, next?.service], ["service", "agent-backend-router"]);
    });

    it("[AG-07] keeps every secret in both regions, without a value, and none in Kubernetes", () => {
        const secrets = Object.values(held("Secret", secret));
        assert.equal(secrets.length, 8);
        for (const { replication } of secrets) {
            const places = replication.userManaged.replicas.map(({ location }) => location);
            assert.deepEqual(places, REGIONS);
        }
        const { resources = [] } = sandbox.behindTheBack((cloud) => ({ resources: cloud.list({}) }));
        assert.deepEqual(
            resources.filter(({ type }) => /SecretVersion|kubernetes:core\/v1:Secret$/.test(type)),
            [],
        );
    });

    it("[AG-04] [AG-10] restores any moment of two weeks, and keeps a daily export on another continent", () => {
        const instance = held("DatabaseInstance", database)["agent-backend-database-us-central1"];
        const backups = instance?.settings.backupConfiguration;
        assert.deepEqual(
            [backups?.pointInTimeRecoveryEnabled, backups?.transactionLogRetentionDays, backups?.location],
            [true, 14, "us-east1"],
        );
        const [bucket] = Object.values(held("Bucket", z.looseObject({ location: z.string() })));
        assert.equal(bucket?.location, "EU");
        const [job] = Object.values(held("Job", job_));
        assert.match(job?.httpTarget.uri ?? "", /instances\/agent-backend-database-us-central1\/export$/);
        const body = JSON.parse(Buffer.from(job?.httpTarget.body ?? "", "base64").toString());
        assert.deepEqual([body.exportContext.databases, body.exportContext.offload], [["agents"], true]);
    });

    it("[AG-11] names real resources in each of the eight steps", async () => {
        const result = succeeded(await sandbox.run("up"));
        const { recovery, drills } = contract.parse(result.outputs).systems["agent-backend"];
        assert.deepEqual(
            recovery.map(({ step }) => step),
            ["declare", "activate", "restore", "deploy", "edge", "dns", "test", "communicate"],
        );
        const everything = JSON.stringify(sandbox.behindTheBack((cloud) => cloud.list({})));
        const named = recovery
            .flatMap(({ touches }) => touches)
            .map((touched) => touched.replace(/^.* /, "").replace(/^https:\/\/(agents[^/]*).*$/, "$1"))
            .filter((word) => !/@example\.com$|\/region\.md$|^gs:/.test(word));
        assert.ok(named.length >= 12);
        for (const word of named) assert.ok(everything.includes(`"${word}`), `${word} is no resource`);
        assert.ok(drills.every(({ everyDays }) => everyDays <= 183));
    });

    standsOnTheEngine(SETTINGS, () => sandbox);
});

describe("changes of the agent backend on the engine", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, [SETTINGS]);
        succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    it("[AG-03] rolls a new image of the live colour through its pods, and touches nothing else", async () => {
        sandbox.configure("prod", { [`${SETTINGS}.releases.blue`]: OTHER });
        assert.deepEqual(
            changesOf(succeeded(await sandbox.run("up"))),
            REGIONS.map((region) => `update agent-backend-${region}-backend-blue`),
        );
    });

    it("[AG-09] serves from the other region after a promotion and one changed value, and replaces nothing that holds data", async () => {
        sandbox.behindTheBack((cloud) => {
            cloud.promote("DatabaseInstance/agent-backend-database-us-east1");
        });
        sandbox.configure("prod", { "regions.writer": "us-east1" });
        succeeded(await sandbox.run("refresh"));
        const moved = changesOf(succeeded(await sandbox.run("up")));
        for (const change of moved.filter((one) => !one.startsWith("update ") && !isEdgeRelease(one))) {
            assert.match(change, /-pool-config$/, "only the pools' files are made anew");
        }
        assert.ok(moved.includes("update agent-backend-router-script"), moved.join());
        assert.ok(moved.includes("update agent-backend-export-daily"), moved.join());
        assert.deepEqual(changesOf(succeeded(await sandbox.run("up"))), []);
    });
});

const deployment = z.looseObject({
    spec: z.looseObject({
        template: z.looseObject({
            spec: z.looseObject({
                containers: z.array(z.looseObject({ image: z.string() })),
                topologySpreadConstraints: z.array(
                    z.looseObject({
                        topologyKey: z.string(),
                        whenUnsatisfiable: z.string(),
                        minDomains: z.number().optional(),
                    }),
                ),
            }),
        }),
    }),
});

const service = z.looseObject({
    spec: z.looseObject({ type: z.string().optional(), loadBalancerSourceRanges: z.array(z.string()).optional() }),
});

const worker = z.looseObject({
    bindings: z.array(
        z.looseObject({
            type: z.string(),
            secretName: z.string().optional(),
            service: z.string().optional(),
            text: z.string().optional(),
        }),
    ),
});

const secret = z.looseObject({
    replication: z.looseObject({
        userManaged: z.looseObject({ replicas: z.array(z.looseObject({ location: z.string() })) }),
    }),
});

const database = z.looseObject({
    settings: z.looseObject({
        backupConfiguration: z
            .looseObject({
                pointInTimeRecoveryEnabled: z.boolean(),
                transactionLogRetentionDays: z.number(),
                location: z.string(),
            })
            .optional(),
    }),
});

const job_ = z.looseObject({ httpTarget: z.looseObject({ uri: z.string(), body: z.string() }) });

const contract = z.looseObject({
    systems: z.looseObject({
        "agent-backend": z.looseObject({
            recovery: z.array(z.looseObject({ step: z.string(), touches: z.array(z.string()) })),
            drills: z.array(z.looseObject({ everyDays: z.number() })),
        }),
    }),
});

/** What an update did, as `update <name>`. */
function changesOf({ resources }: RunResult): string[] {
    return resources
        .filter(({ op }) => op !== "same" && op !== "refresh")
        .map(({ op, urn }) => `${op} ${urn.split("::").at(-1) ?? ""}`)
        .sort();
}
