import type { LocationCache } from "../runtime.ts";
import type { Snapshot } from "./snapshot.ts";
import { readSnapshot } from "./snapshot-reader.ts";

const askedAtHeader = "x-asked-at";

/** A snapshot and when it was asked for: its age counts from then, whoever asked. */
export interface Asked {
    readonly snapshot: Snapshot;
    readonly askedAt: number;
}

/** The snapshot that the isolates of one location share, so that a location asks the coordinator once a second. */
export class LocationSnapshots {
    readonly #cache: LocationCache;
    readonly #url: string;
    readonly #ageMs: number;

    constructor(cache: LocationCache, system: string, ageMs: number) {
        this.#cache = cache;
        this.#url = `https://${system}.coordinator.invalid/snapshot`;
        this.#ageMs = ageMs;
    }

    /** The shared snapshot if it is young enough. */
    async read(now: number): Promise<Asked | undefined> {
        const stored = await this.#cache.match(this.#url);
        if (stored === undefined) return undefined;
        const askedAt = Number(stored.headers.get(askedAtHeader) ?? Number.NaN);
        const snapshot = readSnapshot(await stored.json());
        const age = now - askedAt;
        return age >= 0 && age < this.#ageMs ? { snapshot, askedAt } : undefined;
    }

    /** Shares a snapshot; the cache knows whole seconds only. */
    async write({ snapshot, askedAt }: Asked): Promise<void> {
        const headers = {
            "content-type": "application/json",
            "cache-control": `max-age=${Math.ceil(this.#ageMs / 1000)}`,
            [askedAtHeader]: String(askedAt),
        };
        await this.#cache.put(this.#url, new Response(JSON.stringify(snapshot), { headers }));
    }
}
