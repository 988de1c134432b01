/** What every system has to do on the engine, as tests; what is particular to one follows in the suite that calls this. */
import assert from "node:assert/strict";
import type { SystemName } from "../../stacks/systems/settings.ts";
import { census, type Sandbox, succeeded } from "./sandbox.ts";

/** The engine's mark for a value that is not known yet. */
const UNKNOWN = "04da6b54";

/** To be called inside a suite whose sandbox runs `system` alone, brought up in prod. Ends with nothing deployed. */
export function standsOnTheEngine(system: SystemName, sandboxOf: () => Sandbox): void {
    it("previews a new stack as creations only and leaves nothing behind", async () => {
        const fresh = await sandboxOf().run("preview", { stack: "staging" });
        assert.deepEqual(Object.keys(succeeded(fresh).changes), ["create"]);
        assert.equal(fresh.committed, false);
        assert.equal(fresh.state().deployment.resources?.length, 0);
    });

    it("[trap 24] comes up in prod, and a second up changes nothing", async () => {
        const again = succeeded(await sandboxOf().run("up"));
        assert.deepEqual(Object.keys(again.changes), ["same"]);
        assert.ok((again.changes.same ?? 0) > 50, JSON.stringify(again.changes));
    });

    it("differs from nothing that the clouds answer", async () => {
        const refreshed = succeeded(await sandboxOf().run("refresh"));
        assert.deepEqual(
            refreshed.resources
                .filter(({ op }) => op !== "same" && op !== "refresh")
                .map(({ urn, op }) => `${op} ${urn}`),
            [],
        );
    });

    it("[PL-01] has the same shape in staging as in prod", async () => {
        const prod = await sandboxOf().run("preview");
        const staging = succeeded(await sandboxOf().run("up", { stack: "staging" }));
        assert.deepEqual(census(staging), census(prod));
        succeeded(await sandboxOf().run("destroy", { stack: "staging", force: true }));
    });

    it("[PL-05] exports what the contract promises, fully known", async () => {
        const { outputs } = succeeded(await sandboxOf().run("up"));
        assert.equal(outputs.contractVersion, 1);
        assert.deepEqual(Object.keys(outputs.systems as object), [system]);
        assert.ok(!JSON.stringify(outputs).includes(UNKNOWN), "an output is still unknown");
    });

    it("refuses to destroy protected resources, says how to, and with force leaves nothing", async () => {
        await assert.rejects(
            sandboxOf().run("destroy"),
            /resources of prod are protected .* ha destroy --stack prod --force/,
        );
        const gone = succeeded(await sandboxOf().run("destroy", { force: true }));
        assert.deepEqual(gone.state().deployment.resources ?? [], []);
        const left = sandboxOf().behindTheBack((cloud) => cloud.list().filter(({ abandoned }) => !abandoned));
        assert.deepEqual(left, []);
    });
}
