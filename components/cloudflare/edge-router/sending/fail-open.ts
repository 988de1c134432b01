import { type Attempt, attempt, type Fetch } from "./attempt.ts";

/** Why the router stepped aside. */
export type FailOpenReason = "config-invalid" | "upgrade" | "all-regions-bad" | "no-region-answered" | "router-fault";

/** Names the reason on answers that did not come through a region of the router's choice. */
export const failOpenHeader = "x-ha-fail-open";

/**
 * Longer than Cloudflare itself waits for an origin (19 s to connect and 120 s to the first byte:
 * https://developers.cloudflare.com/fundamentals/reference/connection-limits/, read 2026-11-22), so its limit comes first.
 */
export const unhurriedMs = 150_000;

/**
 * Sends a request on to the load balancer, which has health checks of its own. Never rejects: an exception would make
 * the runtime send the request once more, and it may be a write.
 */
export async function failOpen(
    fetch: Fetch,
    request: Request,
    reason: FailOpenReason,
    timeoutMs: number,
): Promise<Attempt> {
    const result = await attempt(fetch, request, timeoutMs);
    if (result.kind !== "response") return result;
    const copy = new Response(result.response.body, result.response);
    copy.headers.set(failOpenHeader, reason);
    return { kind: "response", response: copy };
}
