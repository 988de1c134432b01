import { Sandbox, succeeded } from "./sandbox.ts";
import { standsOnTheEngine } from "./system-suite.ts";

describe("Erato on the engine", function () {
    this.timeout(300_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, ["erato"]);
        succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    standsOnTheEngine("erato", () => sandbox);
});
