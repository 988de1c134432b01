import { RedisClient } from "../redis/redis-client.ts";
import { delayAfter, RECONNECT } from "./backoff.ts";
import type { OriginSettings } from "./settings.ts";

const LIMIT = 200; // milliseconds: a cache that is slower than the database is of no use

/**
 * One connection to Redis that all requests share. A lost one is opened anew when somebody asks, after growing, random
 * pauses; meanwhile everything rejects at once, and the origin goes on without it.
 */
export class Cache {
    readonly #place: OriginSettings["cache"];
    readonly #now: () => number;
    #client: RedisClient | undefined;
    #opening: Promise<RedisClient> | undefined;
    #failures = 0;
    #notBefore = Number.NEGATIVE_INFINITY;

    /** `now` is a monotonic clock in milliseconds. */
    constructor(place: OriginSettings["cache"], now: () => number) {
        this.#place = place;
        this.#now = now;
    }

    /** Undefined when there is no such key. Rejects when the cache cannot be asked: go on without it. */
    async get(key: string): Promise<string | undefined> {
        const reply = await this.#ask("GET", key);
        return typeof reply === "string" ? reply : undefined;
    }

    async set(key: string, value: string, lifetimeMs: number): Promise<void> {
        await this.#ask("SET", key, value, "PX", String(lifetimeMs));
    }

    /** Counts one up, from nothing: 1. */
    async increment(key: string): Promise<void> {
        await this.#ask("INCR", key);
    }

    async ping(): Promise<void> {
        await this.#ask("PING");
    }

    close(): void {
        this.#client?.close();
    }

    async #ask(...words: readonly string[]) {
        if (this.#client === undefined || this.#client.ended) this.#client = await this.#open();
        return this.#client.command(...words);
    }

    #open(): Promise<RedisClient> {
        if (this.#opening === undefined && this.#now() < this.#notBefore)
            return Promise.reject(new Error("the cache is not connected"));
        this.#opening ??= RedisClient.open({ ...this.#place, timeoutMs: LIMIT })
            .then((client) => {
                this.#failures = 0;
                return client;
            })
            .catch((error: unknown) => {
                this.#failures++;
                this.#notBefore = this.#now() + delayAfter(RECONNECT, this.#failures, Math.random());
                throw error;
            })
            .finally(() => {
                this.#opening = undefined;
            });
        return this.#opening;
    }
}
