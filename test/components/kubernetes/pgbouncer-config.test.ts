import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { type PgbouncerConfig, renderPgbouncerConfig } from "../../../components/kubernetes/pgbouncer-config.ts";
import { Connection } from "../../../drills/postgres/connection.ts";
import { freePort } from "../../../drills/programs/ports.ts";
import { requireProgram } from "../../programs/program.ts";

const database = (port: number, connections = 10) => ({
    host: "127.0.0.1",
    port,
    database: "jobs",
    user: "example-web@example-project.iam",
    connections,
});
const example: PgbouncerConfig = {
    databases: { jobs: database(5432), jobs_read: database(5433, 5) },
    listen: { address: "127.0.0.1", port: 6432 },
    clients: 100,
    encryption: { kind: "connector" },
};

describe("PgBouncer configuration", () => {
    it("[HB-08] pools, checks idle connections after 30 s and holds no password", () => {
        const text = renderPgbouncerConfig(example);
        assert.match(
            text,
            /^jobs = host=127\.0\.0\.1 port=5432 dbname=jobs user=example-web@example-project\.iam pool_size=10$/m,
        );
        for (const line of [
            "server_check_query = select 1",
            "server_check_delay = 30",
            "tcp_keepidle = 30",
            "pool_mode = transaction",
        ]) {
            assert.ok(text.split("\n").includes(line), line);
        }
        assert.doesNotMatch(text, /password|auth_file/);
    });

    it("checks the server's certificate and name where no connector encrypts", () => {
        const text = renderPgbouncerConfig({
            ...example,
            databases: { jobs: { ...database(5432), host: "db.example.com" } },
            encryption: { kind: "verified", authorityFile: "/authority/ca.pem" },
        });
        assert.match(text, /^server_tls_sslmode = verify-full$/m);
        assert.match(text, /^server_tls_ca_file = \/authority\/ca\.pem$/m);
    });

    it("refuses passwordless access from outside, unencrypted servers and pools that are never used, all at once", () => {
        assert.throws(
            () =>
                renderPgbouncerConfig({
                    ...example,
                    databases: { jobs: { ...database(5432, 0), host: "10.0.0.1" }, more: database(5432, 200) },
                    listen: { address: "0.0.0.0", port: 6432 },
                }),
            (error: Error) => {
                assert.match(
                    error.message,
                    /listen\.address must be a loopback address because no password .* got 0\.0\.0\.0/,
                );
                assert.match(error.message, /clients must be at least 200, .* got 100/);
                assert.match(error.message, /databases\.jobs\.connections must be at least 1, got 0/);
                assert.match(error.message, /databases\.jobs\.host must be a loopback address, .* got 10\.0\.0\.1/);
                return true;
            },
        );
        assert.throws(() => renderPgbouncerConfig({ ...example, databases: {} }), /databases must name at least one/);
    });

    it("never lets a name add a setting", () => {
        fc.assert(
            fc.property(fc.string({ minLength: 1 }), (user) => {
                const render = () =>
                    renderPgbouncerConfig({ ...example, databases: { jobs: { ...database(5432), user } } });
                if (/^[A-Za-z0-9_.@:/-]+$/.test(user)) render();
                else assert.throws(render, /databases\.jobs\.user must hold letters/);
            }),
        );
    });
});

describe("the real PgBouncer on a rendered configuration", function () {
    this.timeout(30_000);
    let program: string;
    let folder: string;

    before(function () {
        program = requireProgram(this, "pgbouncer");
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "ha-pgbouncer-"));
        fs.chmodSync(folder, 0o755);
    });
    after(() => {
        if (folder !== undefined) fs.rmSync(folder, { recursive: true, force: true });
    });

    function write(text: string): string {
        const file = path.join(folder, "pgbouncer.ini");
        fs.writeFileSync(file, text);
        return file;
    }

    /** PgBouncer does not run as root. */
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

    it("[HB-08] starts, knows every setting and shows the pools as they were meant", async () => {
        const port = await freePort();
        const rendered = renderPgbouncerConfig({ ...example, listen: { address: "127.0.0.1", port } });
        // The console answers questions about settings; clients in production have no business there.
        const file = write(`${rendered}stats_users = console\nadmin_users = console\n`);
        const running = spawn(program, [file], { ...user, stdio: ["ignore", "ignore", "pipe"] });
        let said = "";
        running.stderr.on("data", (chunk) => {
            said += chunk;
        });
        try {
            for (let attempt = 0; attempt < 50 && !said.includes("process up"); attempt++) await wait(50);
            assert.match(said, /process up/);
            assert.doesNotMatch(said, /unknown|ERROR|FATAL/);
            const console = await Connection.open(
                { host: "127.0.0.1", port },
                { user: "console", database: "pgbouncer" },
            );
            const pools = await console.query("show databases");
            assert.deepEqual(
                pools
                    .filter(({ name }) => name !== "pgbouncer")
                    .map(({ name, port: at, force_user, pool_size }) => [name, at, force_user, pool_size]),
                [
                    ["jobs", "5432", "example-web@example-project.iam", "10"],
                    ["jobs_read", "5433", "example-web@example-project.iam", "5"],
                ],
            );
            const settings = new Map((await console.query("show config")).map(({ key, value }) => [key, value]));
            assert.equal(settings.get("server_check_delay"), "30");
            assert.equal(settings.get("server_check_query"), "select 1");
            assert.equal(settings.get("tcp_keepidle"), "30");
            assert.equal(settings.get("pool_mode"), "transaction");
            await console.close();
        } finally {
            const ended = once(running, "exit");
            running.kill("SIGTERM");
            await ended;
        }
    });

    it("refuses a file with a setting that does not exist", () => {
        const file = write(`${renderPgbouncerConfig(example)}no_such_setting = 1\n`);
        const { status, stderr } = spawnSync(program, [file], { ...user, encoding: "utf8", timeout: 10_000 });
        assert.notEqual(status, 0);
        assert.match(stderr, /no_such_setting/);
    });
});
