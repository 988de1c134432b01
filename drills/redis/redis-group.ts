import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import {
    accessList,
    GROUP,
    redisConfig,
    SECRET_FILES,
    type SentinelTimes,
    sentinelConfig,
} from "../../components/kubernetes/redis-config.ts";
import {
    LEAVE_REDIS,
    REDIS_ALIVE,
    REDIS_READY,
    START_REDIS,
    START_SENTINEL,
} from "../../components/kubernetes/redis-scripts.ts";
import { eventually, type Patience } from "../programs/eventually.ts";
import { freePorts } from "../programs/ports.ts";
import { ProgramGroup } from "../programs/program-group.ts";
import type { RunningProgram } from "../programs/running-program.ts";
import { RedisClient } from "./redis-client.ts";

const run = promisify(execFile);
const HOST = "127.0.0.1";
const PASSWORD = "example-password";
const SCRIPTS = { START_REDIS, START_SENTINEL, REDIS_READY, REDIS_ALIVE, LEAVE_REDIS };
const ANSWER = 1000; // milliseconds
const MEMORY = 64; // megabytes of an instance

export interface RedisGroupOptions {
    readonly times: SentinelTimes;
    /** Default: 3. */
    readonly sentinels?: number;
    /** Sentinels that must agree. Default: 2. */
    readonly quorum?: number;
    /** Settings that differ from the rendered ones, for comparison. Default: none. */
    readonly instead?: Readonly<Record<string, string>>;
    /** The port that others use for the instance at this one. Default: the same. */
    readonly announced?: (port: number) => Promise<number>;
}

/** One Redis or Sentinel of a group. */
export interface RedisMember {
    readonly kind: "redis" | "sentinel";
    /** Where it listens. */
    readonly port: number;
    /** Where the others look for it. */
    readonly announced: number;
    readonly folder: string;
    process: RunningProgram | undefined;
}

/** Redis with Sentinels on the loopback address, run by the scripts and configurations that pods get. */
export class RedisGroup {
    readonly instances: readonly RedisMember[];
    readonly sentinels: readonly RedisMember[];
    readonly #programs: ProgramGroup;
    readonly #quorum: number;

    private constructor(programs: ProgramGroup, members: readonly RedisMember[], quorum: number) {
        this.#programs = programs;
        this.#quorum = quorum;
        this.instances = members.filter(({ kind }) => kind === "redis");
        this.sentinels = members.filter(({ kind }) => kind === "sentinel");
    }

    /** Everything that three instances and their Sentinels need; nothing is started. */
    static async prepare(options: RedisGroupOptions): Promise<RedisGroup> {
        const { sentinels = 3, quorum = 2, announced = async (port) => port } = options;
        const programs = new ProgramGroup("redis");
        const ports = await freePorts(3 + sentinels);
        const members = await Promise.all(
            ports.map(async (port, index): Promise<RedisMember> => {
                const kind = index < 3 ? "redis" : "sentinel";
                const folder = join(programs.folder, `${kind}-${port}`);
                for (const part of ["data", "run", "config"]) mkdirSync(join(folder, part), { recursive: true });
                return {
                    kind,
                    port,
                    announced: kind === "redis" ? await announced(port) : port,
                    folder,
                    process: undefined,
                };
            }),
        );
        const group = new RedisGroup(programs, members, quorum);
        group.#writeFiles(members, options);
        return group;
    }

