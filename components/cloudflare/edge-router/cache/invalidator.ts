import { messageOf } from "../sending/attempt.ts";
import type { CacheConfig } from "./config.ts";
import {
    confirmed,
    generationsOf,
    invalidated,
    type KnownGenerations,
    nonePending,
    type PendingInvalidations,
    telling,
} from "./generations.ts";
import { type DoneWrite, isInvalidating, slotsOfWrite } from "./tags.ts";

/** How invalidations get around. */
export interface InvalidatorOptions {
    readonly system: string;
    readonly config: CacheConfig;
    readonly log: (line: string) => void;
    /** What the last snapshot says; undefined while there is none. */
    readonly known: () => KnownGenerations;
    /**
     * Raises the generations of slots for all isolates, and resolves once the snapshot that says so is held here.
     * Absent: every isolate is alone, and the others serve what they have until its time is over.
     */
    readonly tell?: (slots: readonly number[]) => Promise<void>;
}

const RETRY_AFTER_MS = [100, 1000];

/** The generations as one isolate sees them: the coordinator's, and its own invalidations at once. */
export class Invalidator {
    readonly #options: InvalidatorOptions;
    #pending: PendingInvalidations;

    constructor(options: InvalidatorOptions) {
        this.#options = options;
        this.#pending = nonePending(crypto.randomUUID());
    }

    generations(slots: readonly number[]): readonly string[] {
        return generationsOf(slots, this.#options.known(), this.#pending);
    }

    /** Makes old what a write has changed, here at once; what it returns, if anything, tells everybody else. */
    after(write: DoneWrite): Promise<void> | undefined {
        const { system, config, log } = this.#options;
        if (write.tenant === undefined && isInvalidating(config, write)) {
            log(JSON.stringify({ event: "invalidation-without-tenant", system, method: write.method }));
        }
        const slots = slotsOfWrite(config, write);
        if (slots.length === 0) return undefined;
        this.#pending = invalidated(this.#pending, slots);
        return this.#tell();
    }

    /** Tells all that is pending, so that what could not be told before is told with the next write. Never rejects. */
    async #tell(): Promise<void> {
        const { system, log, tell } = this.#options;
        if (tell === undefined) return;
        const told = telling(this.#pending);
        for (const waitMs of [...RETRY_AFTER_MS, undefined]) {
            try {
                await tell(told.slots);
                this.#pending = confirmed(this.#pending, told);
                return;
            } catch (error) {
                if (waitMs === undefined) {
                    log(JSON.stringify({ event: "invalidation-not-told", system, message: messageOf(error) }));
                    return;
                }
                await new Promise((resolve) => setTimeout(resolve, waitMs));
            }
        }
    }
}

/** Whether a write with this status may have changed something: all but what the client is told was refused. */
export function mayHaveHappened(status: number): boolean {
    return status < 400 || status >= 500;
}
