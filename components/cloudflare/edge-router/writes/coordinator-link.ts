import type { DurableObjectNamespace } from "../runtime.ts";
import { messageOf } from "../sending/attempt.ts";
import { readWriterView, type WriterView } from "./writer-view.ts";

/** How an outbox talks to the coordinator. `log` gets a line for each call that brings nothing. */
export interface LinkOptions {
    readonly coordinator: DurableObjectNamespace;
    readonly system: string;
    readonly now: () => number;
    readonly log: (line: string) => void;
}

const renewedAfterMs = 1000;
const triedAgainAfterMs = 3000;
const timeoutMs = 2000;

/** One outbox's side of the coordinator: tells it whether writes are held, and keeps what it says about the writer. */
export class CoordinatorLink {
    readonly #options: LinkOptions;
    #view: WriterView | undefined;
    #dueAt = 0;
    #last: Promise<unknown> = Promise.resolve();

    constructor(options: LinkOptions) {
        this.#options = options;
    }

    /** What was last said about the writer, however long ago; its epoch never falls. */
    get view(): WriterView | undefined {
        return this.#view;
    }

    /** Whether what is known should be renewed. */
    isDue(now: number): boolean {
        return now >= this.#dueAt;
    }

    /** Has the next look be a new one, because an answer has shown that the view is out of date. */
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
        const { coordinator, system, now, log } = this.#options;
        try {
            const stub = coordinator.get(coordinator.idFromName(system), { locationHint: "enam" });
            const response = await stub.fetch("https://coordinator/queueing", {
                method: "POST",
                body: JSON.stringify({ shard, queueing }),
                signal: AbortSignal.timeout(timeoutMs),
            });
            const text = await response.text();
            if (!response.ok) throw new Error(`the coordinator answered ${response.status}`);
            this.#take(readWriterView(text));
            this.#dueAt = now() + renewedAfterMs;
            return true;
        } catch (error) {
            this.#dueAt = now() + triedAgainAfterMs;
            log(JSON.stringify({ event: "coordinator-silent", system, shard, message: messageOf(error) }));
            return false;
        }
    }

    #take(view: WriterView): void {
        if (this.#view === undefined || view.epoch >= this.#view.epoch) this.#view = view;
    }
}
