import { join } from "node:path";
import { Child } from "../processes/child.ts";
import { until } from "../processes/until.ts";

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
    readonly #environment: NodeJS.ProcessEnv;
    #child: Child | undefined;
    #port = 0;

    constructor(region: string, environment: NodeJS.ProcessEnv) {
        this.region = region;
        this.#environment = environment;
    }

    get port(): number {
        return this.#port;
    }

    async start(): Promise<void> {
        let listening = false;
        const environment = { ...this.#environment, REGION: this.region, PORT: String(this.#port) };
        const child = new Child(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], {
            environment,
            onLine: (text) => {
                const line = JSON.parse(text);
                if (line.event === "request") this.requests.push({ region: this.region, ...line });
                if (line.event !== "listening") return;
                this.#port = line.port;
                listening = true;
            },
        });
        this.#child = child;
        await until("the origin's start", { milliseconds: PATIENCE }, () => {
            child.assertRunning();
            return listening ? true : undefined;
        });
    }

    /** Gone in one moment; connections to it are refused. */
    async kill(): Promise<void> {
        await this.#child?.end("SIGKILL");
    }

    /** Stands still: connections are accepted by the kernel, and nothing answers. */
    freeze(): void {
        this.#child?.signal("SIGSTOP");
    }

    thaw(): void {
        this.#child?.signal("SIGCONT");
    }

    /** Ends in order; the exit code is 0 when nothing was cut off. */
    async stop(): Promise<number | null> {
        this.thaw();
        return (await this.#child?.end("SIGTERM")) ?? null;
    }
}
