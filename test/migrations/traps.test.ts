import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Connection, SqlError } from "../../drills/postgres/connection.ts";
import type { PostgresServer } from "../../drills/postgres/server.ts";
import type { PostgresWorkspace } from "../../drills/postgres/workspace.ts";
import { untilSomebodyWaits } from "../operations/locks.ts";
import { openPostgres } from "../programs/postgres.ts";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";

/** Two sessions on a table of a thousand rows; the second gives up soon where it has to wait. */
interface Ground {
    readonly one: Connection;
    readonly other: Connection;
    readonly server: PostgresServer;
}

const NO_LOCK = "55P03";

/** SQLSTATE of what the server refused; `none` where it did not. */
async function refusal(connection: Connection, sql: string): Promise<string> {
    try {
        await connection.query(sql);
        return "none";
    } catch (error) {
        if (error instanceof SqlError) return error.code;
        throw error;
    }
}

/** What the other session gets while the first one's transaction is open. */
async function meanwhile({ one, other }: Ground, change: string, sql: string): Promise<string> {
    await one.query(`BEGIN; ${change}`);
    const answer = await refusal(other, sql);
    await one.query("ROLLBACK");
    return answer;
}

/** Whether a change writes the table anew. */
async function rewrites({ one }: Ground, change: string): Promise<boolean> {
    const node = async () => (await one.query("SELECT pg_relation_filenode('items') AS node"))[0]?.node;
    const before = await node();
    await one.query(change);
    return before !== (await node());
}

/** How many rows a change reads. */
async function reads({ one }: Ground, change: string): Promise<number> {
    const read = async (): Promise<number> => {
        await one.query("SELECT pg_stat_force_next_flush()");
        const [row] = await one.query("SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'items'");
        return Number(row?.seq_tup_read);
    };
    const before = await read();
    await one.query(change);
    return (await read()) - before;
}

const INSERT = "INSERT INTO items (name, code, amount, kind) VALUES ('another', 'same', 0, 1)";
const READ = "SELECT count(*) FROM items";

