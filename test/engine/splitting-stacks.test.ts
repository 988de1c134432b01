import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { graphFromState } from "../../policy/graph/from-state.ts";
import { judge } from "../../policy/judge.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { commandsOf, Operator, type Ran } from "./operator.ts";
import { Sandbox, succeeded } from "./sandbox.ts";

// Here prod runs two systems, so that Erato is the second and not the fifth.
const guide = fs
    .readFileSync(path.join(repository, "docs/splitting-stacks.md"), "utf8")
    .replace("systems[4]", "systems[1]");

describe("docs/splitting-stacks.md", function () {
    this.timeout(900_000);
    let sandbox: Sandbox;
    let runs: readonly Ran[] = [];
    let existing: readonly unknown[] = [];

    function inTheClouds(): readonly unknown[] {
        return sandbox.behindTheBack((cloud) => cloud.list().map(({ type, id, outputs }) => ({ type, id, outputs })));
    }

    function last(command: Ran["command"], stack: string) {
        const run = runs.findLast((ran) => ran.command === command && ran.stack === stack);
        assert.ok(run, `the guide runs ${command} on ${stack}`);
        return run.result;
    }

    before(async function () {
        sandbox = await Sandbox.open(this, ["esta-tracker", "erato"]);
        succeeded(await sandbox.run("up"));
        existing = inTheClouds();
        runs = await new Operator(sandbox).follow(commandsOf(guide).join("\n"));
    });
    after(() => sandbox?.close());

    it("touches nothing in the clouds: the same resources with the same values", () => {
        assert.ok(existing.length > 300);
        assert.deepEqual(inTheClouds(), existing);
    });

    it("[PL-06] leaves two stacks that have nothing to do", () => {
        assert.deepEqual(last("preview", "prod-erato").changes, { same: 379 });
        assert.ok(guide.includes("379 resources change hands"));
        assert.deepEqual(Object.keys(last("preview", "prod").changes), ["same"]);
    });

    it("hands the contract's part over: consumers find the system in the new stack", () => {
        const [moved, kept] = [last("up", "prod-erato"), last("up", "prod")].map(({ outputs }) => outputs);
        assert.equal(moved?.environment, "prod");
        assert.deepEqual(Object.keys(Object(moved?.systems)), ["erato"]);
        assert.deepEqual(Object.keys(Object(kept?.systems)), ["esta-tracker"]);
    });

    it("leaves two stacks that the policies pass", () => {
        for (const stack of ["prod-erato", "prod"]) {
            const { verdict, findings } = judge(graphFromState(last("up", stack).state()), { stack });
            assert.deepEqual(
                findings.filter(({ status }) => status === "fail" || status === "unknown").map(({ rule }) => rule),
                [],
            );
            assert.equal(verdict, "pass");
        }
    });
});
