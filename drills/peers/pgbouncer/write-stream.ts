import { setTimeout as wait } from "node:timers/promises";
import { DATABASE } from "../../../stacks/systems/hire-me-bahamas/tables.ts";
import { Connection } from "../../postgres/connection.ts";
import { HOST, USER } from "./rendered.ts";

const TICK = 2; // milliseconds between two looks at the schedule

/** What became of one write. Times are milliseconds of this process's `performance.now()`. */
export interface StreamedWrite {
    readonly key: string;
    readonly sentAt: number;
    readonly endedAt: number;
    /** Until the pool had let a new connection in; 0 on a connection that was there. */
    readonly login: number;
    /** From the statement until its answer; 0 where none was sent. */
    readonly answer: number;
    readonly outcome: "confirmed" | "failed" | "unanswered";
    /** What the client was told, where the write failed. */
    readonly told: string;
}

export interface StreamOptions {
    readonly port: number;
    /** Writes a second. */
    readonly rate: number;
    /** A write without an answer after this many milliseconds is given up as unanswered. */
    readonly patience: number;
}

/**
 * Clients of a pod's pool: single writes on a fixed schedule, whatever has become of earlier ones, each a transaction with
 * a key of its own. A write takes a connection that is idle, or opens one; none is repeated.
 */
export class WriteStream {
    readonly #options: StreamOptions;
    readonly #idle: Connection[] = [];
    /** With the port of the pool that each belongs to. */
    readonly #open = new Map<Connection, number>();
    readonly #writes: Promise<StreamedWrite>[] = [];
    readonly #ending = new AbortController();
    readonly #over: Promise<void>;
    #lastConfirmed = 0;
    #port: number;

    constructor(options: StreamOptions) {
        this.#options = options;
        this.#port = options.port;
        this.#over = this.#send();
    }

    /** When a write was confirmed last; 0 before the first. */
    get lastConfirmed(): number {
        return this.#lastConfirmed;
    }

    /** New writes go to another pool; those under way stay where they are. */
    moveTo(port: number): void {
        this.#port = port;
    }

    /** Sends nothing more, and returns every write when all of them have ended, as they do within the patience. */
    async stop(): Promise<readonly StreamedWrite[]> {
        this.#ending.abort();
        await this.#over;
        return Promise.all(this.#writes);
    }

    /** Gives up what is under way, and all connections. */
    async close(): Promise<void> {
        this.#ending.abort();
        await this.#over;
        for (const connection of this.#open.keys()) connection.drop("the clients are ending");
    }

    async #send(): Promise<void> {
        const start = performance.now();
        const { signal } = this.#ending;
        while (!signal.aborted) {
            const due = ((performance.now() - start) * this.#options.rate) / 1000;
            while (this.#writes.length < due) this.#writes.push(this.#write(`w${this.#writes.length}`));
            await wait(TICK);
        }
    }

    async #write(key: string): Promise<StreamedWrite> {
        const sentAt = performance.now();
        const giveUp = AbortSignal.timeout(this.#options.patience);
        let login = 0;
        let asked: number | undefined;
        const ended = (outcome: StreamedWrite["outcome"], told = ""): StreamedWrite => {
            const endedAt = performance.now();
            if (outcome === "confirmed") this.#lastConfirmed = endedAt;
            return { key, sentAt, endedAt, login, answer: asked === undefined ? 0 : endedAt - asked, outcome, told };
        };
        try {
            const { connection, isNew } = await this.#take(giveUp);
            asked = performance.now();
            if (isNew) login = asked - sentAt;
            await this.#insert(connection, key, giveUp);
            return ended("confirmed");
        } catch (error) {
            if (asked === undefined) login = performance.now() - sentAt;
            return ended(
                giveUp.aborted ? "unanswered" : "failed",
                error instanceof Error ? error.message : String(error),
            );
        }
    }

    async #insert(connection: Connection, key: string, giveUp: AbortSignal): Promise<void> {
        const drop = (): void => connection.drop("no answer in time");
        giveUp.addEventListener("abort", drop, { once: true });
        try {
            await connection.query("INSERT INTO writes (key) VALUES ($1)", [key]);
        } finally {
            giveUp.removeEventListener("abort", drop);
            this.#idle.push(connection);
        }
    }

    async #take(giveUp: AbortSignal): Promise<{ readonly connection: Connection; readonly isNew: boolean }> {
        for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
            if (!idle.ended && this.#open.get(idle) === this.#port) return { connection: idle, isNew: false };
            idle.drop("it is of no use any more");
            this.#open.delete(idle);
        }
        const login = { user: USER, database: DATABASE };
        const port = this.#port;
        const connection = await Connection.open({ host: HOST, port }, login, giveUp);
        this.#open.set(connection, port);
        return { connection, isNew: true };
    }
}
