import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { OriginProcess } from "../../../drills/edge/origin-process.ts";
import type { PostgresServer } from "../../../drills/postgres/server.ts";
import { FOLLOWED, startStandby } from "../../../drills/postgres/standby.ts";
import type { PostgresWorkspace } from "../../../drills/postgres/workspace.ts";
import { freePort } from "../../../drills/programs/ports.ts";
import { ProgramGroup } from "../../../drills/programs/program-group.ts";
import { openPostgres } from "../../programs/postgres.ts";

const SCHEMA = new URL("../../../drills/origin/schema.sql", import.meta.url);

interface Written {
    readonly key?: string;
    readonly epoch?: number;
    readonly minutes?: number;
    readonly employee?: string;
}

describe("the reference origin on a real PostgreSQL", function () {
    this.timeout(120_000);
    let workspace: PostgresWorkspace | undefined;
    let group: ProgramGroup | undefined;
    let database: PostgresServer;
    let origin: OriginProcess;
    let reader: OriginProcess;

    before(async function () {
        workspace = openPostgres(this);
        group = new ProgramGroup("origin-test");
        database = await workspace.create("primary", FOLLOWED);
        const connection = await database.connect();
        await connection.query(readFileSync(SCHEMA, "utf8"));
        await connection.close();
        const standby = await startStandby(workspace, "standby", database);
        const cachePort = await freePort(); // nobody listens: the origin goes on without a cache
        const environment = ({ socket }: PostgresServer): NodeJS.ProcessEnv => ({
            DATABASE_SOCKET: socket.path,
            CACHE_PORT: String(cachePort),
            STATEMENT_MS: "1000",
            WAIT_MS: "500",
            DATABASE_UNREACHABLE_MS: "1500",
            BREAKER_RESET_MS: "1000",
        });
        origin = new OriginProcess(group, "us-central1", environment(database));
        reader = new OriginProcess(group, "us-east1", environment(standby));
        await Promise.all([origin.start(), reader.start()]);
    });
    after(async () => {
        await group?.close();
        await workspace?.close();
    });

    function ask(path: string, init: RequestInit = {}, from = origin): Promise<Response> {
        const headers = { "x-ha-tenant": "tenant-1", ...Object.fromEntries(new Headers(init.headers)) };
        return fetch(`http://127.0.0.1:${from.port}${path}`, { ...init, headers });
    }

    function write({ key, epoch, minutes = 30, employee = "e-1" }: Written, from = origin): Promise<Response> {
        const headers = {
            ...(key !== undefined && { "idempotency-key": key }),
            ...(epoch !== undefined && { "x-writer-epoch": String(epoch) }),
        };
        return ask("/api/v1/work-logs", { method: "POST", headers, body: JSON.stringify({ employee, minutes }) }, from);
    }

    async function rows(sql: string) {
        const connection = await database.connect();
        const found = await connection.query(sql);
        await connection.close();
        return found;
    }

    it("performs a write once and repeats its answer to whoever sends it again, also at the same time", async () => {
        const answers = await Promise.all(Array.from({ length: 6 }, () => write({ key: "once", employee: "e-once" })));
        const bodies = await Promise.all(answers.map((answer) => answer.text()));
        assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
        assert.equal(new Set(bodies).size, 1);
        assert.equal(answers.filter(({ headers }) => headers.has("idempotency-replayed")).length, 5);
        const logs = await rows("SELECT count(*) FROM work_logs WHERE idempotency_key = 'once'");
        assert.equal(logs[0]?.count, "1");
        const accrual = await ask("/api/v1/employees/e-once/accrual");
        assert.deepEqual(await accrual.json(), {
            tenant: "tenant-1",
            employee: "e-once",
            minutesWorked: 30,
            accruedMinutes: 1,
        });
    });

    it("refuses a key for another request, a write without a key, and a body that is none", async () => {
        assert.equal((await write({ key: "reused" })).status, 201);
        assert.equal((await write({ key: "reused", minutes: 31 })).status, 422);
        assert.equal((await write({})).status, 400);
        assert.equal((await write({ key: "bad", minutes: 0 })).status, 400);
        assert.equal((await write({ key: "bad" })).status, 201, "a refused write has not used its key up");
    });

    it("[ET-08] takes no write of a writer of the past, and raises its epoch with the first of a new one", async () => {
        assert.equal((await write({ key: "epoch-1", epoch: 7 })).status, 201);
        const stale = await write({ key: "epoch-2", epoch: 6 });
        assert.equal(stale.status, 409);
        assert.match(await stale.text(), /urn:problem:stale-epoch/);
        assert.equal((await write({ key: "epoch-3" })).status, 201, "past the edge the database's own epoch counts");
        const found = await rows(
            "SELECT idempotency_key, writer_epoch FROM work_logs WHERE idempotency_key LIKE 'epoch-%' ORDER BY sequence",
        );
        assert.deepEqual(found, [
            { idempotency_key: "epoch-1", writer_epoch: "7" },
            { idempotency_key: "epoch-3", writer_epoch: "7" },
        ]);
        assert.deepEqual(await rows("SELECT key FROM idempotency_outcomes WHERE key = 'epoch-2'"), []);
    });

    it("keeps tenants apart: the same key and employee of another one are another write", async () => {
        const headers = { "x-ha-tenant": "tenant-2", "idempotency-key": "once" };
        const init = { method: "POST", headers, body: JSON.stringify({ employee: "e-once", minutes: 5 }) };
        const answer = await ask("/api/v1/work-logs", init);
        assert.equal(answer.status, 201);
        const accrual = await ask("/api/v1/employees/e-once/accrual", { headers: { "x-ha-tenant": "tenant-2" } });
        assert.match(await accrual.text(), /"tenant":"tenant-2".*"minutesWorked":5,/);
        const nobody = await fetch(`http://127.0.0.1:${origin.port}/api/v1/employees/e-once/accrual`);
        assert.equal(nobody.status, 401);
    });

    it("[ET-07] [HB-12] tells its health with database, latency, cache and uptime, and 200 without a cache", async () => {
        const answer = await ask("/api/health");
        assert.equal(answer.status, 200);
        assert.match(
            await answer.text(),
            /^\{"status":"degraded","region":"us-central1","database":\{"status":"ok","latencyMilliseconds":[\d.]+\},"cache":\{"status":"failed"\},"uptimeSeconds":\d+\}$/,
        );
        assert.equal((await ask("/api/health/db")).status, 200);
        assert.equal((await ask("/api/health/cache")).status, 503);
        assert.equal((await ask("/api/health/compute")).status, 200);
    });

    it("reads from a standby, and says that it does not write there", async () => {
        const read = await ask("/api/v1/work-logs?employee=e-1", {}, reader);
        assert.equal(read.status, 200);
        const written = await write({ key: "standby" }, reader);
        assert.deepEqual([written.status, written.headers.get("retry-after")], [503, "5"]);
    });

    it("[ET-07] [HB-09] stays alive and healthy while the database stands still, and uses it again afterwards", async () => {
        await database.freeze();
        try {
            const answers = await Promise.all(Array.from({ length: 25 }, () => ask("/api/v1/work-logs?employee=e-1")));
            assert.deepEqual([...new Set(answers.map(({ status }) => status))], [503]);
            await new Promise((resolve) => setTimeout(resolve, 1500));
            assert.equal((await ask("/api/health/db")).status, 503);
            assert.equal((await ask("/api/health/compute")).status, 200);
            assert.equal((await ask("/api/health")).status, 200, "both regions share a database");
        } finally {
            database.thaw();
        }
        for (const end = Date.now() + 20_000; (await ask("/api/v1/work-logs?employee=e-1")).status !== 200; )
            assert.ok(Date.now() < end, "no read within 20 s of the database's return");
        assert.equal((await write({ key: "afterwards" })).status, 201);
    });

    it("[HB-07] finishes what it has taken in when it is told to stop, and takes nothing more", async () => {
        const connection = await database.connect();
        await connection.query("BEGIN");
        await connection.query("UPDATE employees SET minutes_worked = minutes_worked WHERE id = 'e-1'");
        const underWay = write({ key: "last" });
        await new Promise((resolve) => setTimeout(resolve, 150));
        const stopped = origin.stop();
        await new Promise((resolve) => setTimeout(resolve, 100));
        await assert.rejects(write({ key: "too-late" }), /fetch failed/);
        await connection.query("COMMIT");
        await connection.close();
        const answer = await underWay;
        assert.deepEqual([answer.status, answer.headers.get("connection"), await stopped], [201, "close", 0]);
    });
});
