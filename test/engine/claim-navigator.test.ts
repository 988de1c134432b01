import assert from "node:assert/strict";
import { Sandbox, succeeded } from "./sandbox.ts";
import { standsOnTheEngine } from "./system-suite.ts";

describe("Claim Navigator on the engine", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, ["claim-navigator"]);
        succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    standsOnTheEngine("claim-navigator", () => sandbox);
    void assert;
});
