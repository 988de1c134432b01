import assert from "node:assert/strict";
import { failure, Sandbox, succeeded } from "./sandbox.ts";

describe("faults in the middle of a run", function () {
    this.timeout(300_000);
    let sandbox: Sandbox;

    beforeEach(async function () {
        sandbox = await Sandbox.open(this, ["esta-tracker"]);
    });
    afterEach(() => sandbox?.close());

    it("a region that fails during up is named, and after healing the next up completes with nothing made twice", async () => {
        // The first run makes the store that faults are added to; everything of the system comes in the second.
        succeeded(await sandbox.run("up"));
        sandbox.configure("prod", { "esta-tracker.cache.shards": 4, "esta-tracker.requestsPerMinute": 900 });
        sandbox.behindTheBack((cloud) => cloud.addFault({ region: "us-east1", after: 1, effect: { kind: "fail" } }));
        const broken = await sandbox.run("up");
        assert.match(failure(broken), /503 us-east1 is unavailable .* heal it with "ha cloud heal"/);
        assert.equal(broken.committed, true);

        sandbox.behindTheBack((cloud) => cloud.heal());
        succeeded(await sandbox.run("up"));
        const steady = succeeded(await sandbox.run("up"));
        assert.deepEqual(Object.keys(steady.changes), ["same"]);
        const names = sandbox.behindTheBack((cloud) => cloud.list().map(({ type, urn }) => `${type} ${urn}`));
        assert.equal(new Set(names).size, names.length);
    });

    it("a region that fails during the very first up leaves a state that the next up goes on from", async () => {
        succeeded(await sandbox.run("up", { stack: "staging" }));
        succeeded(await sandbox.run("destroy", { stack: "staging", force: true }));
        sandbox.behindTheBack(
            (cloud) => cloud.addFault({ region: "us-east1", after: 3, effect: { kind: "fail" } }),
            "staging",
        );
        const broken = await sandbox.run("up", { stack: "staging" });
        assert.match(failure(broken), /us-east1 is unavailable/);
        const made = broken.changes.create ?? 0;
        assert.ok(made > 0);
        sandbox.behindTheBack((cloud) => cloud.heal(), "staging");
        const completed = succeeded(await sandbox.run("up", { stack: "staging" }));
        assert.ok((completed.changes.same ?? 0) > 0, "what existed was kept");
        assert.deepEqual(Object.keys(succeeded(await sandbox.run("up", { stack: "staging" })).changes), ["same"]);
    });

    it("a run that is killed changes nothing, and the next one is usable", async () => {
        const killer = new AbortController();
        const killed = await sandbox.run("up", {
            killSignal: killer.signal,
            onEvent: (event) => {
                if (event.kind === "finished") killer.abort();
            },
        });
        assert.equal(killed.committed, false);
        const { changes } = succeeded(await sandbox.run("up"));
        assert.deepEqual(Object.keys(changes), ["create"]);
    });

    it("two runs at once: the second says who holds the lock", async () => {
        const first = sandbox.run("up");
        await assert.rejects(sandbox.run("preview"), /ha up --stack prod/);
        succeeded(await first);
    });
});
