import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const LAST_WORDS = 64 * 1024; // characters of what a program said that are kept
const PATIENCE = 15_000; // in milliseconds, for an end in order

export interface ProgramOptions extends Pick<SpawnOptions, "cwd" | "env" | "uid" | "gid"> {
    /** A Node program that listens to `tell`. Default: false. */
    readonly listens?: boolean;
    /** Told of each line of its standard output, as it comes. */
    readonly onLine?: (line: string) => void;
}

/** A real program, and what can happen to it. */
export class RunningProgram {
    readonly #child: ChildProcess;
    readonly #name: string;
    #said = "";
    #isGone = false;

    constructor(path: string, args: readonly string[], { listens = false, onLine, ...options }: ProgramOptions) {
        this.#name = path;
        // Detached: a Ctrl-C is for us, and the programs are stopped in order.
        this.#child = spawn(path, args, {
            ...options,
            detached: true,
            stdio: ["ignore", "pipe", "pipe", ...(listens ? (["ipc"] as const) : [])],
        });
        const listen = (chunk: unknown): void => {
            this.#said = (this.#said + String(chunk)).slice(-LAST_WORDS);
        };
        this.#child.stdout?.on("data", listen);
        this.#child.stderr?.on("data", listen);
        this.#child.on("error", listen);
        this.#child.on("exit", () => this.killNow()); // what it leaves behind, before its number is somebody else's
        if (onLine !== undefined && this.#child.stdout !== null)
            createInterface({ input: this.#child.stdout }).on("line", onLine);
    }

    /** What it has written to its output, at most the last 64 KiB. */
    get said(): string {
        return this.#said;
    }

    /** Undefined while it runs, and when a signal has ended it. */
    get exitCode(): number | undefined {
        return this.#child.exitCode ?? undefined;
    }

    get ended(): boolean {
        return this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null;
    }

    /** Throws where the program does not listen. */
    tell(message: object): void {
        this.#child.send(message);
    }

    /** Stops it in the middle of what it does, as a machine that hangs: its connections stay. */
    freeze(): void {
        this.#child.kill("SIGSTOP");
    }

    thaw(): void {
        this.#child.kill("SIGCONT");
    }

    /** Ends it and all that it has started at once, as a lost machine does. */
    async kill(): Promise<void> {
        const ended = this.ended ? undefined : once(this.#child, "exit");
        this.killNow();
        await ended;
    }

    /** Ends it in order; what does not end within 15 s is killed and reported. */
    async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
        if (this.ended) return;
        const late = setTimeout(() => this.killNow(), PATIENCE);
        const ended = once(this.#child, "exit");
        this.#child.kill(signal);
        await ended;
        clearTimeout(late);
        if (this.#child.signalCode === "SIGKILL" && signal !== "SIGKILL")
            throw new Error(`${this.#name} did not end within ${PATIENCE} ms of ${signal}: ${this.#said.trim()}`);
    }

    /** As `kill`, for the end of this process, which waits for nobody. */
    killNow(): void {
        const { pid } = this.#child;
        if (pid === undefined || this.#isGone) return;
        try {
            process.kill(-pid, "SIGKILL"); // the group: NGINX's workers outlive a master that was killed
        } catch (error) {
            if (!isMissing(error)) throw error;
        }
        this.#isGone = this.ended;
    }
}

function isMissing(error: unknown): boolean {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
}
