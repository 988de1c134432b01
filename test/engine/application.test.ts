import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { levels } from "../../policy/app-teams/levels.ts";
import { POLICY } from "../../policy/app-teams/policy-name.ts";
import { rulesForApplications } from "../../policy/app-teams/rules-for-applications.ts";
import { graphFromState } from "../../policy/graph/from-state.ts";
import { judge } from "../../policy/judge.ts";
import type { RunResult } from "../../sandbox/engine/run.ts";
import { Sandbox, succeeded } from "./sandbox.ts";

const programs = path.join(import.meta.dirname, "programs");
const program = path.join(programs, "application.ts");
const policy = path.join(import.meta.dirname, "../../policy");
const executable = path.join(policy, "app-teams/ha-app-policy");
const CARELESS = ["platform-output-present", "platform-value-read-not-copied", "region-read-from-platform"];

function judged(result: RunResult) {
    return judge(graphFromState(result.state()), { stack: "prod", levels, rules: rulesForApplications });
}

describe("an application's stack on the engine [PL-05]", function () {
    this.timeout(300_000);
    let sandbox: Sandbox;

    let contract: RunResult["outputs"];

    before(async function () {
        sandbox = await Sandbox.open(this, []);
        execFileSync(process.execPath, [path.join(policy, "bundle.mjs")]);
        contract = succeeded(await sandbox.run("up", { program: path.join(programs, "platform-contract.ts") })).outputs;
    });
    after(() => sandbox?.close());

    it("passes where it reads the platform's outputs, as its state tells", async () => {
        const { verdict, findings } = judged(succeeded(await sandbox.run("up", { program })));
        assert.deepEqual(
            findings.filter(({ status }) => status === "fail" || status === "unknown"),
            [],
        );
        assert.equal(verdict, "pass");
        const met = new Set(findings.filter(({ status }) => status === "pass").map(({ rule }) => rule));
        for (const rule of [...CARELESS, "serving-resource-in-both-regions", "reader-uses-endpoint-of-own-region"]) {
            assert.ok(met.has(rule), rule);
        }
    });

    it("is stopped at preview where it copies, pins and reads what is not there", async () => {
        sandbox.configure("prod", { careless: true });
        const { regions, systems } = contract;
        const outputs = { contractVersion: 1, environment: "prod", regions, systems };
        const config = path.join(sandbox.root, "pack.json");
        fs.writeFileSync(config, JSON.stringify({ [POLICY]: { stack: "prod", platform: outputs } }));
        const preview = await sandbox.run("preview", { program, policyPack: { executable, config } });
        assert.equal(preview.result, "failed");
        const stopped = preview.policyEvents.filter(({ level }) => level === "mandatory");
        assert.deepEqual([...new Set(stopped.map(({ policy }) => policy))].toSorted(), CARELESS);

        const { findings } = judged(succeeded(await sandbox.run("up", { program })));
        const failed = findings.filter(({ status }) => status === "fail").map(({ rule }) => rule);
        assert.deepEqual([...new Set(failed)].toSorted(), CARELESS);
    });
});
