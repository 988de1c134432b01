import { join } from "node:path";
import { eventually } from "../programs/eventually.ts";
import type { ProgramGroup } from "../programs/program-group.ts";
import type { RunningProgram } from "../programs/running-program.ts";

const MAIN = join(import.meta.dirname, "../origin/main.ts");
const PATIENCE = 20_000; // milliseconds

/** A request as an instance of the origin has logged it; `at` is wall-clock time in milliseconds. */
export interface OriginRequest {
    readonly region: string;
    readonly at: number;
    readonly id: string | undefined;
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly retry: boolean;
}

/** One instance of the reference origin, as a process of its own; it keeps its port when it is started again. */
export class OriginProcess {
    readonly region: string;
    readonly requests: OriginRequest[] = [];
    readonly #group: ProgramGroup;
    readonly #environment: NodeJS.ProcessEnv;
    #program: RunningProgram | undefined;
    #port = 0;

    constructor(group: ProgramGroup, region: string, environment: NodeJS.ProcessEnv) {
        this.#group = group;
        this.region = region;
        this.#environment = environment;
    }

    get port(): number {
        return this.#port;
    }

    /** Starts it and waits until it listens. */
    async start(): Promise<void> {
        let listening = false;
        const program = this.#group.start(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], {
            env: { PATH: process.env.PATH, ...this.#environment, REGION: this.region, PORT: String(this.#port) },
            onLine: (text) => {
                const line = JSON.parse(text);
                if (line.event === "request") this.requests.push({ region: this.region, ...line });
                if (line.event !== "listening") return;
                this.#port = line.port;
                listening = true;
            },
        });
        this.#program = program;
        await eventually("the origin's start", { milliseconds: PATIENCE }, () => {
            if (program.ended) throw new Error(`the origin did not start: ${program.said.trim()}`);
            return listening ? true : undefined;
        });
    }

    /** Gone in one moment; connections to it are refused. */
    async kill(): Promise<void> {
        await this.#program?.kill();
    }

    /** Stands still: connections are accepted by the kernel, and nothing answers. */
    freeze(): void {
        this.#program?.freeze();
    }

    thaw(): void {
        this.#program?.thaw();
    }

    /** Ends in order; the exit code is 0 when nothing was cut off. */
    async stop(): Promise<number | undefined> {
        await this.#program?.stop();
        return this.#program?.exitCode;
    }
}
