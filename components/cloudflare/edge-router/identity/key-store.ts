import { messageOf } from "../sending/attempt.ts";
import type { IssuerConfig } from "./config.ts";
import { importKeys, type PublicKey } from "./keys.ts";

/** What the key store takes from the runtime it lives in. */
export interface Surroundings {
    readonly fetch: (request: Request, init: { readonly signal: AbortSignal }) => Promise<Response>;
    readonly now: () => number;
    readonly log: (line: string) => void;
}

/** What a lookup found: the key; no such key at the issuer; or nothing that may still be relied on. */
export type Lookup =
    | { readonly kind: "key"; readonly key: PublicKey }
    | { readonly kind: "unknown-key" }
    | { readonly kind: "no-keys" };

interface Loaded {
    readonly keys: readonly PublicKey[];
    readonly at: number;
}

/** Keys in use are few; a longer answer is not the issuer's key set. */
const LONGEST_ANSWER = 262_144;
const POLL_MS = 10;

/**
 * The issuer's keys in one isolate's memory. A token with an unknown key makes it ask the issuer, so that a new key works
 * at once; however many such tokens come, the issuer is asked once in `refetchAfterMs`.
 */
export class KeyStore {
    readonly #system: string;
    readonly #config: Pick<IssuerConfig, "jwksUrl" | "keys">;
    readonly #around: Surroundings;
    #loaded: Loaded | undefined;
    #asked: { readonly at: number; finished: boolean } | undefined;

    constructor(system: string, config: Pick<IssuerConfig, "jwksUrl" | "keys">, around: Surroundings) {
        this.#system = system;
        this.#config = config;
        this.#around = around;
    }

    async find(keyId: string): Promise<Lookup> {
        const fresh = this.#age() < this.#config.keys.freshForMs;
        const held = this.#held(keyId);
        if (held !== undefined && fresh) return { kind: "key", key: held };
        await this.#refresh();
        const { freshForMs, staleForMs } = this.#config.keys;
        if (this.#age() >= freshForMs + staleForMs) return { kind: "no-keys" };
        const key = this.#held(keyId);
        return key === undefined ? { kind: "unknown-key" } : { kind: "key", key };
    }

    #held(keyId: string): PublicKey | undefined {
        return this.#loaded?.keys.find(({ id }) => id === keyId);
    }

    #age(): number {
        return this.#loaded === undefined ? Number.POSITIVE_INFINITY : this.#around.now() - this.#loaded.at;
    }

    /** Asks the issuer, unless another request is just doing so (then waits for it) or did so too recently. */
    async #refresh(): Promise<void> {
        if (!(await this.#mayAsk())) return;
        const asked = { at: this.#around.now(), finished: false };
        this.#asked = asked;
        try {
            this.#loaded = { keys: await this.#ask(), at: this.#around.now() };
        } catch (error) {
            const event = { event: "keys-not-loaded", system: this.#system, message: messageOf(error) };
            this.#around.log(JSON.stringify(event));
        } finally {
            asked.finished = true;
        }
    }

    async #mayAsk(): Promise<boolean> {
        const { refetchAfterMs, timeoutMs } = this.#config.keys;
        for (;;) {
            const [earlier, now] = [this.#asked, this.#around.now()];
            if (earlier === undefined) return true;
            if (earlier.finished) return now - earlier.at >= refetchAfterMs;
            // Its client may have gone, and in the Workers runtime the asking with it: then somebody else asks.
            if (now >= earlier.at + timeoutMs) return true;
            // A promise of another request must not be awaited there, for the same reason.
            await pause(POLL_MS);
        }
    }

    async #ask(): Promise<readonly PublicKey[]> {
        const request = new Request(this.#config.jwksUrl, {
            headers: { accept: "application/json" },
            redirect: "manual",
        });
        const response = await this.#around.fetch(request, {
            signal: AbortSignal.timeout(this.#config.keys.timeoutMs),
        });
        const text = await response.text();
        if (response.status !== 200) throw new Error(`the issuer answered ${response.status}`);
        if (text.length > LONGEST_ANSWER) throw new Error(`the issuer's answer is ${text.length} characters long`);
        const keys = await importKeys(JSON.parse(text));
        if (keys.length === 0) throw new Error("the issuer's answer holds no key that can be used");
        return keys;
    }
}

function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
