import type { Region } from "../configuration/config.ts";
import { isSafe } from "../regions/route-plan.ts";

/** Bodies up to this size, in bytes, are held in memory so that they can be sent twice; larger ones stream through. */
export const largestHeldBody = 64 * 1024;

/** Marks a request that is itself a retry; nobody behind it may retry again. */
export const retryHeader = "x-ha-retry";

type Body =
    | { readonly kind: "none" }
    | { readonly kind: "held"; readonly bytes: ArrayBuffer }
    | { readonly kind: "streamed" };

/** A client's request, ready to be sent to a region or past the router, as often as its body allows. */
export class Inbound {
    readonly method: string;
    readonly safe: boolean;
    readonly #request: Request;
    readonly #headers: Headers;
    readonly #body: Body;
    readonly #isRetry: boolean;
    #sent = false;

    private constructor(request: Request, body: Body) {
        this.#request = request;
        this.#body = body;
        this.#headers = clientHeaders(request.headers);
        this.#isRetry = request.headers.has(retryHeader);
        this.method = request.method;
        this.safe = isSafe(request.method);
    }

    /** Takes a request in and holds its body when that is small and its length is declared. */
    static async take(request: Request): Promise<Inbound> {
        if (request.body === null) return new Inbound(request, { kind: "none" });
        const length = Number(request.headers.get("content-length") ?? Number.NaN);
        if (!(length <= largestHeldBody)) return new Inbound(request, { kind: "streamed" });
        return new Inbound(request, { kind: "held", bytes: await request.arrayBuffer() });
    }

    /** Who is taken for a tenant while no token names one: the client's address, which Cloudflare sets. */
    get tenant(): string {
        return this.#request.headers.get("cf-connecting-ip") ?? "";
    }

    get streamed(): boolean {
        return this.#body.kind === "streamed";
    }

    /** Whether it can be sent a second time: its body is at hand and it is not a retry already. */
    get repeatable(): boolean {
        return !this.streamed && !this.#isRetry;
    }

    /** Whether it can go to the load balancer without repeating a write: it was never sent, or it is a read. */
    get mayFailOpen(): boolean {
        return !this.#sent || (this.safe && !this.streamed);
    }

    /** The request for a region's origin, under another path. */
    forRegion(region: Region, pathname: string, retry: boolean): Request {
        const url = new URL(this.#request.url);
        const headers = new Headers(this.#headers);
        headers.set("x-forwarded-host", url.host);
        if (retry || this.#isRetry) headers.set(retryHeader, "1");
        return this.#send(`${originScheme(region.origin)}://${region.origin}${pathname}${url.search}`, headers);
    }

    /** The request as the client sent it: on a Route, fetching the original URL reaches the load balancer. */
    forLoadBalancer(): Request {
        return this.#send(this.#request.url, this.#headers);
    }

    #send(url: string, headers: Headers): Request {
        this.#sent = true;
        if (this.#body.kind === "held") {
            return new Request(url, { method: this.method, headers, body: this.#body.bytes, redirect: "manual" });
        }
        return new Request(new Request(url, this.#request), { headers, redirect: "manual" });
    }
}

/** A copy without the headers that only the platform's own parts may set. */
export function clientHeaders(headers: Headers): Headers {
    const copy = new Headers(headers);
    for (const name of headers.keys()) {
        if (name.startsWith("x-ha-") || name === "x-forwarded-host" || name === "x-writer-epoch") copy.delete(name);
    }
    return copy;
}

/** A host on this machine is asked without TLS, so that tests can stand in for it. */
export function originScheme(origin: string): "http" | "https" {
    return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(origin) ? "http" : "https";
}
