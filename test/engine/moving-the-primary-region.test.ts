import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import type { RunResult } from "../../sandbox/engine/run.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { isEdgeRelease } from "./deployed.ts";
import { commandsOf, Operator, touchedBy } from "./operator.ts";
import { Sandbox, succeeded } from "./sandbox.ts";

const guide = fs.readFileSync(path.join(repository, "docs/moving-the-primary-region.md"), "utf8");

describe("docs/moving-the-primary-region.md", function () {
    this.timeout(900_000);
    const ups: RunResult[] = [];
    let last: RunResult | undefined;

    before(async function () {
        const sandbox = await Sandbox.open(this, ["esta-tracker", "agent-backend"]);
        try {
            succeeded(await sandbox.run("up"));
            const runs = await new Operator(sandbox).follow(commandsOf(guide).join("\n"));
            last = runs.at(-1)?.result;
            ups.push(...runs.filter(({ command }) => command === "up").map(({ result }) => result));
        } finally {
            sandbox.close();
        }
    });

    function replacedBy(number: number): string[] {
        const up = ups[number];
        assert.ok(up);
        return touchedBy(succeeded(up)).filter((change) => !change.startsWith("update ") && !isEdgeRelease(change));
    }

    it("moves the writes with updates alone", () => {
        assert.deepEqual(replacedBy(0), []);
        assert.equal(ups[0]?.outputs.regions && Object(ups[0].outputs.regions).writer, "us-east1");
    });

    it("gives up the old primary in the third step, and nothing before and after", () => {
        assert.deepEqual(replacedBy(1), []);
        assert.deepEqual(replacedBy(2), [
            "replace BucketIAMMember/agent-backend-export-writer-us-central1",
            "replace DatabaseInstance/agent-backend-database-us-central1",
            "replace Deployment/agent-backend-us-central1-backend-blue",
            "replace IAMMember/agent-backend-export-caller-cloudsql-editor",
        ]);
        assert.deepEqual(replacedBy(3), []);
    });

    it("exchanges the roles and replaces what the guide says, by name", () => {
        const replaced = replacedBy(4);
        assert.deepEqual(replaced, [
            "replace Job/agent-backend-export-daily",
            "replace Job/esta-tracker-configuration-daily",
            "replace Job/esta-tracker-configuration-export",
        ]);
        for (const change of replaced) assert.ok(guide.includes(change.replace("replace ", "")), change);
        assert.deepEqual(ups[4]?.outputs.regions, {
            primary: "us-east1",
            failover: "us-central1",
            writer: "us-east1",
        });
    });

    it("updates as many resources as the guide says", () => {
        const up = ups[4];
        assert.ok(up);
        const updates = touchedBy(up).filter((change) => change.startsWith("update "));
        const [esta, agents] = ["/esta-tracker-", "/agent-backend-"].map(
            (name) => updates.filter((change) => change.includes(name)).length,
        );
        assert.ok(esta && agents);
        for (const [what, count] of Object.entries({
            "ESTA Tracker": esta,
            "Agent backend": agents,
            "What they share": updates.length - esta - agents,
        })) {
            assert.ok(guide.includes(`\n| ${what} | ${count} |`), `${what}: ${count}`);
        }
    });

    it("leaves nothing to do", () => {
        assert.ok(last);
        assert.deepEqual(Object.keys(succeeded(last).changes), ["same"]);
    });
});
