import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const LAST_WORDS = 20; // lines that are kept of what a program says

export interface ChildOptions {
    readonly environment?: NodeJS.ProcessEnv;
    /** Told of each line that it prints. */
    readonly onLine?: (line: string) => void;
    /** Told of each line that it writes to descriptor 3; without it there is no such descriptor. */
    readonly onControl?: (line: string) => void;
}

/** A program that runs beside this one. It ends with this process at the latest, also when it stands still. */
export class Child {
    readonly #process: ChildProcess;
    readonly #name: string;
    readonly #said: string[] = [];
    readonly #kill = (): void => {
        this.#process.kill("SIGKILL");
    };

    constructor(command: string, args: readonly string[], { environment, onLine, onControl }: ChildOptions = {}) {
        this.#name = command.split("/").at(-1) ?? command;
        this.#process = spawn(command, args, {
            cwd: "/",
            env: { PATH: process.env.PATH, ...environment },
            detached: true, // a Ctrl-C is for us: programs are stopped in order
            stdio: ["ignore", "pipe", "pipe", onControl === undefined ? "ignore" : "pipe"],
        });
        const [, output, errors, control] = this.#process.stdio;
        const listen = (stream: unknown, take: (line: string) => void): void => {
            if (isReadable(stream)) createInterface({ input: stream }).on("line", take);
        };
        listen(output, (line) => {
            this.#remember(line);
            onLine?.(line);
        });
        listen(errors, (line) => this.#remember(line));
        if (onControl !== undefined) listen(control, onControl);
        this.#process.on("error", (error) => this.#remember(error.message));
        process.once("exit", this.#kill);
        this.#process.once("exit", () => process.off("exit", this.#kill));
    }

    get running(): boolean {
        return this.#process.pid !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
    }

    signal(signal: NodeJS.Signals): void {
        this.#process.kill(signal);
    }

    /** Resolves with its exit code, null after a signal, once `signal` has ended it. */
    async end(signal: NodeJS.Signals): Promise<number | null> {
        if (this.running) {
            const ended = once(this.#process, "exit");
            this.#process.kill(signal);
            await ended;
        }
        return this.#process.exitCode;
    }

    /** Throws with the program's last words when it is not running. */
    assertRunning(): void {
        if (!this.running) throw new Error(`${this.#name} has ended: ${this.#said.join(" | ") || "it said nothing"}`);
    }

    #remember(line: string): void {
        this.#said.push(line);
        if (this.#said.length > LAST_WORDS) this.#said.shift();
    }
}

function isReadable(stream: unknown): stream is Readable {
    return typeof stream === "object" && stream !== null && "on" in stream && "pipe" in stream;
}
