import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, chownSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../programs/ports.ts";
import { Connection } from "./connection.ts";
import type { PostgresTools } from "./tools.ts";

const execute = promisify(execFile);
const HOST = "127.0.0.1";
const USER = "postgres";
const ATTEMPTS = 3;

/** PostgreSQL's own words for a stop: in order, or as if the machine had lost power. */
const SIGNALS = { fast: "SIGINT", immediate: "SIGQUIT" } as const;

/**
 * A real PostgreSQL in a folder of its own. Over its socket, in a folder that only its account may enter, nobody is asked
 * for a password; on the loopback address the operator's is.
 */
export class PostgresServer {
    readonly data: string;
    readonly #tools: PostgresTools;
    readonly #password: string;
    readonly #sockets: string;
    #process: ChildProcess | undefined;
    #port = 0;
    #said = "";
    #frozen: number[] = [];

    /** A server that is to live in a folder, with what is brought into `data`, and whose operator has this password. */
    constructor(tools: PostgresTools, folder: string, password: string) {
        this.#tools = tools;
        this.#password = password;
        this.data = join(folder, "data");
        this.#sockets = join(folder, "sockets");
        makeFolder(this.#sockets, tools);
    }

    /** Adds settings to the file; they count from the next start. */
    configure(settings: Readonly<Record<string, string>>): void {
        const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
        appendFileSync(join(this.data, "postgresql.auto.conf"), `${lines.join("\n")}\n`);
    }

    /** What libpq's programs find the server by, over its socket. */
    get environment(): Readonly<Record<string, string>> {
        return { PGHOST: this.#sockets, PGPORT: String(this.#port), PGUSER: USER, PGDATABASE: "postgres" };
    }

    /** The same over the loopback address, with the password. */
    get environmentOnLoopback(): Readonly<Record<string, string>> {
        return { ...this.environment, PGHOST: HOST, PGPASSWORD: this.#password };
    }

    /** The socket's path and the account, for another process on this machine. */
    get socket(): { readonly path: string; readonly user: string; readonly database: string } {
        return { path: join(this.#sockets, `.s.PGSQL.${this.#port}`), user: USER, database: "postgres" };
    }

    connect(database = "postgres", settings: Readonly<Record<string, string>> = {}): Promise<Connection> {
        const { path, user } = this.socket;
        return Connection.open({ path }, { user, database, settings });
    }

    /**
     * Starts and waits until the server lets clients in: to write, or on a standby to read. Throws with the server's own
     * words when it ends instead.
     */
    async start(): Promise<void> {
        for (let attempt = 1; ; attempt++) {
            this.#port = await freePort();
            try {
                await this.#launch();
                return;
            } catch (error) {
                // Between finding a port and using it somebody else may have taken it.
                if (attempt === ATTEMPTS || !this.#said.includes("could not create any TCP/IP sockets")) throw error;
            }
        }
    }

    async stop(mode: keyof typeof SIGNALS): Promise<void> {
        const running = this.#process;
        if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
        const ended = once(running, "exit");
        running.kill(SIGNALS[mode]);
        this.thaw();
        await ended;
    }

    /** Stands still, with all its sessions: connections are there, and nothing answers. */
    async freeze(): Promise<void> {
        const server = this.#process?.pid;
        if (server === undefined) throw new Error("a server must run to be frozen");
        // The server first, so that it starts no further process while its present ones are looked for.
        process.kill(server, "SIGSTOP");
        this.#frozen = [server];
        for (const pid of await childrenOf(server)) {
            process.kill(pid, "SIGSTOP");
            this.#frozen.unshift(pid);
        }
    }

    /** Goes on where it stood still. */
    thaw(): void {
        for (const pid of this.#frozen.splice(0)) process.kill(pid, "SIGCONT");
    }

    async #launch(): Promise<void> {
        this.#said = "";
        const settings = {
            port: String(this.#port),
            listen_addresses: HOST,
            unix_socket_directories: this.#sockets,
        };
        const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
        const started = spawn(this.#tools.path("postgres"), ["-D", this.data, ...options], {
            ...this.#tools.account,
            cwd: "/",
            env: { PATH: process.env.PATH, LC_ALL: "C" },
            detached: true, // a Ctrl-C is for us: the servers are stopped in order
            stdio: ["ignore", "ignore", "pipe"],
        });
        this.#process = started;
        started.stderr.on("data", (chunk) => {
            this.#said += String(chunk);
        });
        const stopNow = (): void => {
            started.kill(SIGNALS.immediate);
            this.thaw();
        };
        process.once("exit", stopNow);
        started.once("exit", () => process.off("exit", stopNow));
        while (!(await this.#answers())) {
            if (started.exitCode !== null || started.signalCode !== null) {
                throw new Error(`PostgreSQL did not start: ${lastComplaint(this.#said)}`);
            }
            await wait(20);
        }
    }

    /** Whether it is of use: after a recovery not before its end, and a standby as soon as it can be read. */
    async #answers(): Promise<boolean> {
        try {
            const connection = await this.connect();
            const [row] = await connection.query("SELECT pg_is_in_recovery() AS recovering");
            await connection.close();
            return row?.recovering === "f" || existsSync(join(this.data, "standby.signal"));
        } catch {
            return false; // not yet: the loop around this notices when the server has ended
        }
    }
}

/** The data of a new, empty server, with checksums on its pages and one operator, whose password `passwordFile` holds. */
export async function initialiseData(tools: PostgresTools, data: string, passwordFile: string): Promise<void> {
    own(passwordFile, tools);
    await tools.run("initdb", [
        ...["--pgdata", data, "--username", USER, "--pwfile", passwordFile],
        ...["--auth-local=trust", "--auth-host=scram-sha-256"],
        ...["--encoding=UTF8", "--locale=C", "--data-checksums", "--no-sync"],
    ]);
}

/** A folder that only the account of the servers may enter. */
export function makeFolder(folder: string, tools: PostgresTools): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    own(folder, tools);
}

function own(path: string, { account: { uid, gid } }: PostgresTools): void {
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** What the server died of; that clients came too early or too late, it says as well. */
function lastComplaint(said: string): string {
    const lines = said
        .trim()
        .split("\n")
        .filter((line) => !/FATAL: {2}the database system is /.test(line));
    return lines.findLast((line) => /(?:FATAL|PANIC|ERROR):/.test(line)) ?? lines.at(-1) ?? "it said nothing";
}

async function childrenOf(parent: number): Promise<number[]> {
    const { stdout } = await execute("ps", ["-axo", "pid=,ppid="]);
    const rows = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
    return rows.flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}
