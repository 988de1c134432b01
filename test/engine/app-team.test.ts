import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { ha } from "../../cli/ha.ts";
import { levels } from "../../policy/app-teams/levels.ts";
import { rulesForApplications } from "../../policy/app-teams/rules-for-applications.ts";
import { graphFromState } from "../../policy/graph/from-state.ts";
import { judge } from "../../policy/judge.ts";
import { type ExportedState, readState } from "../../sandbox/engine/deployment.ts";
import { Generations } from "../../sandbox/engine/generations.ts";
import type { EngineCommand } from "../../sandbox/engine/messages.ts";
import { stackFolder } from "../../sandbox/engine/run.ts";
import { bundleContract } from "../bundled-contract.ts";
import { CapturedTerminal } from "../cli/captured-terminal.ts";
import { repository, requireCli } from "../sandbox/engine/sandbox-fixture.ts";
import { changesOf } from "./deployed.ts";
import { failure, Sandbox, succeeded } from "./sandbox.ts";

const project = path.join(repository, "examples/app-team");
const readme = fs.readFileSync(path.join(project, "README.md"), "utf8");
const STORY = [...readme.matchAll(/^npx ha (.+)$/gm)].map(([, line = ""]) => line.split(" "));
const deployedService = z.looseObject({
    template: z.looseObject({
        containers: z.tuple([z.looseObject({ envs: z.array(z.looseObject({ name: z.string(), value: z.string() })) })]),
    }),
});

/** Environment of the example's service in a region's part, as it is deployed. */
function environmentOf(state: ExportedState, part: "primary" | "failover"): Record<string, string> {
    const service = state.deployment.resources.find(({ urn }) => urn.endsWith(`::web-${part}`));
    const [{ envs }] = deployedService.parse(service?.outputs).template.containers;
    return Object.fromEntries(envs.map(({ name, value }) => [name, value]));
}

describe("the application team's example on the platform [PL-05]", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;
    let first: ExportedState;

    before(async function () {
        sandbox = await Sandbox.open(this, ["claim-navigator", "esta-tracker"]);
        await bundleContract();
        // The rest of the repository, so that the commands of the page find what they need.
        for (const name of fs.readdirSync(repository)) {
            const link = path.join(sandbox.root, name);
            if (!name.startsWith(".") && name !== "out" && !fs.existsSync(link)) {
                fs.symlinkSync(path.join(repository, name), link);
            }
        }
        fs.mkdirSync(path.join(sandbox.root, ".ha", "cli"), { recursive: true });
        fs.symlinkSync(await requireCli(this), path.join(sandbox.root, ".ha", "cli", "3.259.0"));
    });
    after(() => sandbox?.close());

    const example = (command: EngineCommand) => sandbox.run(command, { project, program: undefined });

    /** Carries out the next commands of the example's page. */
    async function tell(from: number, to: number): Promise<void> {
        for (const argv of STORY.slice(from, to)) {
            const terminal = new CapturedTerminal();
            const code = await ha(argv, { root: sandbox.root, environment: { PATH: process.env.PATH }, terminal });
            assert.equal(code, 0, `ha ${argv.join(" ")}\n${terminal.result}${terminal.complaints}`);
        }
    }

    function exampleState(): ExportedState {
        const generation = new Generations(stackFolder(sandbox.root, "prod")).current();
        assert.ok(generation !== undefined);
        return readState(generation, "claims-portal", "prod");
    }

    it("says in one sentence that there is no platform yet, and makes nothing", async () => {
        const preview = await example("preview");
        assert.match(failure(preview), /^[^\n]*unknown stack "organization\/ha-platform\/prod"[^\n]*$/);
        assert.equal(preview.committed, false);
    });

    it("says in one sentence what the platform does not export or run", async () => {
        const program = path.join(import.meta.dirname, "programs/platform-contract.ts");
        succeeded(await sandbox.run("up", { program }));
        const sentences = [
            "exports no systems.claim-navigator.endpoints.regions: bring it up with an ha-platform that is as new as this program's",
            "must run esta-tracker, and runs claim-navigator",
        ].map((rest) => `organization/ha-platform/prod ${rest}`);
        const said = failure(await example("preview")).split("\n");
        assert.deepEqual(
            said.filter((line) => !sentences.includes(line)),
            [],
        );
    });

    it("comes up beside the platform, on the same backend and the same clouds", async () => {
        await tell(0, 2);
        first = exampleState();
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
        const { verdict, findings } = judge(graphFromState(first), {
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
        await tell(2, 4);
        sandbox.configure("prod", { "regions.writer": "us-east1" });
        await tell(4, 6);
        const preview = succeeded(await example("preview"));
        assert.deepEqual(changesOf(preview), ["update web-failover", "update web-primary"]);
        await tell(6, STORY.length);
        const moved = exampleState();
        const primary = environmentOf(moved, "primary");
        const failover = environmentOf(moved, "failover");
        assert.equal(primary.CACHE_WRITE, failover.CACHE);
        assert.notEqual(primary.CACHE_WRITE, environmentOf(first, "primary").CACHE_WRITE);
        // The database's name stays: its answer is what has moved.
        assert.equal(primary.DATABASE_WRITE, environmentOf(first, "primary").DATABASE_WRITE);
        assert.deepEqual(changesOf(succeeded(await example("up"))), []);
    });
});
