import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { graphFromState } from "../../policy/graph/from-state.ts";
import { judge } from "../../policy/judge.ts";
import { platformContract } from "../../stacks/contract/v1.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { commandsOf, Operator, type Ran, touchedBy } from "./operator.ts";
import { Sandbox, succeeded } from "./sandbox.ts";

const SYSTEMS = ["esta-tracker", "hire-me-bahamas", "erato"] as const;
// Here prod runs three systems, so that each stands elsewhere in the list than in the guide, which counts five.
const guide = fs
    .readFileSync(path.join(repository, "docs/splitting-stacks.md"), "utf8")
    .replace("--stack prod --path 'ha-platform:systems[2]'", "--stack prod --path 'ha-platform:systems[1]'")
    .replace("--stack prod --path 'ha-platform:systems[4]'", "--stack prod --path 'ha-platform:systems[2]'");
/** Stacks that come out of the split, with the resources of each that had been prod's. */
const MOVED = { "prod-erato": 379, "prod-hire-me-bahamas": 152 } as const;

/** How a stack begins to read another one's outputs: nothing that stands for something in a cloud. */
const READING = ["create pulumi/default", "read StackReference/foundations"];

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
        sandbox = await Sandbox.open(this, SYSTEMS);
        succeeded(await sandbox.run("up"));
        existing = inTheClouds();
        runs = await new Operator(sandbox).follow(commandsOf(guide).join("\n"));
    });
    after(() => sandbox?.close());

    it("touches nothing in the clouds: the same resources with the same values", () => {
        assert.ok(existing.length > 300);
        assert.deepEqual(inTheClouds(), existing);
    });

    it("[PL-06] leaves stacks that have nothing to do", () => {
        for (const [stack, resources] of Object.entries(MOVED)) {
            assert.equal(last("preview", stack).changes.same, resources);
            assert.ok(guide.includes(`${resources} `), `the guide says ${resources}`);
            const touched = touchedBy(last("preview", stack)).filter((change) => !READING.includes(change));
            assert.deepEqual(touched, []);
        }
        assert.deepEqual(Object.keys(last("preview", "prod").changes), ["same"]);
    });

    it("hands the contract's parts over: consumers find each system in its new stack", () => {
        const runsIn = (stack: string) => Object.keys(Object(last("up", stack).outputs.systems));
        assert.deepEqual(runsIn("prod-erato"), ["erato"]);
        assert.deepEqual(runsIn("prod-hire-me-bahamas"), ["hire-me-bahamas"]);
        assert.deepEqual(runsIn("prod"), ["esta-tracker"]);
        for (const stack of Object.keys(MOVED)) {
            const outputs = platformContract.parse(last("up", stack).outputs);
            assert.equal(outputs.environment, "prod");
        }
        assert.deepEqual(Object.keys(platformContract.parse(last("up", "prod").outputs).foundations ?? {}), [
            "network",
            "databases",
            "clusters",
            "edge",
        ]);
    });

    it("leaves stacks that the policies pass", () => {
        for (const stack of [...Object.keys(MOVED), "prod"]) {
            const { verdict, findings } = judge(graphFromState(last("up", stack).state()), { stack });
            assert.deepEqual(
                findings.filter(({ status }) => status === "fail" || status === "unknown").map(({ rule }) => rule),
                [],
            );
            assert.equal(verdict, "pass");
        }
    });
});
