import { clientHeaders } from "../../../../../components/cloudflare/edge-router/sending/inbound.ts";
import type { TenantTokens } from "./tenant-tokens.ts";

/** The first byte that stands for a tenant; lower ones belong to nobody. */
const FIRST_MARK = 128;
const NOBODYS = 46;

/** Headers of a client's that this origin repeats in its answer, as some frameworks do. */
export const REPEATED_HEADERS = ["x-original-url", "x-forwarded-proto", "x-tenant-id"] as const;

/**
 * An origin that answers every path with bytes of the tenant it takes the sender for: the one the router vouches for,
 * else the token's, else the cookie's. `lies` counts requests in which the router vouched for somebody else.
 */
export class TenantOrigin {
    asked = 0;
    lies = 0;
    readonly #byAuthorization: ReadonlyMap<string, number>;

    constructor(tokens: TenantTokens) {
        this.#byAuthorization = new Map(
            tokens.good
                .flat()
                .flatMap(({ authorization, tenant }) => (tenant === undefined ? [] : [[authorization, tenant]])),
        );
    }

    async answer(request: Request): Promise<Response> {
        this.asked += 1;
        // Two turns of the event loop's inner queue, so that requests of one moment overlap.
        await Promise.resolve();
        await Promise.resolve();
        const authorization = request.headers.get("authorization");
        const byToken = authorization === null ? undefined : this.#byAuthorization.get(authorization);
        const vouched = /^tenant-(\d+)$/.exec(request.headers.get("x-ha-tenant") ?? "")?.[1];
        if (vouched !== undefined && Number(vouched) !== byToken) this.lies += 1;
        if (authorization !== null && byToken === undefined) return new Response("refused", { status: 401 });
        const cookie = /session=(\d+)/.exec(request.headers.get("cookie") ?? "")?.[1];
        const tenant = vouched === undefined ? (byToken ?? numberOf(cookie)) : Number(vouched);
        if (request.method !== "GET") return new Response(null, { status: 204 });
        return this.#content(request, tenant);
    }

    #content({ url, headers: asked }: Request, tenant: number | undefined): Response {
        const { pathname, search } = new URL(url);
        const headers = new Headers({ "content-type": "application/octet-stream", "x-owner": ownerOf(tenant) });
        for (const name of REPEATED_HEADERS) {
            const value = clientHeaders(asked).get(name);
            if (value !== null) headers.append("x-repeated", value);
        }
        const kind = pathname.length + search.length;
        if (kind % 17 === 3) headers.set("cache-control", "private");
        if (kind % 17 === 5) headers.set("set-cookie", `session=${tenant ?? ""}`);
        if (kind % 17 === 7) headers.set("vary", "cookie");
        if (kind % 17 === 9) headers.set("cache-control", "public, max-age=3600");
        const body = new Uint8Array(32 + (kind % 64)).fill(tenant === undefined ? NOBODYS : FIRST_MARK + tenant);
        return new Response(body, { status: 200, headers });
    }
}

/** What an answer holds of tenants other than `owner`, in bytes of its body and in headers. */
export async function foreignBytes(response: Response, owner: number | undefined): Promise<number> {
    const body = new Uint8Array(await response.arrayBuffer());
    const foreign = body.filter((byte) => byte >= FIRST_MARK && byte !== FIRST_MARK + (owner ?? -1)).length;
    const named = response.headers.get("x-owner");
    return foreign + (named === null || named === "nobody" || named === ownerOf(owner) ? 0 : named.length);
}

function ownerOf(tenant: number | undefined): string {
    return tenant === undefined ? "nobody" : `tenant-${tenant}`;
}

function numberOf(text: string | undefined): number | undefined {
    return text === undefined ? undefined : Number(text);
}
