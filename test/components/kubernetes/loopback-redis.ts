/** A group of real Redis programs on the loopback address, run by the scripts and configurations that pods get. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
    accessList,
    GROUP,
    redisConfig,
    SECRET_FILES,
    type SentinelTimes,
    sentinelConfig,
} from "../../../components/kubernetes/redis-config.ts";
import {
    LEAVE_REDIS,
    REDIS_ALIVE,
    REDIS_READY,
    START_REDIS,
    START_SENTINEL,
} from "../../../components/kubernetes/redis-scripts.ts";

const run = promisify(execFile);
const HOST = "127.0.0.1";
const PASSWORD = "example-password";
const SCRIPTS = { START_REDIS, START_SENTINEL, REDIS_READY, REDIS_ALIVE, LEAVE_REDIS };

interface Program {
    readonly kind: "redis" | "sentinel";
    readonly port: number;
    readonly folder: string;
    process: ChildProcess | undefined;
    said: string;
}

export class LoopbackRedis {
    readonly instances: readonly Program[];
    readonly sentinels: readonly Program[];
    readonly #root: string;

    private constructor(root: string, ports: readonly number[]) {
        this.#root = root;
        const program = (kind: Program["kind"]) => (port: number) => {
            const folder = join(root, `${kind}-${port}`);
            for (const part of ["data", "run", "config"]) mkdirSync(join(folder, part), { recursive: true });
            return { kind, port, folder, process: undefined, said: "" };
        };
        this.instances = ports.slice(0, 3).map(program("redis"));
        this.sentinels = ports.slice(3).map(program("sentinel"));
    }

    static async prepare(times: SentinelTimes): Promise<LoopbackRedis> {
        const root = mkdtempSync(join(tmpdir(), "redis-"));
        const group = new LoopbackRedis(root, await freePorts(6));
        const hash = createHash("sha256").update(PASSWORD).digest("hex");
        const secrets = join(root, "secrets");
        mkdirSync(secrets);
        writeFileSync(
            join(secrets, SECRET_FILES.accessList),
            accessList({ application: hash, replication: hash, sentinel: hash }),
        );
        for (const file of [SECRET_FILES.replication, SECRET_FILES.sentinel])
            writeFileSync(join(secrets, file), PASSWORD);
        for (const [name, text] of Object.entries(SCRIPTS)) writeFileSync(join(root, name), text);
        for (const { kind, port, folder } of [...group.instances, ...group.sentinels]) {
            const place = { port, data: join(folder, "data"), secrets };
            const text = kind === "redis" ? redisConfig(place, "append-only", 64) : sentinelConfig(place, times);
            writeFileSync(join(folder, "config", `${kind}.conf`), text);
        }
        return group;
    }

    start(program: Program): void {
        const script = program.kind === "redis" ? "START_REDIS" : "START_SENTINEL";
        const child = spawn("sh", [join(this.#root, script)], { env: this.#environment(program) });
        program.process = child;
        const listen = (chunk: Buffer) => {
            program.said += chunk.toString();
        };
        child.stdout.on("data", listen);
        child.stderr.on("data", listen);
    }

    async script(name: keyof typeof SCRIPTS, program: Program): Promise<void> {
        await run("sh", [join(this.#root, name)], { env: this.#environment(program) });
    }

    /** Ends a program at once, as a lost machine does. */
    async kill(program: Program): Promise<void> {
        const child = program.process;
        if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
    }

    async stop(): Promise<void> {
        await Promise.all([...this.sentinels, ...this.instances].map((program) => this.kill(program)));
        rmSync(this.#root, { recursive: true, force: true });
    }

    /** What a command answers; the error's text when it fails. */
    async ask({ port }: Program, user: string | undefined, ...command: readonly string[]): Promise<string> {
        const options = ["-h", HOST, "-p", String(port), "--raw", ...(user === undefined ? [] : ["--user", user])];
        const env = { ...process.env, REDISCLI_AUTH: PASSWORD };
        try {
            const { stdout } = await run("redis-cli", [...options, ...command], { env, timeout: 5000 });
            return stdout.trim();
        } catch (error) {
            return String(error);
        }
    }

    async roleOf(instance: Program): Promise<string> {
        const state = await this.ask(instance, "sentinel", "INFO", "replication");
        return /^role:(\w+)/m.exec(state)?.[1] ?? "none";
    }

    /** The instance that the Sentinel names. */
    async primaryBy(sentinel: Program): Promise<Program | undefined> {
        const answer = await this.ask(sentinel, undefined, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", GROUP);
        const port = Number(answer.split("\n")[1]);
        return this.instances.find((instance) => instance.port === port);
    }

    #environment({ kind, port, folder }: Program): NodeJS.ProcessEnv {
        const addresses = (programs: readonly Program[]) =>
            programs.map((program) => `${HOST}:${program.port}`).join(" ");
        return {
            PATH: process.env.PATH,
            OWN: `${HOST}:${port}`,
            SENTINELS: addresses(this.sentinels.filter((other) => kind === "redis" || other.port !== port)),
            FIRST: addresses(this.instances.slice(0, 1)),
            GROUP,
            QUORUM: "2",
            CONFIG: join(folder, "config"),
            SECRETS: join(this.#root, "secrets"),
            DATA: join(folder, "data"),
            RUN: join(folder, "run"),
        };
    }
}

/** Calls until the answer is there; throws with what was awaited when time is up. */
export async function eventually<T>(what: string, limitMs: number, ask: () => Promise<T | undefined>): Promise<T> {
    const end = Date.now() + limitMs;
    for (;;) {
        const answer = await ask();
        if (answer !== undefined) return answer;
        if (Date.now() > end) throw new Error(`${what} did not happen within ${limitMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

async function freePorts(count: number): Promise<readonly number[]> {
    const servers = Array.from({ length: count }, () => createServer().listen(0, HOST));
    await Promise.all(servers.map((server) => once(server, "listening")));
    const ports = servers.map((server) => {
        const address = server.address();
        if (address === null || typeof address === "string") throw new Error("a port was asked for");
        return address.port;
    });
    await Promise.all(servers.map((server) => once(server.close(), "close")));
    return ports;
}
