import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { contentOf, differences } from "../../drills/postgres/content.ts";
import type { PostgresServer } from "../../drills/postgres/server.ts";
import type { PostgresWorkspace } from "../../drills/postgres/workspace.ts";
import { createLedger } from "../../drills/restore/ledger.ts";
import { openPostgres } from "../programs/postgres.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { Operator } from "./operator.ts";
import { blocksOf } from "./page.ts";

describe("database backups by hand", function () {
    this.timeout(120_000);
    let workspace: PostgresWorkspace | undefined;
    let server: PostgresServer;
    let operator: Operator;

    before(async function () {
        workspace = openPostgres(this);
        server = await workspace.create("server");
        const connection = await server.connect();
        await createLedger(connection);
        // Names and content that a careless script would stumble over.
        await connection.query(`
            CREATE SCHEMA "Old Claims";
            CREATE TABLE "Old Claims"."it's one" (note text);
            INSERT INTO "Old Claims"."it's one" VALUES (E'two\\nlines'), ('\\.'), ('COPY x (y) FROM stdin;'), (NULL);
            CREATE TABLE nothing_yet (id int)`);
        await connection.close();
        operator = Operator.of(server, workspace.tools, workspace.folder("operator"), "postgres");
        const { status, stderr } = operator.script("backup-database.sh", ["good.dump"]);
        assert.equal(status, 0, stderr);
    });
    after(() => workspace?.close());

    async function emptyDatabase(name: string): Promise<NodeJS.ProcessEnv> {
        const connection = await server.connect();
        await connection.query(`CREATE DATABASE ${name}`);
        await connection.close();
        return { PGDATABASE: name };
    }

    async function content(database: string) {
        const connection = await server.connect(database);
        const found = await contentOf(connection);
        await connection.close();
        return found;
    }

    function file(name: string): string {
        return path.join(operator.folder, name);
    }

    /** A copy of the good dump, changed, with a checksum that fits, as if it had been damaged before it was written. */
    function damaged(name: string, change: (bytes: Buffer) => Buffer): string {
        const bytes = change(fs.readFileSync(file("good.dump")));
        fs.writeFileSync(file(name), bytes);
        fs.writeFileSync(file(`${name}.sha256`), `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`);
        return name;
    }

    it("[CN-12] [AG-10] come back with every row in an empty database", async () => {
        const target = await emptyDatabase("complete");
        const { status, stdout, stderr } = operator.script("restore-database.sh", ["good.dump"], target);
        assert.equal(status, 0, stderr);
        assert.match(stdout, /complete: 5 tables, 4204 rows, as in good\.dump\n$/);
        const [before, after] = [await content("postgres"), await content("complete")];
        assert.equal(Object.keys(before).length, 5);
        assert.deepEqual(differences(before, after), []);
    });

    it("are made and restored by the guide's own commands", async () => {
        fs.symlinkSync(path.join(repository, "operations"), file("operations"));
        const blocks = blocksOf("docs/backups.md").filter(
            ({ mark, language, text }) => mark === "" && language === "sh" && /claims/.test(text),
        );
        assert.equal(blocks.length, 2);
        for (const { text } of blocks) {
            const { status, stdout, stderr } = operator.bash(text);
            assert.equal(status, 0, stdout + stderr);
        }
        assert.deepEqual(differences(await content("postgres"), await content("claims_restored")), []);
    });

    it("are only for the one who made them to read", () => {
        for (const name of ["good.dump", "good.dump.sha256"])
            assert.equal(fs.statSync(file(name)).mode & 0o077, 0, name);
    });

    it("are never overwritten, nor half written", () => {
        const before = fs.readFileSync(file("good.dump"));
        const again = operator.script("backup-database.sh", ["good.dump"]);
        assert.equal(again.status, 2);
        assert.match(again.stderr, /good\.dump must not exist yet: a backup is never overwritten/);
        assert.deepEqual(fs.readFileSync(file("good.dump")), before);
        const wrong = operator.script("backup-database.sh", ["other.dump"], { PGPASSWORD: "wrong" });
        assert.notEqual(wrong.status, 0);
        assert.match(wrong.stderr, /password authentication failed/);
        assert.deepEqual(
            fs.readdirSync(operator.folder).filter((name) => name.startsWith("other")),
            [],
        );
    });

    it("name the database by the environment, and say so when it does not", () => {
        for (const script of ["backup-database.sh", "restore-database.sh"]) {
            const { status, stderr } = operator.script(script, ["unnamed.dump"], { PGDATABASE: "" });
            assert.deepEqual(
                [status, /PGDATABASE must name the database, got nothing/.test(stderr)],
                [2, true],
                script,
            );
        }
    });

    it("[ER-11] refuse a dump that is not what was written", async () => {
        fs.writeFileSync(file("cut.dump"), fs.readFileSync(file("good.dump")).subarray(0, 20_000));
        fs.copyFileSync(file("good.dump.sha256"), file("cut.dump.sha256"));
        const target = await emptyDatabase("checksum");
        const cut = operator.script("restore-database.sh", ["cut.dump"], target);
        assert.equal(cut.status, 1);
        assert.match(cut.stderr, /cut\.dump is damaged: sha256 should be [0-9a-f]{64}, is [0-9a-f]{64}/);
        fs.rmSync(file("cut.dump.sha256"));
        const unknown = operator.script("restore-database.sh", ["cut.dump"], target);
        assert.equal(unknown.status, 2);
        assert.match(unknown.stderr, /cut\.dump\.sha256 is missing/);
        assert.deepEqual(await content("checksum"), {});
    });

    it("leave the database empty when the dump breaks in the middle", async () => {
        const target = await emptyDatabase("broken");
        const name = damaged("broken.dump", (bytes) => {
            bytes.fill(0x5a, bytes.length - 3_000, bytes.length - 2_000);
            return bytes;
        });
        const { status } = operator.script("restore-database.sh", [name], target);
        assert.notEqual(status, 0);
        assert.deepEqual(await content("broken"), {});
    });

    it("refuse a database that holds something", async () => {
        const target = await emptyDatabase("taken");
        const connection = await server.connect("taken");
        await connection.query("CREATE TABLE somebodys (id int)");
        await connection.close();
        const { status, stderr } = operator.script("restore-database.sh", ["good.dump"], target);
        assert.equal(status, 2);
        assert.match(stderr, /taken must be empty, holds 1 tables, indexes, views or sequences/);
        assert.deepEqual(Object.keys(await content("taken")), ["public.somebodys"]);
    });
});
