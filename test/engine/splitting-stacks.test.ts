import * as fs from "node:fs";
import * as path from "node:path";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { commandsOf, Operator, touchedBy } from "./operator.ts";
import { Sandbox, succeeded } from "./sandbox.ts";

const guide = fs.readFileSync(path.join(repository, "docs/splitting-stacks.md"), "utf8");

describe("docs/splitting-stacks.md", function () {
    this.timeout(300_000);
    it("x", async function () {
        const sandbox = await Sandbox.open(this, ["esta-tracker", "claim-navigator", "hire-me-bahamas", "agent-backend", "erato"]);
        const before = Date.now();
        succeeded(await sandbox.run("up"));
        console.log(Date.now() - before);
        const operator = new Operator(sandbox);
        for (const block of commandsOf(guide)) {
            for (const run of await operator.follow(block)) { console.log(run.result, run.changes, touchedBy(run).slice(0,10), run.diagnostics.slice(0,3)); }
        }
        console.log(sandbox.root);
    });
});
