import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Generation, Generations } from "../../../sandbox/engine/generations.ts";

describe("the generations of a stack", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "ha-generations-"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const write = (generation: Generation, content: string): void => {
        mkdirSync(join(generation.backend, ".pulumi", "stacks"), { recursive: true });
        writeFileSync(join(generation.backend, ".pulumi", "stacks", "prod.json"), content);
        writeFileSync(generation.store, content);
    };
    const commit = (content: string): void => {
        const generations = new Generations(folder);
        const generation = generations.begin();
        write(generation, content);
        generations.commit(generation);
    };
    const read = (): readonly string[] => {
        const current = new Generations(folder).current();
        assert.ok(current);
        return [
            readFileSync(join(current.backend, ".pulumi", "stacks", "prod.json"), "utf8"),
            readFileSync(current.store, "utf8"),
        ];
    };

    it("has none before the first commit", () => {
        assert.equal(new Generations(folder).current(), undefined);
    });

    it("makes engine state and simulated clouds current together", () => {
        commit("one");
        commit("two");
        assert.deepEqual(read(), ["two", "two"]);
    });

    it("keeps the old one when a run did not commit, and removes the leftover at the next begin", () => {
        commit("one");
        write(new Generations(folder).begin(), "half");
        assert.deepEqual(read(), ["one", "one"]);
        const next = new Generations(folder).begin();
        assert.equal(readFileSync(next.store, "utf8"), "one");
        assert.deepEqual(readdirSync(join(folder, "generations")).sort(), ["1", "2"]);
    });

    it("leaves nothing of a generation that was thrown away", () => {
        const generations = new Generations(folder);
        const generation = generations.begin();
        generations.discard(generation);
        assert.deepEqual(readdirSync(join(folder, "generations")), []);
    });

    it("loses nothing and says so in one sentence when the copy fails, as on a full disk", () => {
        commit("one");
        const full = new Generations(folder, (_, to) => {
            writeFileSync(join(to, "clouds.sqlite"), "ha");
            throw new Error("ENOSPC: no space left on device, write");
        });
        assert.throws(() => full.begin(), {
            name: "Refusal",
            message: `the sandbox could not be copied to ${join(folder, "generations", "2")}, and nothing has changed: ENOSPC: no space left on device, write`,
        });
        assert.deepEqual(read(), ["one", "one"]);
        assert.deepEqual(readdirSync(join(folder, "generations")), ["1"]);
    });

    it("loses nothing when the new head cannot be written", () => {
        commit("one");
        const generations = new Generations(folder);
        const generation = generations.begin();
        mkdirSync(join(folder, "head.next"));
        assert.throws(
            () => generations.commit(generation),
            /head could not be written, and nothing has changed: EISDIR/,
        );
        assert.deepEqual(read(), ["one", "one"]);
        assert.equal(existsSync(generation.folder), false);
    });

    it("does not carry the engine's history, backups and locks along", () => {
        const generations = new Generations(folder);
        const first = generations.begin();
        write(first, "one");
        for (const name of ["history", "backups", "locks"]) mkdirSync(join(first.backend, ".pulumi", name));
        writeFileSync(join(first.backend, ".pulumi", "stacks", "prod.json.bak"), "");
        generations.commit(first);
        const second = generations.begin();
        assert.deepEqual(readdirSync(second.backend, { recursive: true }).sort(), [
            ".pulumi",
            join(".pulumi", "stacks"),
            join(".pulumi", "stacks", "prod.json"),
        ]);
    });

    it("refuses a head that names nothing, and says how to start anew", () => {
        for (const content of ["7", "none", ""]) {
            writeFileSync(join(folder, "head"), content);
            assert.throws(() => new Generations(folder).current(), {
                message: `${join(folder, "head")} must name a folder of ${join(folder, "generations")}, got ${JSON.stringify(content)}: remove ${join(folder, "head")} to start from nothing`,
            });
        }
    });
});
