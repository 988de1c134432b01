import { join } from "node:path";
import { eventually } from "../../programs/eventually.ts";
import type { ProgramGroup } from "../../programs/program-group.ts";
import type { RunningProgram } from "../../programs/running-program.ts";
import { ALL_WELL, type WrongAnswers } from "./orders.ts";

const PROGRAM = join(import.meta.dirname, "server-process.ts");
const START = 20_000; // milliseconds

/** One server of a fleet, a process of its own that keeps its port when it is started again. */
export class FleetServer {
    readonly name: string;
    readonly port: number;
    readonly #programs: ProgramGroup;
    #process: RunningProgram | undefined;

    constructor(programs: ProgramGroup, name: string, port: number) {
        this.#programs = programs;
        this.name = name;
        this.port = port;
    }

    /** Starts it and waits until it answers. */
    async start(signal: AbortSignal): Promise<void> {
        const args = [PROGRAM, this.name, String(this.port), String(this.port)];
        const started = this.#programs.start(process.execPath, args, { listens: true });
        this.#process = started;
        await eventually(`an answer of ${this.name}`, { milliseconds: START, signal }, async () => {
            if (started.ended) throw new Error(`${this.name} did not start: ${started.said.trim()}`);
            const answer = await fetch(`http://127.0.0.1:${this.port}/health`, { keepalive: false }).catch(
                () => undefined,
            );
            return answer?.ok || undefined;
        });
    }

    answerWrongly(wrong: WrongAnswers): void {
        this.#running.tell(wrong);
    }

    answerWell(): void {
        this.#running.tell(ALL_WELL);
    }

    freeze(): void {
        this.#running.freeze();
    }

    thaw(): void {
        this.#running.thaw();
    }

    async kill(): Promise<void> {
        await this.#running.kill();
    }

    /** Ends it in order. */
    async stop(): Promise<void> {
        await this.#running.stop();
    }

    get #running(): RunningProgram {
        if (this.#process === undefined) throw new Error(`${this.name} has not been started`);
        return this.#process;
    }
}
