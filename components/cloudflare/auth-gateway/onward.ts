/** Headers that only the gateway may set; what a client sends under these names is dropped. */
const IDENTITY_PREFIX = "x-identity-";
const ORIGIN_KEY_HEADER = "x-origin-key";

/**
 * The headers for the origin: the client's, without any that speak of identity, and with those that the token proves.
 * Values are percent-encoded, because claims may hold any character and headers may not. The token itself goes along.
 */
export function onwardHeaders(
    client: Headers,
    claims: Readonly<Record<string, unknown>>,
    handedOn: readonly string[],
    originKey: string,
): Headers {
    const headers = new Headers(client);
    for (const name of client.keys()) {
        if (name.startsWith(IDENTITY_PREFIX) || name === ORIGIN_KEY_HEADER) headers.delete(name);
    }
    const { sub, iss } = claims;
    const identity: Record<string, unknown> = { subject: sub, issuer: iss };
    for (const claim of handedOn) identity[claim] = claims[claim];
    for (const [name, value] of Object.entries(identity)) {
        if (["string", "number", "boolean"].includes(typeof value)) {
            headers.set(`${IDENTITY_PREFIX}${name}`, encodeURIComponent(String(value)));
        }
    }
    headers.set(ORIGIN_KEY_HEADER, originKey);
    return headers;
}
