import assert from "node:assert/strict";
import { Sandbox, succeeded } from "./sandbox.ts";
import { standsOnTheEngine } from "./system-suite.ts";

describe("HireMeBahamas on the engine", function () {
    this.timeout(600_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, ["hire-me-bahamas"]);
        succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    standsOnTheEngine("hire-me-bahamas", () => sandbox);
    void assert;
});
