import { LeastRecentlyUsed } from "../memory/least-recently-used.ts";
import { noAnswer } from "../problem.ts";
import type { LocationCache } from "../runtime.ts";
import { messageOf } from "../sending/attempt.ts";
import type { InBackground } from "../sending/forwarder.ts";
import type { CacheConfig } from "./config.ts";
import { Flights } from "./flights.ts";
import { freshnessOf, lifetimeOf } from "./lifetime.ts";
import { LocationStore } from "./location-store.ts";
import { keyOf, type Question } from "./question.ts";
import { type StoredAnswer, served, storedAnswer, weightOf } from "./stored-answer.ts";
import { allowedSeconds } from "./storing-policy.ts";
import { wholeBody } from "./whole-body.ts";

/** What the cache takes from its surroundings. */
export interface CacheSurroundings {
    readonly now: () => number;
    readonly log: (line: string) => void;
    /** A number from 0 to below 1, another one each time. */
    readonly chance: () => number;
    /** The generations of a question's tags as they are known now. */
    readonly generations: (slots: readonly number[]) => readonly string[];
    /** Absent: answers are kept in the isolate alone. */
    readonly location?: LocationCache;
}

/** Brings an answer from an origin. */
export type Ask = (request: Request) => Promise<Response>;

/** One request's way through the cache. */
interface Lookup {
    readonly question: Question;
    readonly ask: Ask;
    readonly inBackground: InBackground;
    /** The client's own request: what it already has, and whether it wants a body. */
    readonly request: Request;
}

/** Answers of one isolate, above those of its location. */
export class ResponseCache {
    readonly #system: string;
    readonly #config: CacheConfig;
    readonly #around: CacheSurroundings;
    readonly #memory: LeastRecentlyUsed<StoredAnswer>;
    readonly #location: LocationStore | undefined;
    readonly #flights: Flights;

    /** Whoever waits for another's fetch waits `patienceMs` at most. */
    constructor(system: string, config: CacheConfig, around: CacheSurroundings, patienceMs: number) {
        this.#system = system;
        this.#config = config;
        this.#around = around;
        const { entries, bytes } = config.bounds;
        this.#memory = new LeastRecentlyUsed({ entries, weight: bytes }, weightOf);
        this.#location = around.location === undefined ? undefined : new LocationStore(around.location, system);
        this.#flights = new Flights(patienceMs, around.now);
    }

    /** Answers a question; undefined for a HEAD without a fresh answer, which is then nobody's business but the origin's. */
    async answer(lookup: Lookup): Promise<Response | undefined> {
        const { question, request } = lookup;
        // The generations are taken before anything is asked: what was asked for before a write is not found after it.
        const key = this.#keyOf(question);
        const found = await this.#find(key, question.tenant);
        const usable = this.#servedIfUsable(found, request);
        if (usable !== undefined) {
            if (found !== undefined && this.#freshness(found) === "ageing") this.#renew(key, lookup);
            return usable;
        }
        if (request.method === "HEAD") return undefined;
        const land = this.#flights.start(key);
        if (land === undefined) return this.#answerAfterFlight(key, lookup);
        try {
            return await this.#fetched(key, found, lookup);
        } finally {
            land();
        }
    }

    async #answerAfterFlight(key: string, lookup: Lookup): Promise<Response> {
        const { question, request } = lookup;
        await this.#flights.over(key);
        const keyNow = this.#keyOf(question);
        const found = await this.#find(keyNow, question.tenant);
        return this.#servedIfUsable(found, request) ?? this.#fetched(keyNow, found, lookup);
    }

    #renew(key: string, lookup: Lookup): void {
        const land = this.#flights.start(key);
        if (land !== undefined) lookup.inBackground(this.#renewed(key, lookup).finally(land));
    }

