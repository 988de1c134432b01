import { isRecord } from "../json-record.ts";
import { sha256 } from "../memory/digest.ts";
import type { LocationCache } from "../runtime.ts";
import { freshnessOf } from "./lifetime.ts";
import type { StoredAnswer } from "./stored-answer.ts";

/** Says whose a stored answer is; checked whenever it is read. */
export const cacheTenantHeader = "x-cache-tenant";

const entryHeader = "x-cache-entry";

/** Answers with more text around them than this are not kept for the location. */
const LONGEST_ENTRY = 8192;

/**
 * The cache that all isolates of one location share. Addresses lie under a name that no client can ask for. It fails as
 * the platform does: callers take a rejection for a miss.
 */
export class LocationStore {
    readonly #cache: LocationCache;
    readonly #system: string;

    constructor(cache: LocationCache, system: string) {
        this.#cache = cache;
        this.#system = system;
    }

    async get(key: string): Promise<StoredAnswer | undefined> {
        const found = await this.#cache.match(await this.#address(key));
        if (found === undefined) return undefined;
        const head: unknown = JSON.parse(decodeURIComponent(found.headers.get(entryHeader) ?? "null"));
        const tenant = decodeURIComponent(found.headers.get(cacheTenantHeader) ?? "");
        return entryOf(head, tenant, await found.arrayBuffer());
    }

    async put(key: string, answer: StoredAnswer, now: number): Promise<void> {
        const { tenant, status, headers, body, lifetime } = answer;
        const entry = encodeURIComponent(JSON.stringify({ status, headers, lifetime }));
        if (entry.length > LONGEST_ENTRY || freshnessOf(lifetime, now) === "ended") return;
        const stored = new Response(body, {
            headers: {
                "cache-control": `public, max-age=${Math.ceil((lifetime.endsAt - now) / 1000)}`,
                "content-type": "application/octet-stream",
                [cacheTenantHeader]: encodeURIComponent(tenant),
                [entryHeader]: entry,
            },
        });
        await this.#cache.put(await this.#address(key), stored);
    }

    async delete(key: string): Promise<void> {
        await this.#cache.delete(await this.#address(key));
    }

    async #address(key: string): Promise<string> {
        return `https://${this.#system}.cache.invalid/${await sha256(key)}`;
    }
}

function entryOf(head: unknown, tenant: string, body: ArrayBuffer): StoredAnswer | undefined {
    if (!isRecord(head) || !isRecord(head.lifetime) || typeof head.status !== "number") return undefined;
    const { storedAt, ageingAt, staleAt, endsAt } = head.lifetime;
    if (![storedAt, ageingAt, staleAt, endsAt].every((time) => typeof time === "number")) return undefined;
    const lifetime = {
        storedAt: Number(storedAt),
        ageingAt: Number(ageingAt),
        staleAt: Number(staleAt),
        endsAt: Number(endsAt),
    };
    const headers = Array.isArray(head.headers) ? head.headers.flatMap(headerOf) : [];
    return { tenant, status: head.status, headers, body, lifetime };
}

function headerOf(value: unknown): (readonly [string, string])[] {
    const [name, text]: readonly unknown[] = Array.isArray(value) ? value : [];
    return typeof name === "string" && typeof text === "string" ? [[name, text]] : [];
}
