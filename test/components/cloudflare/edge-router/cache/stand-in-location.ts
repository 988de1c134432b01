import type { LocationCache } from "../../../../../components/cloudflare/edge-router/runtime.ts";

interface Kept {
    readonly body: ArrayBuffer;
    readonly headers: readonly (readonly [string, string])[];
    readonly endsAt: number;
}

/** A location's cache as the platform describes it: by address, for `max-age`, never with `Set-Cookie`. */
export class StandInLocation implements LocationCache {
    readonly kept = new Map<string, Kept>();
    readonly #now: () => number;

    constructor(now: () => number) {
        this.#now = now;
    }

    async match(request: Request | string): Promise<Response | undefined> {
        const found = this.kept.get(addressOf(request));
        if (found === undefined || this.#now() >= found.endsAt) return undefined;
        return new Response(found.body, {
            headers: found.headers.map(([name, value]): [string, string] => [name, value]),
        });
    }

    async put(request: Request | string, response: Response): Promise<void> {
        const seconds = Number(/max-age=(\d+)/.exec(response.headers.get("cache-control") ?? "")?.[1] ?? 0);
        if (response.headers.has("set-cookie")) throw new TypeError("a response with Set-Cookie cannot be put");
        this.kept.set(addressOf(request), {
            body: await response.arrayBuffer(),
            headers: [...response.headers],
            endsAt: this.#now() + seconds * 1000,
        });
    }

    async delete(request: Request | string): Promise<boolean> {
        return this.kept.delete(addressOf(request));
    }
}

function addressOf(request: Request | string): string {
    return typeof request === "string" ? request : request.url;
}
