import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import type { PostgresServer } from "../../drills/postgres/server.ts";
import type { PostgresWorkspace } from "../../drills/postgres/workspace.ts";
import { openPostgres } from "../programs/postgres.ts";
import { untilSomebodyWaits } from "./locks.ts";
import { Operator } from "./operator.ts";

describe("the runner of a migration's steps", function () {
    this.timeout(60_000);
    let workspace: PostgresWorkspace | undefined;
    let server: PostgresServer;
    let operator: Operator;

    before(async function () {
        workspace = openPostgres(this);
        server = await workspace.create("server");
        operator = Operator.of(server, workspace.tools, workspace.folder("operator"), "postgres");
        const connection = await server.connect();
        await connection.query("CREATE TABLE items (id int)");
        await connection.close();
        write("column.sql", "ALTER TABLE items ADD COLUMN IF NOT EXISTS name text;");
    });
    after(() => workspace?.close());

    function write(name: string, sql: string): void {
        fs.writeFileSync(path.join(operator.folder, name), sql);
    }

    it("[CN-10] lets others through, and tries again when nobody holds the lock", async () => {
        const reader = await server.connect();
        await reader.query("BEGIN; SELECT * FROM items");
        const running = operator.start("run-migration.sh", ["column.sql"], { PAUSE: "0.1" });
        const writer = await server.connect("postgres", { lock_timeout: "30s" });
        await untilSomebodyWaits(writer);
        await writer.query("INSERT INTO items VALUES (1)"); // behind the change, until that gives up; the reader reads on
        await reader.query("COMMIT");
        const { stdout } = await running;
        assert.match(stdout, /^column\.sql: done at attempt (?:[2-9]|\d\d)\n$/);
        await Promise.all([reader.close(), writer.close()]);
    });

    it("says so when it gets no lock in all its attempts", async () => {
        const reader = await server.connect();
        await reader.query("BEGIN; SELECT * FROM items");
        const { status, stderr } = operator.script("run-migration.sh", ["column.sql"], { ATTEMPTS: "2", PAUSE: "0" });
        assert.equal(status, 1);
        assert.match(stderr, /run-migration: column\.sql got no lock in 2 attempts/);
        await reader.close();
    });

    it("does not try again what another attempt does not cure", () => {
        write("wrong.sql", "ALTER TABLE nobodys ADD COLUMN name text;");
        const { status, stderr } = operator.script("run-migration.sh", ["wrong.sql"], { PAUSE: "60" });
        assert.equal(status, 1);
        assert.match(stderr, /relation "nobodys" does not exist/);
        assert.match(stderr, /run-migration: wrong\.sql failed/);
    });
});
