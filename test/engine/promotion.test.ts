import assert from "node:assert/strict";
import { isEdgeRelease, refreshSummary } from "./deployed.ts";
import { Sandbox, succeeded } from "./sandbox.ts";

describe("a failover that happened behind Pulumi's back", function () {
    this.timeout(300_000);
    let sandbox: Sandbox;

    before(async function () {
        sandbox = await Sandbox.open(this, ["esta-tracker"]);
        succeeded(await sandbox.run("up"));
    });
    after(() => sandbox?.close());

    for (const [direction, writer] of [
        ["there", "us-east1"],
        ["and back", "us-central1"],
    ] as const) {
        it(`[trap 15] ${direction}: the operator changes only the writer, and nothing of the system is replaced, deleted or made again`, async () => {
            sandbox.behindTheBack((cloud) => cloud.promote(`Instance/esta-tracker-cache-${writer}`));
            sandbox.configure("prod", { "regions.writer": writer });
            const words = refreshSummary(succeeded(await sandbox.run("refresh")));
            const promoted = `esta-tracker-cache-${writer} \\(Instance, gcp-${writer}\\): was a follower, is (?:a primary|no follower) now`;
            assert.match(words, new RegExp(promoted));

            const preview = succeeded(await sandbox.run("preview"));
            const others = preview.resources.filter(({ op }) => op !== "same" && op !== "update");
            assert.deepEqual(
                others.map(({ urn }) => urn).filter((urn) => !isEdgeRelease(urn)),
                [],
            );
            const caches = preview.resources.filter(({ type }) => type === "gcp:memorystore/instance:Instance");
            assert.deepEqual(
                caches.map(({ op }) => op),
                ["same", "same"],
                "the promoted cache is not demoted again",
            );

            const { outputs } = succeeded(await sandbox.run("up"));
            assert.deepEqual(outputs.regions, { primary: "us-central1", failover: "us-east1", writer });
            assert.deepEqual(Object.keys(succeeded(await sandbox.run("up")).changes), ["same"]);
        });
    }
});
