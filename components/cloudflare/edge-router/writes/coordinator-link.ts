import type { CoordinatorClient } from "../coordination/coordinator-client.ts";
import type { Snapshot } from "../coordination/snapshot.ts";
import { messageOf } from "../sending/attempt.ts";

/** How an outbox talks to the coordinator. `log` gets a line when it cannot be reached, and one when it can again. */
export interface LinkOptions {
    readonly client: CoordinatorClient;
    readonly now: () => number;
    readonly log: (event: Readonly<Record<string, unknown>>) => void;
}

const renewedAfterMs = 1000;
const triedAgainAfterMs = 3000;

/** One outbox's side of the coordinator: tells it whether writes are held, and keeps what it says about the writer. */
export class CoordinatorLink {
    readonly #options: LinkOptions;
    #snapshot: Snapshot | undefined;
    #dueAt = 0;
    #reachable = true;
    #last: Promise<unknown> = Promise.resolve();

    constructor(options: LinkOptions) {
        this.#options = options;
    }

    /** What was said last, however long ago; undefined before anything was. */
    get snapshot(): Snapshot | undefined {
        return this.#snapshot;
    }

    /** Whether what is known should be renewed. */
    isDue(now: number): boolean {
        return now >= this.#dueAt;
    }

    /** Has what is known renewed with the next look, because an answer has shown that it is out of date. */
    expire(): void {
        this.#dueAt = 0;
    }

    /** Says whether the shard holds writes, and takes in the snapshot that comes back; false when nobody answered. */
    async tell(shard: number, queueing: boolean): Promise<boolean> {
        // One after the other, so that an old word never comes after a newer one.
        const told = this.#last.then(() => this.#call(shard, queueing));
        this.#last = told;
        return told;
    }

    async #call(shard: number, queueing: boolean): Promise<boolean> {
        const { client, now } = this.#options;
        try {
            const snapshot = await client.ask("/queueing", { shard, queueing });
            if (this.#snapshot === undefined || snapshot.at > this.#snapshot.at) this.#snapshot = snapshot;
            this.#dueAt = now() + renewedAfterMs;
            this.#became(true, "");
            return true;
        } catch (error) {
            this.#dueAt = now() + triedAgainAfterMs;
            this.#became(false, messageOf(error));
            return false;
        }
    }

    #became(reachable: boolean, message: string): void {
        if (reachable === this.#reachable) return;
        this.#reachable = reachable;
        this.#options.log({ event: reachable ? "coordinator-reached" : "coordinator-unreachable", message });
    }
}