    async #renewed(key: string, lookup: Lookup): Promise<void> {
        const response = await this.#asked(key, lookup);
        await response.body?.cancel();
    }

    /** From the origin; or, when it has no good answer, the old one if that may still be served. */
    async #fetched(key: string, old: StoredAnswer | undefined, lookup: Lookup): Promise<Response> {
        const { question, request, inBackground } = lookup;
        const response = await this.#asked(key, lookup);
        // An invalidation on the way changes the key: then the old answer is wrong, not merely old.
        const isOldGood = old !== undefined && this.#freshness(old) !== "ended" && this.#keyOf(question) === key;
        if (response.status < 500 || !isOldGood) return response;
        if (response.body !== null) inBackground(response.body.cancel());
        return served(old, "stale", request, this.#around.now());
    }

    async #asked(key: string, { question, ask, request, inBackground }: Lookup): Promise<Response> {
        const { route, tenant } = question;
        const askedAt = this.#around.now();
        const response = await ask(question.request);
        const allowed = allowedSeconds(route, response);
        const { largestEntry } = this.#config.bounds;
        if (allowed === undefined || Number(response.headers.get("content-length") ?? 0) > largestEntry)
            return response;
        try {
            const body = await wholeBody(response, largestEntry);
            if (body.kind === "too-large") return new Response(body.body, response);
            const lifetime = lifetimeOf(route, allowed, this.#around.chance(), askedAt);
            const answer = storedAnswer(tenant, response, body.bytes, lifetime);
            this.#memory.set(key, answer);
            if (this.#location !== undefined) inBackground(this.#putInLocation(this.#location, key, answer));
            return served(answer, "miss", request, this.#around.now());
        } catch (error) {
            return noAnswer({ kind: "no-connection", message: messageOf(error) }, "the origin");
        }
    }

    #servedIfUsable(found: StoredAnswer | undefined, request: Request): Response | undefined {
        if (found === undefined) return undefined;
        const freshness = this.#freshness(found);
        const isUsable = freshness === "fresh" || freshness === "ageing";
        return isUsable ? served(found, "hit", request, this.#around.now()) : undefined;
    }

    async #find(key: string, tenant: string): Promise<StoredAnswer | undefined> {
        const near = this.#memory.get(key);
        if (near !== undefined && near.tenant !== tenant) return this.#purge(key, tenant, near.tenant);
        const freshness = near === undefined ? "ended" : this.#freshness(near);
        if (freshness === "fresh" || freshness === "ageing") return near;
        const far = await this.#findInLocation(key);
        if (far === undefined) return near;
        if (far.tenant !== tenant) return this.#purge(key, tenant, far.tenant);
        if (near !== undefined && near.lifetime.storedAt >= far.lifetime.storedAt) return near;
        this.#memory.set(key, far);
        return far;
    }

    async #purge(key: string, tenant: string, found: string): Promise<undefined> {
        this.#say("cache-tenant-mismatch", { tenant, found });
        this.#memory.delete(key);
        try {
            await this.#location?.delete(key);
        } catch (error) {
            this.#say("cache-location-failed", { doing: "delete", message: messageOf(error) });
        }
        return undefined;
    }

    async #findInLocation(key: string): Promise<StoredAnswer | undefined> {
        try {
            return await this.#location?.get(key);
        } catch (error) {
            this.#say("cache-location-failed", { doing: "match", message: messageOf(error) });
            return undefined;
        }
    }

    async #putInLocation(location: LocationStore, key: string, answer: StoredAnswer): Promise<void> {
        try {
            await location.put(key, answer, this.#around.now());
        } catch (error) {
            this.#say("cache-location-failed", { doing: "put", message: messageOf(error) });
        }
    }

    #keyOf(question: Question): string {
        return keyOf(question, this.#around.generations(question.slots));
    }

    #freshness(answer: StoredAnswer) {
        return freshnessOf(answer.lifetime, this.#around.now());
    }

    #say(event: string, fields: Readonly<Record<string, string>>): void {
        this.#around.log(JSON.stringify({ event, system: this.#system, ...fields }));
    }
}
