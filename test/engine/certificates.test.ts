import assert from "node:assert/strict";
import * as path from "node:path";
import { Sandbox, succeeded } from "./sandbox.ts";

const program = path.join(import.meta.dirname, "programs/certificates.ts");

describe("AWS certificates on the engine", function () {
    this.timeout(300_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, []);
        sandbox.configure("prod", { names: ["api.example.com", "*.example.com"] });
        succeeded(await sandbox.run("up", { program }));
    });
    after(() => sandbox?.close());

    it("[ER-04] makes and proves a changed certificate before it deletes the old one", async () => {
        sandbox.configure("prod", { names: ["api.example.com", "*.example.com", "example.com"] });
        const { resources } = succeeded(await sandbox.run("up", { program }));
        const steps = resources
            .filter(({ op }) => /replace/.test(op))
            .map(({ op, urn }) => `${op} ${urn.split("::").at(-1)}`);
        for (const region of ["us-east-1", "us-west-2"]) {
            const proven = steps.indexOf(`create-replacement certificate-${region}-issued`);
            const gone = steps.indexOf(`delete-replaced certificate-${region}`);
            assert.ok(proven >= 0 && gone > proven, steps.join("; "));
        }
        assert.ok(
            resources.every(({ type, op }) => type !== "aws:route53/record:Record" || op === "same"),
            "the records that prove the names stay",
        );
    });
});
