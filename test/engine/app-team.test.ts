import assert from "node:assert/strict";
import * as path from "node:path";
import { z } from "zod";
import { levels } from "../../policy/app-teams/levels.ts";
import { rulesForApplications } from "../../policy/app-teams/rules-for-applications.ts";
import { graphFromState } from "../../policy/graph/from-state.ts";
import { judge } from "../../policy/judge.ts";
import type { EngineCommand } from "../../sandbox/engine/messages.ts";
import type { RunOptions, RunResult } from "../../sandbox/engine/run.ts";
import { bundleContract } from "../bundled-contract.ts";
import { changesOf } from "./deployed.ts";
import { failure, Sandbox, succeeded } from "./sandbox.ts";

const project = path.join(import.meta.dirname, "../../examples/app-team");
const COPIES = ["DatabaseInstance/claim-navigator-database-us-east1", "Instance/esta-tracker-cache-us-east1"];
const deployedService = z.looseObject({
    template: z.looseObject({
        containers: z.tuple([z.looseObject({ envs: z.array(z.looseObject({ name: z.string(), value: z.string() })) })]),
    }),
});

/** Environment of the example's service in a region's part, as it is deployed. */
function environmentOf(result: RunResult, part: "primary" | "failover"): Record<string, string> {
    const service = result.state().deployment.resources.find(({ urn }) => urn.endsWith(`::web-${part}`));
    const [{ envs }] = deployedService.parse(service?.outputs).template.containers;
    return Object.fromEntries(envs.map(({ name, value }) => [name, value]));
}

describe("the application team's example on the platform [PL-05]", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;
    let first: RunResult;

    const example = (command: EngineCommand, options: Partial<RunOptions> = {}) =>
        sandbox.run(command, { project, program: undefined, ...options });

    before(async function () {
        sandbox = await Sandbox.open(this, ["claim-navigator", "esta-tracker"]);
        await bundleContract();
    });
    after(() => sandbox?.close());

    it("says in one sentence that there is no platform yet, and makes nothing", async () => {
        const preview = await example("preview");
        assert.match(failure(preview), /^[^\n]*unknown stack "organization\/ha-platform\/prod"[^\n]*$/);
        assert.equal(preview.committed, false);
    });

    it("comes up beside the platform, on the same backend and the same clouds", async () => {
        succeeded(await sandbox.run("up"));
        first = succeeded(await example("up"));
        const primary = environmentOf(first, "primary");
        const failover = environmentOf(first, "failover");
        assert.equal(primary.DATABASE_WRITE, "write.claim-navigator.internal:6432");
        assert.equal(failover.DATABASE_WRITE, primary.DATABASE_WRITE);
        assert.match(primary.DATABASE_READ ?? "", /us-central1/);
        assert.match(failover.DATABASE_READ ?? "", /us-east1/);
        assert.equal(primary.CACHE_WRITE, primary.CACHE);
        assert.equal(failover.CACHE_WRITE, primary.CACHE);
        assert.deepEqual(changesOf(succeeded(await example("up"))), []);
    });

    it("passes the application teams' rules, which find what they are about in it", () => {
        const { verdict, findings } = judge(graphFromState(first.state()), {
            stack: "prod",
            levels,
            rules: rulesForApplications,
        });
        assert.deepEqual(
            findings.filter(({ status }) => status === "fail" || status === "unknown"),
            [],
        );
        assert.equal(verdict, "pass");
        const met = new Set(findings.filter(({ status }) => status === "pass").map(({ rule }) => rule));
        for (const rule of [
            "platform-output-present",
            "platform-value-read-not-copied",
            "region-read-from-platform",
            "endpoint-fits-its-variable",
            "reader-uses-endpoint-of-own-region",
            "serving-resource-in-both-regions",
            "load-balancer-pools-have-monitors",
            "alert-reaches-a-person",
        ]) {
            assert.ok(met.has(rule), rule);
        }
    });

    it("follows a promotion with no change of its own: it writes elsewhere, and nothing is replaced", async () => {
        sandbox.behindTheBack((cloud) => {
            for (const copy of COPIES) cloud.promote(copy);
        });
        sandbox.configure("prod", { "regions.writer": "us-east1" });
        succeeded(await sandbox.run("refresh"));
        succeeded(await sandbox.run("up"));

        const moved = succeeded(await example("up"));
        assert.deepEqual(changesOf(moved), ["update web-failover", "update web-primary"]);
        const primary = environmentOf(moved, "primary");
        const failover = environmentOf(moved, "failover");
        assert.equal(primary.CACHE_WRITE, failover.CACHE);
        assert.notEqual(primary.CACHE_WRITE, environmentOf(first, "primary").CACHE_WRITE);
        // The database's name stays: its answer is what has moved.
        assert.equal(primary.DATABASE_WRITE, environmentOf(first, "primary").DATABASE_WRITE);
        assert.deepEqual(changesOf(succeeded(await example("up"))), []);
    });

    it("says in one sentence what the platform does not run any more", async () => {
        sandbox.configure("prod", { systems: ["claim-navigator"], protect: false });
        succeeded(await sandbox.run("up", { force: true }));
        assert.match(
            failure(await example("preview")),
            /^[^\n]*organization\/ha-platform\/prod must run esta-tracker, and runs claim-navigator$/,
        );
    });
});
