import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { connect } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { type PgbouncerConfig, renderPgbouncerConfig } from "../../../components/kubernetes/pgbouncer-config.ts";
import { requireProgram } from "../../programs/program.ts";
import { freePort } from "./running-nginx.ts";

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
            const pools = await ask(port, "show databases");
            assert.deepEqual(
                pools
                    .filter(({ name }) => name !== "pgbouncer")
                    .map(({ name, port: at, force_user, pool_size }) => [name, at, force_user, pool_size]),
                [
                    ["jobs", "5432", "example-web@example-project.iam", "10"],
                    ["jobs_read", "5433", "example-web@example-project.iam", "5"],
                ],
            );
            const settings = new Map((await ask(port, "show config")).map(({ key, value }) => [key, value]));
            assert.equal(settings.get("server_check_delay"), "30");
            assert.equal(settings.get("server_check_query"), "select 1");
            assert.equal(settings.get("tcp_keepidle"), "30");
            assert.equal(settings.get("pool_mode"), "transaction");
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

/** The rows that the console answers, over PostgreSQL's own protocol. */
function ask(port: number, question: string): Promise<Record<string, string>[]> {
    return new Promise((resolve, reject) => {
        const socket = connect(port, "127.0.0.1", () =>
            socket.write(startup({ user: "console", database: "pgbouncer" })),
        );
        let received = Buffer.alloc(0);
        let columns: string[] = [];
        let asked = false;
        const rows: Record<string, string>[] = [];
        socket.on("error", reject);
        socket.on("data", (chunk) => {
            received = Buffer.concat([received, chunk]);
            for (; received.length > 5 && received.length > received.readInt32BE(1); ) {
                const length = received.readInt32BE(1) + 1;
                const [kind, body] = [String.fromCharCode(received[0] ?? 0), received.subarray(5, length)];
                received = received.subarray(length);
                if (kind === "E") reject(new Error(body.toString()));
                if (kind === "T") columns = columnsOf(body);
                if (kind === "D") rows.push(rowOf(body, columns));
                if (kind !== "Z") continue;
                if (asked) {
                    socket.end();
                    resolve(rows);
                } else socket.write(message("Q", `${question}\0`));
                asked = true;
            }
        });
    });
}

function startup(parameters: Readonly<Record<string, string>>): Buffer {
    const text = Object.entries(parameters).flat().concat("").join("\0");
    const body = Buffer.concat([Buffer.from([0, 3, 0, 0]), Buffer.from(`${text}\0`)]);
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([length, body]);
}

function message(kind: string, text: string): Buffer {
    const length = Buffer.alloc(4);
    length.writeInt32BE(text.length + 4);
    return Buffer.concat([Buffer.from(kind), length, Buffer.from(text)]);
}

/** Each column is a name that ends in a zero byte, and 18 bytes about its type. */
function columnsOf(body: Buffer): string[] {
    const names: string[] = [];
    for (let at = 2; at < body.length; ) {
        const end = body.indexOf(0, at);
        names.push(body.toString("utf8", at, end));
        at = end + 19;
    }
    return names;
}

function rowOf(body: Buffer, columns: readonly string[]): Record<string, string> {
    let at = 2;
    return Object.fromEntries(
        columns.map((column) => {
            const length = body.readInt32BE(at);
            const value = length < 0 ? "" : body.toString("utf8", at + 4, at + 4 + length);
            at += 4 + Math.max(0, length);
            return [column, value];
        }),
    );
}
