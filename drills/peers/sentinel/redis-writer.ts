import { setTimeout as wait } from "node:timers/promises";
import type { RedisClient } from "../../redis/redis-client.ts";
import type { RedisGroup, RedisMember } from "../../redis/redis-group.ts";

const PAUSE = 3; // milliseconds between two writes
const RETRY = 20;
/** A client that follows the Sentinels asks them again so often, in milliseconds. */
const ASK_AGAIN = 1000;

/** A write that a Redis has confirmed, and when its client heard of it, in milliseconds of this process's clock. */
export interface AcknowledgedKey {
    readonly key: string;
    readonly at: number;
}

/** Where the next writes go. Throws while there is nobody to write to. */
type Finder = () => Promise<RedisClient>;

/** Asks the Sentinels, and the instance that they name for its role, as the documentation asks of clients. */
export function followingSentinels(group: RedisGroup): Finder {
    return async () => {
        for (const sentinel of group.sentinels) {
            const primary = await group.primaryBy(sentinel);
            if (primary === undefined) continue;
            const client = await group.open(primary);
            const role = await client.command("ROLE");
            if (Array.isArray(role) && role[0] === "master") return client;
            client.close();
        }
        throw new Error("no Sentinel names a primary that is one");
    };
}

/** Goes on with one instance, whatever the others have decided: a client on the same side of a partition. */
export function stayingWith(group: RedisGroup, member: RedisMember): Finder {
    return () => group.open(member);
}

/** Writes a new key every few milliseconds, and remembers what was confirmed. */
export class RedisWriter {
    readonly acknowledged: AcknowledgedKey[] = [];
    /** What the last failed write was told. */
    lastRefusal = "";
    readonly #find: Finder;
    readonly #name: string;
    readonly #over: Promise<void>;
    #stopped = false;
    #next = 1;

    constructor(name: string, find: Finder) {
        this.#name = name;
        this.#find = find;
        this.#over = this.#write();
    }

    async stop(): Promise<void> {
        this.#stopped = true;
        await this.#over;
    }

    async #write(): Promise<void> {
        while (!this.#stopped) {
            let client: RedisClient | undefined;
            try {
                client = await this.#find();
                await this.#writeWith(client, performance.now() + ASK_AGAIN);
            } catch (error) {
                this.lastRefusal = error instanceof Error ? error.message : String(error);
                await wait(RETRY);
            } finally {
                client?.close();
            }
        }
    }

    async #writeWith(client: RedisClient, until: number): Promise<void> {
        while (!this.#stopped && performance.now() < until) {
            const key = `${this.#name}:${this.#next++}`;
            await client.command("SET", key, key);
            this.acknowledged.push({ key, at: performance.now() });
            await wait(PAUSE);
        }
    }
}