    #writeFiles(members: readonly RedisMember[], { times, instead = {} }: RedisGroupOptions): void {
        const hash = createHash("sha256").update(PASSWORD).digest("hex");
        const secrets = this.#secrets;
        mkdirSync(secrets);
        const list = accessList({ application: hash, replication: hash, sentinel: hash });
        writeFileSync(join(secrets, SECRET_FILES.accessList), list);
        for (const file of [SECRET_FILES.replication, SECRET_FILES.sentinel])
            writeFileSync(join(secrets, file), PASSWORD);
        for (const [name, text] of Object.entries(SCRIPTS)) writeFileSync(join(this.#programs.folder, name), text);
        const last = Object.entries(instead).map(([name, value]) => `${name} ${value}\n`);
        for (const { kind, port, folder } of members) {
            const place = { port, data: join(folder, "data"), secrets };
            const text =
                kind === "redis"
                    ? redisConfig(place, "append-only", MEMORY) + last.join("")
                    : sentinelConfig(place, times);
            writeFileSync(join(folder, "config", `${kind}.conf`), text);
        }
    }

    /** Starts everybody and waits until all Sentinels know all instances and each other. */
    async startAll(signal?: AbortSignal): Promise<void> {
        for (const member of [...this.instances, ...this.sentinels]) this.start(member);
        await this.everybodyKnown({ milliseconds: 45_000, signal });
    }

    /** Sentinels learn of replicas each ten seconds: before that a failover would leave one behind. */
    async everybodyKnown(patience: Patience): Promise<void> {
        const others = this.sentinels.length - 1;
        const complete = new RegExp(`^num-slaves\n2\nnum-other-sentinels\n${others}$`, "m");
        await eventually("Sentinels that know everybody", patience, async () => {
            const ask = (sentinel: RedisMember) => this.ask(sentinel, undefined, "SENTINEL", "MASTER", GROUP);
            const answers = await Promise.all(this.sentinels.map(ask));
            return answers.every((answer) => complete.test(answer)) || undefined;
        });
    }

    start(member: RedisMember): void {
        const script = member.kind === "redis" ? "START_REDIS" : "START_SENTINEL";
        member.process = this.#programs.start("sh", [join(this.#programs.folder, script)], {
            env: this.#environment(member),
        });
    }

    /** Runs one of the pods' scripts to its end. */
    async script(name: keyof typeof SCRIPTS, member: RedisMember): Promise<void> {
        await run("sh", [join(this.#programs.folder, name)], { env: this.#environment(member) });
    }

    /** Ends a program at once, as a lost machine does. */
    async kill({ process }: RedisMember): Promise<void> {
        await process?.kill();
    }

    async stop(): Promise<void> {
        await this.#programs.close();
    }

    /** A session of the application's user, or of nobody with a Sentinel. */
    open({ kind, port }: RedisMember): Promise<RedisClient> {
        if (kind === "sentinel") return RedisClient.open({ port, timeoutMs: ANSWER });
        return RedisClient.open({
            port,
            timeoutMs: ANSWER,
            credentials: { user: "application", password: PASSWORD },
        });
    }

    /** What a command answers; the error's text when it fails. */
    async ask({ port }: RedisMember, user: string | undefined, ...command: readonly string[]): Promise<string> {
        const options = ["-h", HOST, "-p", String(port), "--raw", ...(user === undefined ? [] : ["--user", user])];
        const env = { ...process.env, REDISCLI_AUTH: PASSWORD };
        try {
            const { stdout } = await run("redis-cli", [...options, ...command], { env, timeout: 5000 });
            return stdout.trim();
        } catch (error) {
            return String(error);
        }
    }

    async roleOf(instance: RedisMember): Promise<string> {
        const state = await this.ask(instance, "sentinel", "INFO", "replication");
        return /^role:(\w+)/m.exec(state)?.[1] ?? "none";
    }

    /** The instance that the Sentinel names. */
    async primaryBy(sentinel: RedisMember): Promise<RedisMember | undefined> {
        const answer = await this.ask(sentinel, undefined, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", GROUP);
        const port = Number(answer.split("\n")[1]);
        return this.instances.find(({ announced }) => announced === port);
    }

    get #secrets(): string {
        return join(this.#programs.folder, "secrets");
    }

    #environment({ kind, port, announced, folder }: RedisMember): NodeJS.ProcessEnv {
        const addresses = (members: readonly RedisMember[]) =>
            members.map((member) => `${HOST}:${member.announced}`).join(" ");
        // An instance can wait for no more Sentinels than there are.
        const quorum = kind === "redis" ? Math.min(this.#quorum, this.sentinels.length) : this.#quorum;
        return {
            PATH: process.env.PATH,
            OWN: `${HOST}:${announced}`,
            SENTINELS: addresses(this.sentinels.filter((other) => kind === "redis" || other.port !== port)),
            FIRST: addresses(this.instances.slice(0, 1)),
            GROUP,
            QUORUM: String(quorum),
            CONFIG: join(folder, "config"),
            SECRETS: this.#secrets,
            DATA: join(folder, "data"),
            RUN: join(folder, "run"),
        };
    }
}
