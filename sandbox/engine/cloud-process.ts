import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { Refusal } from "./refusal.ts";

const opened = z.object({ ports: z.string() });
const closed = z.object({ finished: z.literal(true), resources: z.number() });
const failed = z.object({ failed: z.string() });
const startLimit = 30_000;

export interface CloudOptions {
    readonly store: string;
    /** Lets protected resources of the simulated clouds be deleted in this run. */
    readonly liftProtection: boolean;
    /** What to do about a damaged store. */
    readonly remedy: string;
}

/** The process that holds every simulated cloud during one run. Its store is saved by `finish` and by nothing else. */
export class CloudProcess {
    readonly #child: ChildProcess;
    readonly #complaints: string[] = [];
    #ended: string | undefined;

    constructor(script: string, { store, ...options }: CloudOptions, environment: Readonly<Record<string, string>>) {
        // A process group of its own: a terminal's Ctrl-C must not end it before the engine has.
        this.#child = fork(script, { detached: true, env: environment, stdio: ["ignore", "ignore", "pipe", "ipc"] });
        this.#child.stderr?.on("data", (text) => this.#complaints.push(String(text)));
        this.#child.once("exit", (code, signal) => {
            this.#ended = `${signal ?? `exit code ${code}`} ${this.#complaints.join("")}`.trim();
        });
        this.#child.once("error", (error) => this.#complaints.push(error.message));
        this.#child.send({ store, ...options });
    }

    /** Where the clouds listen, in the form that the engine reads: `gcp:1234,aws:1235`. */
    async ports(): Promise<string> {
        return (await this.#next(opened, "start")).ports;
    }

    /** Saves and closes the store and ends the process; returns the number of resources that the clouds hold. */
    async finish(): Promise<number> {
        const reply = this.#next(closed, "save their store");
        this.#child.send({ finish: true });
        const { resources } = await reply;
        while (this.#ended === undefined) await wait(5);
        return resources;
    }

    /** Ends the process without saving anything. */
    kill(): void {
        if (this.#ended === undefined) this.#child.kill("SIGKILL");
    }

    #next<T>(schema: z.ZodType<T>, what: string): Promise<T> {
        return new Promise((resolve, reject) => {
            const fail = (): void => {
                clearTimeout(timer);
                const reason = this.#ended ?? "no answer";
                reject(
                    new Refusal(`the simulated clouds could not ${what} and nothing of this run is kept: ${reason}`),
                );
            };
            const timer = setTimeout(fail, startLimit);
            const settle = (message: unknown): void => {
                const failure = failed.safeParse(message);
                if (failure.success) {
                    this.#ended = failure.data.failed;
                    fail();
                    return;
                }
                const parsed = schema.safeParse(message);
                if (!parsed.success) return;
                clearTimeout(timer);
                this.#child.off("message", settle).off("close", fail);
                resolve(parsed.data);
            };
            this.#child.on("message", settle).once("close", fail);
            if (this.#ended !== undefined) fail();
        });
    }
}
