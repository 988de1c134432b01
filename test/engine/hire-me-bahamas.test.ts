import assert from "node:assert/strict";
import { z } from "zod";
import type { RunResult } from "../../sandbox/engine/run.ts";
import { schemaProblem } from "../programs/kubernetes-schema.ts";
import { failure, Sandbox, succeeded } from "./sandbox.ts";
import { standsOnTheEngine } from "./system-suite.ts";

const DATABASE = "DatabaseInstance/hire-me-bahamas-database-us-east1";

describe("HireMeBahamas on the engine", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, ["hire-me-bahamas"]);
        succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    it("makes Kubernetes objects that their published schemas accept", async () => {
        const objects = deployed(await sandbox.run("preview"), /^kubernetes:/);
        assert.ok(objects.length > 45, `only ${objects.length} objects`);
        for (const { name, outputs } of objects) assert.equal(await schemaProblem(asWritten(outputs)), undefined, name);
    });

    it("[HB-02] [HB-12] runs the same two releases in both regions, requests going to the same one", async () => {
        const run = await sandbox.run("preview");
        const shape = (region: string) =>
            deployed(run, /:Deployment$/)
                .filter(({ name }) => name.includes(region))
                .map(({ name, inputs }) => `${name.replace(region, "region")} ${imagesOf(inputs)}`)
                .sort();
        assert.equal(shape("us-central1").length, 3);
        assert.deepEqual(shape("us-central1"), shape("us-east1"));
        const services = deployed(run, /:Service$/).filter(({ name }) => name.includes("-backend-"));
        assert.deepEqual(
            new Set(services.map(({ inputs }) => selector.parse(inputs).spec.selector.colour)),
            new Set(["blue"]),
        );
    });

    it("[HB-13] holds the names of secrets and no value, and asks for no password", async () => {
        const written = deployed(await sandbox.run("preview"), /./).map(({ inputs }) => JSON.stringify(inputs));
        const holding = (pattern: RegExp) => written.filter((inputs) => pattern.test(inputs ?? ""));
        assert.equal(holding(/"secretId":"hire-me-bahamas-session-key"/).length, 2, "the secret and who may read it");
        assert.deepEqual(holding(/"password"|secretData|stringData|PRIVATE KEY/), []);
    });

    it("[HB-02] makes sessions sticky in the region and at the pod, only where a stack says so", async () => {
        assert.equal(await affinity(sandbox), "none");
        sandbox.configure("prod", {
            "hire-me-bahamas.backend.sessions": "sticky",
            "hire-me-bahamas.backend.balancing": "ip-hash",
        });
        const up = succeeded(await sandbox.run("up"));
        assert.equal(await affinity(sandbox), "cookie");
        const configs = deployed(up, /:ConfigMap$/).filter(({ name }) => name.includes("-proxy-"));
        assert.equal(configs.length, 2);
        for (const { inputs } of configs) assert.match(JSON.stringify(inputs), /ip_hash;/);
        sandbox.configure("prod", {
            "hire-me-bahamas.backend.sessions": "anywhere",
            "hire-me-bahamas.backend.balancing": "least-connections",
        });
        succeeded(await sandbox.run("up"));
    });

    it("[HB-08] refuses pools that could ask the database for more connections than it takes", async () => {
        sandbox.configure("prod", { "hire-me-bahamas.database.poolSize": 50 });
        assert.match(
            failure(await sandbox.run("preview")),
            /connections must leave the 44 pods that there can be within the server's 480 connections, got 50/,
        );
        sandbox.configure("prod", { "hire-me-bahamas.database.poolSize": 5 });
    });

    it("[HB-09] goes on after a database's promotion: pools and the order of regions follow, nothing is made again", async () => {
        sandbox.behindTheBack((cloud) => cloud.promote(DATABASE));
        sandbox.configure("prod", { "regions.writer": "us-east1" });
        succeeded(await sandbox.run("refresh"));
        const changed = changesOf(succeeded(await sandbox.run("up")));
        assert.deepEqual(new Set(changed.map(([op]) => op)), new Set(["update"]));
        const types = new Set(changed.map(([, type]) => type.split(":").at(-1)));
        assert.ok(types.has("Deployment") && types.has("LoadBalancer"), [...types].join(" "));
        assert.deepEqual(Object.keys(succeeded(await sandbox.run("up")).changes), ["same"]);
    });

    describe("from the beginning again", () => {
        before(async () => {
            sandbox.configure("prod", { "regions.writer": "us-central1" });
            succeeded(await sandbox.run("destroy", { force: true }));
            succeeded(await sandbox.run("up"));
        });

        it("[HB-15] sleeps outside prod: no pods, and everything else as it was", async () => {
            succeeded(await sandbox.run("up", { stack: "staging" }));
            sandbox.configure("staging", { "hire-me-bahamas.backend.asleep": true });
            const asleep = succeeded(await sandbox.run("up", { stack: "staging" }));
            assert.deepEqual(
                new Set(changesOf(asleep).map(([op, type]) => `${op} ${type.split(":").at(-1)}`)),
                new Set(["update Deployment"]),
            );
            const replicas = deployed(asleep, /:Deployment$/).map(({ inputs }) => workload.parse(inputs).spec.replicas);
            assert.deepEqual(replicas, [0, 0, 0, 0, 0, 0]);
            sandbox.configure("staging", { "hire-me-bahamas.backend.asleep": false });
            const awake = succeeded(await sandbox.run("up", { stack: "staging" }));
            const owned = deployed(awake, /:Deployment$/).map(({ inputs }) => workload.parse(inputs).spec.replicas);
            assert.deepEqual(new Set(owned), new Set([undefined]), "the autoscaler has them again");
            succeeded(await sandbox.run("destroy", { stack: "staging", force: true }));
        });

        standsOnTheEngine("hire-me-bahamas", () => sandbox);
    });
});

interface Deployed {
    readonly name: string;
    readonly inputs: unknown;
    readonly outputs: unknown;
}

const selector = z.looseObject({ spec: z.looseObject({ selector: z.looseObject({ colour: z.string() }) }) });
const workload = z.looseObject({
    spec: z.looseObject({
        replicas: z.number().optional(),
        template: z.looseObject({ spec: z.looseObject({ containers: z.array(z.looseObject({ image: z.string() })) }) }),
    }),
});
const record = z.record(z.string(), z.unknown());

function deployed(run: RunResult, type: RegExp): readonly Deployed[] {
    return (run.state().deployment.resources ?? [])
        .filter((one) => type.test(one.type))
        .map(({ urn, inputs, outputs }) => ({ name: urn.split("::").at(-1) ?? "", inputs, outputs }));
}

function changesOf(run: RunResult): [string, string][] {
    return run.resources.filter(({ op }) => op !== "same" && op !== "refresh").map(({ op, type }) => [op, type]);
}

function imagesOf(inputs: unknown): string[] {
    return workload.parse(inputs).spec.template.spec.containers.map(({ image }) => image);
}

/** The object without the engine's own properties. */
function asWritten(outputs: unknown): unknown {
    return Object.fromEntries(Object.entries(record.parse(outputs)).filter(([key]) => !key.startsWith("__")));
}

async function affinity(sandbox: Sandbox): Promise<unknown> {
    const [balancer] = deployed(await sandbox.run("preview"), /:LoadBalancer$/);
    return record.parse(balancer?.inputs).sessionAffinity;
}
