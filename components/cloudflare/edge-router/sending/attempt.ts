/** The one way out of the router, so that tests can stand in for the network. */
export type Fetch = (request: Request, init?: { readonly signal: AbortSignal }) => Promise<Response>;

/** How one sending ended. */
export type Attempt = { readonly kind: "response"; readonly response: Response } | NoResponse;

/** A sending that brought no response: no first byte in time, or no connection. */
export type NoResponse =
    | { readonly kind: "timeout"; readonly afterMs: number }
    | { readonly kind: "no-connection"; readonly message: string };

/** Sends a request and waits at most `timeoutMs` for the first byte; the body may take longer. Never rejects. */
export async function attempt(fetch: Fetch, request: Request, timeoutMs: number): Promise<Attempt> {
    // AbortSignal.timeout would also cut off a body that is still arriving, so the timer ends with the headers.
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), timeoutMs);
    try {
        return { kind: "response", response: await fetch(request, { signal: limit.signal }) };
    } catch (error) {
        if (limit.signal.aborted) return { kind: "timeout", afterMs: timeoutMs };
        return { kind: "no-connection", message: messageOf(error) };
    } finally {
        clearTimeout(timer);
    }
}

/** The text of whatever was thrown. */
export function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
