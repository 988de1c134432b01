import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "yaml";
import { z } from "zod";
import { Generations } from "../../sandbox/engine/generations.ts";
import { stackFolder } from "../../sandbox/engine/run.ts";
import { SYSTEM_NAMES } from "../../stacks/systems/settings.ts";
import { Operator, touchedBy } from "../engine/operator.ts";
import { failure, Sandbox, succeeded } from "../engine/sandbox.ts";
import { upgradeFrom } from "./changelog.ts";

const root = path.join(import.meta.dirname, "../..");
const recorded = path.join(import.meta.dirname, "recorded");
const changelog = fs.readFileSync(path.join(root, "CHANGELOG.md"), "utf8");
const stackFile = z.object({ config: z.looseObject({ "ha-platform:systems": z.array(z.enum(SYSTEM_NAMES)) }) });

const versions = fs.readdirSync(recorded).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));

describe("a release", () => {
    it("is recorded: the package's version, and each one that the changelog has", () => {
        const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
        assert.ok(versions.includes(version), `node tools/record-state.ts prod records ${version}`);
        const released = [...changelog.matchAll(/^## (\d\S*)$/gm)].map(([, name]) => name);
        assert.deepEqual(versions.toReversed(), released);
    });
});

describe("an upgrade from a released version", function () {
    this.timeout(900_000);

    for (const version of versions) {
        it(`replaces and deletes nothing of ${version} unannounced, and leaves nothing to do`, async function () {
            const sandbox = await Sandbox.open(this, []);
            try {
                restore(sandbox.root, version);
                const { steps, announced } = upgradeFrom(changelog, version);
                await new Operator(sandbox).follow(
                    ["export PULUMI_STACK=prod", ...steps.filter(isFor(version))].join("\n"),
                );

                const preview = await sandbox.run("preview");
                const said = preview.diagnostics.map(({ message }) => message).join("\n");
                assert.equal(
                    preview.result,
                    "succeeded",
                    `no operator's step in CHANGELOG.md prepares for this:\n${said}`,
                );
                const lost = touchedBy(preview).filter((change) => /^(replace|delete) /.test(change));
                assert.deepEqual(
                    lost.filter((change) => !announced.includes(change)),
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

    it("names the keys that are missing where the operator skipped the steps", async function () {
        const sandbox = await Sandbox.open(this, []);
        try {
            restore(sandbox.root, "0.1.0");
            const said = failure(await sandbox.run("preview"));
            assert.match(said, /ha-platform:aws must be set: AWS account, regions, their networks and zones/);
            assert.match(said, /ha-platform:clusters must be set/);
            assert.match(said, /CHANGELOG\.md has the commands/);
        } finally {
            sandbox.close();
        }
    });
});

/** Steps that change the settings of a system are for stacks that run it. */
function isFor(version: string): (step: string) => boolean {
    const file = fs.readFileSync(path.join(recorded, version, "Pulumi.prod.yaml"), "utf8");
    const { "ha-platform:systems": systems } = stackFile.parse(parse(file)).config;
    return (step) =>
        SYSTEM_NAMES.every((name) => systems.includes(name) || !new RegExp(`ha-platform:${name}\\b`).test(step));
}

/** Makes the recorded state the sandbox's current one, with the stack file that the version read. */
function restore(into: string, version: string): void {
    const from = path.join(recorded, version);
    const read = (file: string) => gunzipSync(fs.readFileSync(path.join(from, `prod.${file}.gz`)));
    const generations = new Generations(stackFolder(into, "prod"));
    const generation = generations.begin();
    const stacks = path.join(generation.backend, ".pulumi/stacks/ha-platform");
    fs.mkdirSync(stacks, { recursive: true });
    fs.writeFileSync(path.join(generation.backend, ".pulumi/meta.yaml"), "version: 1\n");
    fs.writeFileSync(path.join(stacks, "prod.json"), read("state.json"));
    fs.writeFileSync(generation.store, read("clouds.sqlite"));
    generations.commit(generation);
    fs.copyFileSync(path.join(from, "Pulumi.prod.yaml"), path.join(into, "Pulumi.prod.yaml"));
}
