import type { Region } from "../configuration/config.ts";
import type { Principal } from "../identity/principal.ts";
import { tellSender } from "../identity/sender-headers.ts";
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
    readonly #url: URL;
    readonly #headers: Headers;
    readonly #body: Body;
    readonly #isRetry: boolean;
    readonly #sender: Principal | undefined;
    #sent = false;

    private constructor(request: Request, body: Body, sender: Principal | undefined) {
        this.#request = request;
        this.#url = new URL(request.url);
        this.#body = body;
        this.#headers = clientHeaders(request.headers);
        this.#sender = sender;
        if (sender !== undefined) tellSender(this.#headers, sender);
        this.#isRetry = request.headers.has(retryHeader);
        this.method = request.method;
        this.safe = isSafe(request.method);
    }

    /**
     * Takes a request in and holds its body when that is small and its length is declared. The origin is told the
     * verified sender, if there is one, and never what a client says of itself in the same headers.
     */
    static async take(request: Request, sender?: Principal): Promise<Inbound> {
        if (request.body === null) return new Inbound(request, { kind: "none" }, sender);
        const length = Number(request.headers.get("content-length") ?? Number.NaN);
        if (!(length <= largestHeldBody)) return new Inbound(request, { kind: "streamed" }, sender);
        return new Inbound(request, { kind: "held", bytes: await request.arrayBuffer() }, sender);
    }

    /** The verified tenant; while no token names one, the client's address, which Cloudflare sets, stands for it. */
    get tenant(): string {
        return this.#sender?.tenant ?? this.#request.headers.get("cf-connecting-ip") ?? "";
    }

    /** The client's headers, without those that only the platform's own parts may set. */
    get headers(): Headers {
        return this.#headers;
    }

    /** The host the client asked. */
    get host(): string {
        return this.#url.host;
    }

    /** The query with its question mark; empty when there is none. */
    get search(): string {
        return this.#url.search;
    }

    /** The whole body, empty when there is none; undefined when it streams. */
    get held(): ArrayBuffer | undefined {
        if (this.#body.kind === "streamed") return undefined;
        return this.#body.kind === "held" ? this.#body.bytes : new ArrayBuffer(0);
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

    /** The request for a region's origin, under another path and with what the platform adds to the headers. */
    forRegion(region: Region, pathname: string, retry: boolean, added: Readonly<Record<string, string>> = {}): Request {
        const headers = new Headers(this.#headers);
        for (const [name, value] of Object.entries(added)) headers.set(name, value);
        headers.set("x-forwarded-host", this.host);
        if (retry || this.#isRetry) headers.set(retryHeader, "1");
        return this.#send(originUrl(region, `${pathname}${this.search}`), headers);
    }

    /** The request as the client sent it: on a Route, fetching the original URL reaches the load balancer. */
    forLoadBalancer(): Request {
        return this.#send(this.#request.url, this.#headers);
    }

    #send(url: string, headers: Headers): Request {
        this.#sent = true;
        const { method } = this;
        if (this.#body.kind === "none") return new Request(url, { method, headers, redirect: "manual" });
        if (this.#body.kind === "held") {
            return new Request(url, { method, headers, body: this.#body.bytes, redirect: "manual" });
        }
        return new Request(new Request(url, this.#request), { headers, redirect: "manual" });
    }
}

/** A copy without the headers that only the platform's own parts may set. */
export function clientHeaders(headers: Headers): Headers {
    const copy = new Headers(headers);
    for (const name of headers.keys()) {
        if (
            name.startsWith("x-ha-") ||
            name.startsWith("x-cache-") ||
            name === "x-forwarded-host" ||
            name === "x-writer-epoch"
        )
            copy.delete(name);
    }
    return copy;
}

/** The address of a path, with its query, at a region's origin. */
export function originUrl(region: Region, path: string): string {
    return `${scheme(region.origin)}://${region.origin}${path}`;
}

/** A host on this machine is asked without TLS, so that tests can stand in for it. */
function scheme(origin: string): "http" | "https" {
    return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(origin) ? "http" : "https";
}