/** Each trap of the guide's table by its name, shown on a real server. */
const TRAPS: Readonly<Record<string, (ground: Ground) => Promise<void>>> = {
    "A change that waits": async ({ one, other, server }) => {
        await one.query(`BEGIN; ${READ}`);
        const waiting = await server.connect();
        const change = waiting.query("ALTER TABLE items ADD COLUMN note text");
        await untilSomebodyWaits(one);
        assert.equal(await refusal(other, READ), NO_LOCK, "a reader waits behind the change, which waits for a reader");
        await one.query("COMMIT");
        await change;
        await waiting.close();
        assert.equal(await refusal(other, READ), "none");
    },
    "A default that is computed": async (ground) => {
        assert.equal(await rewrites(ground, "ALTER TABLE items ADD COLUMN made timestamptz DEFAULT now()"), false);
        assert.equal(await rewrites(ground, "ALTER TABLE items ADD COLUMN mark uuid DEFAULT gen_random_uuid()"), true);
    },
    "Another type": async (ground) => {
        assert.equal(await rewrites(ground, "ALTER TABLE items ALTER COLUMN code TYPE varchar(40)"), false);
        assert.equal(await rewrites(ground, "ALTER TABLE items ALTER COLUMN amount TYPE bigint"), true);
    },
    "A plain index": async (ground) => {
        assert.equal(await meanwhile(ground, "CREATE INDEX items_name ON items (name)", INSERT), NO_LOCK);
        assert.equal(await meanwhile(ground, "CREATE INDEX items_name ON items (name)", READ), "none");
        assert.equal(await refusal(ground.one, "CREATE INDEX CONCURRENTLY items_name ON items (name)"), "none");
        assert.equal(await refusal(ground.one, "BEGIN; CREATE INDEX CONCURRENTLY more ON items (name)"), "25001");
        await ground.one.query("ROLLBACK");
    },
    "An index that broke off": async ({ one }) => {
        assert.equal(await refusal(one, "CREATE UNIQUE INDEX CONCURRENTLY items_code ON items (code)"), "23505");
        const [index] = await one.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'items_code'::regclass");
        assert.equal(index?.indisvalid, "f");
        const again = "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS items_code ON items (code)";
        assert.equal(await refusal(one, again), "none", "and another attempt believes that it is there");
    },
    "NOT NULL at once": async (ground) => {
        const { one } = ground;
        const required = "ALTER TABLE items ALTER COLUMN name SET NOT NULL";
        assert.equal(await meanwhile(ground, required, READ), NO_LOCK);
        const present = "ALTER TABLE items ADD CONSTRAINT present CHECK (name IS NOT NULL) NOT VALID";
        await one.query(present);
        assert.equal(await meanwhile(ground, "ALTER TABLE items VALIDATE CONSTRAINT present", INSERT), "none");
        await one.query("ALTER TABLE items VALIDATE CONSTRAINT present");
        assert.equal(await reads(ground, required), 0, "the constraint proves it, so the table is not read");
        assert.equal(await reads(ground, "ALTER TABLE items ALTER COLUMN code SET NOT NULL"), 1_001);
    },
    "A foreign key at once": async (ground) => {
        await ground.one.query("CREATE TABLE kinds (id int PRIMARY KEY); INSERT INTO kinds VALUES (1)");
        const key = "ADD CONSTRAINT items_kind FOREIGN KEY (kind) REFERENCES kinds";
        assert.equal(await meanwhile(ground, `ALTER TABLE items ${key}`, INSERT), NO_LOCK);
        await ground.one.query(`ALTER TABLE items ${key} NOT VALID`);
        assert.equal(await meanwhile(ground, "ALTER TABLE items VALIDATE CONSTRAINT items_kind", INSERT), "none");
    },
    "One update of everything": async (ground) => {
        const [all, some] = ["UPDATE items SET amount = 1", "UPDATE items SET amount = 1 WHERE id <= 100"];
        const customer = "UPDATE items SET amount = 2 WHERE id = 500";
        assert.equal(await meanwhile(ground, all, customer), NO_LOCK);
        assert.equal(await meanwhile(ground, some, customer), "none");
    },
    "SELECT \\*": async ({ one, other }) => {
        await one.query("PREPARE careless AS SELECT * FROM items WHERE id = 1");
        await one.query("PREPARE careful AS SELECT id, name FROM items WHERE id = 1");
        for (const prepared of ["careless", "careful"]) await one.query(`EXECUTE ${prepared}`);
        await other.query("ALTER TABLE items ADD COLUMN note text");
        assert.equal(await refusal(one, "EXECUTE careless"), "0A000"); // cached plan must not change result type
        assert.equal(await refusal(one, "EXECUTE careful"), "none");
    },
};

describe("traps of migrations on a real PostgreSQL", function () {
    this.timeout(60_000);
    let workspace: PostgresWorkspace | undefined;
    let server: PostgresServer;
    let ground: Ground;

    before(async function () {
        workspace = openPostgres(this);
        server = await workspace.create("server");
    });
    beforeEach(async () => {
        const one = await server.connect();
        await one.query(`
            DROP TABLE IF EXISTS items, kinds;
            CREATE TABLE items (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, code varchar(20), amount int, kind int
            );
            INSERT INTO items (name, code, amount, kind) SELECT 'item ' || n, 'same', n, 1 FROM generate_series(1, 1000) n`);
        ground = { one, other: await server.connect("postgres", { lock_timeout: "200ms" }), server };
    });
    afterEach(async () => {
        await ground.one.close();
        await ground.other.close();
    });
    after(() => workspace?.close());

    for (const [name, show] of Object.entries(TRAPS)) it(`${name}: is as the guide says`, () => show(ground));

    it("are those that the guide lists, each with its source", () => {
        const guide = fs.readFileSync(path.join(repository, "docs", "migrations.md"), "utf8");
        const rows = [...guide.matchAll(/^\| \*\*(.+?)\*\* \|.*\| \[.+?\]\((.+?)\) \|$/gm)];
        assert.deepEqual(
            rows.map(([, name]) => name),
            Object.keys(TRAPS),
        );
        for (const [, name, source] of rows)
            assert.match(source ?? "", /^https:\/\/www\.postgresql\.org\/docs\//, name);
    });
});
