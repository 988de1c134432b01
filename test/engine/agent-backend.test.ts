import assert from "node:assert/strict";
import { Sandbox, succeeded } from "./sandbox.ts";
import { standsOnTheEngine } from "./system-suite.ts";

describe("the agent backend on the engine", function () {
    this.timeout(300_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, ["agent-backend"]);
        succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    standsOnTheEngine("agent-backend", () => sandbox);
});
