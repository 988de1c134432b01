import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";
import { Generations } from "../../sandbox/engine/generations.ts";
import { stackFolder } from "../../sandbox/engine/run.ts";
import { Sandbox, succeeded } from "../engine/sandbox.ts";

const recorded = path.join(import.meta.dirname, "recorded");

/** Systems that each released version ran in prod. */
const RELEASES = {
    "0.1.0": ["esta-tracker"],
    "0.2.0": ["esta-tracker", "claim-navigator", "hire-me-bahamas", "agent-backend", "erato"],
} as const;

describe("an upgrade from a released version", function () {
    this.timeout(300_000);

    it("is tested for every recorded version", () => {
        assert.deepEqual(fs.readdirSync(recorded).sort(), Object.keys(RELEASES).sort());
    });

    for (const [version, systems] of Object.entries(RELEASES)) {
        it(`replaces and deletes nothing of ${version}, and leaves nothing to do`, async function () {
            const sandbox = await Sandbox.open(this, systems);
            try {
                restore(sandbox.root, version);
                const preview = succeeded(await sandbox.run("preview"));
                const touched = preview.resources.filter(({ op }) => !["same", "create", "update"].includes(op));
                assert.deepEqual(
                    touched.map(({ op, urn }) => `${op} ${urn}`),
                    [],
                );
                assert.ok((preview.changes.same ?? 0) > 100, "the recorded state was read");
                succeeded(await sandbox.run("up"));
                assert.deepEqual(Object.keys(succeeded(await sandbox.run("preview")).changes), ["same"]);
            } finally {
                sandbox.close();
            }
        });
    }
});

/** Makes the recorded state the sandbox's current one. */
function restore(root: string, version: string): void {
    const read = (file: string) => gunzipSync(fs.readFileSync(path.join(recorded, version, `prod.${file}.gz`)));
    const generations = new Generations(stackFolder(root, "prod"));
    const generation = generations.begin();
    const stacks = path.join(generation.backend, ".pulumi/stacks/ha-platform");
    fs.mkdirSync(stacks, { recursive: true });
    fs.writeFileSync(path.join(generation.backend, ".pulumi/meta.yaml"), "version: 1\n");
    fs.writeFileSync(path.join(stacks, "prod.json"), read("state.json"));
    fs.writeFileSync(generation.store, read("clouds.sqlite"));
    generations.commit(generation);
}
