import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { CorruptStoreError, Store, type StoredResource } from "../../../sandbox/cloud/store.ts";

const row = (urn: string, id = urn): Omit<StoredResource, "key"> => ({
    type: "gcp:test/thing:Thing",
    id,
    urn,
    seed: urn,
    name: urn,
    provider: { project: "example-project", region: "us-central1", account: "" },
    inputs: { size: 0 },
    outputs: { size: 0, text: "ü", list: [null, false] },
    overrides: {},
    revision: 1,
    abandoned: false,
});

describe("the store", () => {
    let folder: string;
    let file: string;
    beforeEach(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "store-"));
        file = path.join(folder, "cloud.sqlite");
    });
    afterEach(() => fs.rmSync(folder, { recursive: true }));

    it("remembers resources, births and faults when it is opened again", () => {
        const first = Store.open(file);
        first.add(row("a"));
        const gone = first.add(row("b"));
        const changed = first.add(row("c"));
        first.remove(gone);
        first.put({ ...changed, revision: 2 });
        first.addFault({ region: "us-east1", effect: { kind: "hang" } });
        first.close();

        const second = Store.open(file);
        assert.deepEqual(
            second.all().map(({ urn, revision }) => [urn, revision]),
            [
                ["a", 1],
                ["c", 2],
            ],
        );
        assert.deepEqual(second.all()[0]?.outputs, row("a").outputs);
        assert.deepEqual([second.births("a"), second.births("b"), second.births("d")], [1, 1, 0]);
        assert.deepEqual(
            second.faults().map(({ number, rule }) => [number, rule.region]),
            [[1, "us-east1"]],
        );
        const added = second.add(row("d"));
        assert.ok(added.key > changed.key, "keys are not used again");
        second.close();
    });

    it("keeps the file as it was when it is not closed", () => {
        const first = Store.open(file);
        first.add(row("a"));
        first.close();
        const second = Store.open(file);
        second.add(row("b"));
        second.discard();
        const third = Store.open(file);
        assert.deepEqual(
            third.all().map(({ urn }) => urn),
            ["a"],
        );
        third.close();
    });

    it("keeps the file as it was when its process is killed", () => {
        const first = Store.open(file);
        first.add(row("a"));
        first.close();
        const script = `
            import { Store } from ${JSON.stringify(new URL("../../../sandbox/cloud/store.ts", import.meta.url).href)};
            const store = Store.open(${JSON.stringify(file)});
            for (let i = 0; i < 3000; i++) store.add({ ...${JSON.stringify(row("b"))}, urn: "b" + i, filling: "x".repeat(2000) });
            process.kill(process.pid, "SIGKILL");
        `;
        const { signal } = spawnSync(process.execPath, ["--input-type=module", "-e", script]);
        assert.equal(signal, "SIGKILL");
        const second = Store.open(file);
        assert.deepEqual(
            second.all().map(({ urn }) => urn),
            ["a"],
        );
        second.close();
    });

    it("finds by URN and id, and by the id alone after a rename", () => {
        const store = Store.open(":memory:");
        store.add(row("a", "same"));
        store.add(row("b", "same"));
        const type = "gcp:test/thing:Thing";
        assert.equal(store.lookup(type, "same", "b")?.urn, "b");
        assert.equal(store.lookup(type, "same", "renamed")?.urn, "a");
        assert.equal(store.lookup(type, "other", "a"), undefined);
        store.close();
    });

    for (const [name, damage] of [
        ["is no database", (at: string) => fs.writeFileSync(at, "hello, I am not a database at all")],
        ["was cut off", (at: string) => fs.truncateSync(at, 5000)],
        [
            "was overwritten in the middle",
            (at: string) => {
                const handle = fs.openSync(at, "r+");
                fs.writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 4096);
                fs.closeSync(handle);
            },
        ],
    ] as const) {
        it(`says in one sentence that a file ${name} is damaged, and what to do`, () => {
            const store = Store.open(file);
            for (let i = 0; i < 200; i++) store.add(row(`urn-${i}`));
            store.close();
            damage(file);
            assert.throws(
                () => Store.open(file),
                (error: unknown) => {
                    assert.ok(error instanceof CorruptStoreError);
                    assert.ok(
                        error.message.startsWith(`the simulated cloud's store ${file} is damaged (`),
                        error.message,
                    );
                    assert.ok(
                        error.message.endsWith(`); remove ${folder} to start from an empty cloud`),
                        error.message,
                    );
                    assert.equal(error.message.includes("\n"), false);
                    return true;
                },
            );
        });
    }

    it("refuses a file of another format", async () => {
        const { DatabaseSync } = await import("node:sqlite");
        const other = new DatabaseSync(file);
        other.exec("CREATE TABLE x (y); PRAGMA user_version = 7");
        other.close();
        assert.throws(() => Store.open(file), /is damaged \(its format is 7, this program writes format 1\)/);
    });
});
