import { CACHE_POLICY } from "../../stacks/systems/esta-tracker/tables.ts";
import type { Cache } from "./cache.ts";

const LIFETIME = CACHE_POLICY.layers.find(({ name }) => name === "valkey")?.timeToLive?.from.milliseconds ?? 0;

/**
 * Values of one tenant under tags. An event makes the values of its tags stale at once, by the table of the system. Each
 * tag has a generation that is part of the key: a value read before the event cannot be stored as one from after it.
 */
export class TenantCache {
    readonly #cache: Cache;
    readonly #log: (line: Readonly<Record<string, unknown>>) => void;

    constructor(cache: Cache, log: (line: Readonly<Record<string, unknown>>) => void) {
        this.#cache = cache;
        this.#log = log;
    }

    /** The cached text, or what `read` gives, which is then kept. Without a cache it is read each time. */
    async through(
        { tenant, tag, id }: { readonly tenant: string; readonly tag: string; readonly id: string },
        read: () => Promise<string | undefined>,
    ): Promise<{ readonly text: string | undefined; readonly hit: boolean }> {
        const key = await this.#quietly(async () => {
            const generation = (await this.#cache.get(generationKey(tenant, tag))) ?? "0";
            return `tenant:${tenant}:${tag}:${generation}:${id}`;
        });
        const kept = key === undefined ? undefined : await this.#quietly(() => this.#cache.get(key));
        if (kept !== undefined) return { text: kept, hit: true };
        const text = await read();
        // A tenth more or less, so that what was stored together does not expire together.
        const lifetime = Math.round(LIFETIME * (0.9 + 0.2 * Math.random()));
        if (key !== undefined && text !== undefined) void this.#quietly(() => this.#cache.set(key, text, lifetime));
        return { text, hit: false };
    }

    /** Call after the event's transaction. When the cache cannot be told, what it holds stays for its lifetime at most. */
    async tell(tenant: string, event: string): Promise<void> {
        const tags = CACHE_POLICY.invalidations.find((entry) => entry.event === event)?.tags ?? [];
        await Promise.all(tags.map((tag) => this.#quietly(() => this.#cache.increment(generationKey(tenant, tag)))));
    }

    async #quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
        try {
            return await work();
        } catch (error) {
            this.#log({ event: "cache-unreachable", message: String(error) });
            return undefined;
        }
    }
}

function generationKey(tenant: string, tag: string): string {
    return `tenant:${tenant}:${tag}:generation`;
}
