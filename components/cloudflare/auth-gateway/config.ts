import { ConfigReader } from "../edge-router/configuration/config-reader.ts";

/** Signature algorithms of RFC 7518 that the gateway checks; both need a private key that only the issuer has. */
export const ALGORITHMS = ["RS256", "ES256"] as const;

export type Algorithm = (typeof ALGORITHMS)[number];

/** How the issuer's public keys are kept, in milliseconds. */
export interface KeyRules {
    /** Keys this young are used without asking the issuer. A key that the issuer withdraws is refused after this time. */
    readonly freshForMs: number;
    /** The issuer is asked again at most this often, whether for an unknown key, old keys or after a failure. */
    readonly refetchAfterMs: number;
    /** While the issuer does not answer, keys are used for this long after they stopped being fresh. */
    readonly staleForMs: number;
    readonly timeoutMs: number;
}

/** Everything the gateway knows. */
export interface GatewayConfig {
    readonly schemaVersion: 1;
    readonly system: string;
    /** The `iss` claim, character by character. */
    readonly issuer: string;
    /** A token must be meant for one of these: its `aud` claim. */
    readonly audiences: readonly string[];
    /** Where the issuer publishes its keys (RFC 7517). https, and http only for a loopback host. */
    readonly jwksUrl: string;
    readonly algorithms: readonly Algorithm[];
    /** How far the clocks of issuer and edge may lie apart. */
    readonly clockSkewSeconds: number;
    readonly keys: KeyRules;
    /** Paths that can be read without a token: health, character by character. */
    readonly openPaths: readonly string[];
    /** Claims handed on besides the subject, each as `x-identity-<claim>`. */
    readonly claims: readonly string[];
}

const DAY_MS = 86_400_000;

/** Reads the gateway's configuration from a JSON text or a parsed value; all problems are told at once. */
export function parseGatewayConfig(
    value: unknown,
): { readonly config: GatewayConfig } | { readonly problems: readonly string[] } {
    const reader = new ConfigReader();
    const root = reader.root("CONFIG", value);
    if (root === undefined) return { problems: reader.problems };
    if (root.schemaVersion !== 1) reader.refuse("schemaVersion", "must be 1", root.schemaVersion);
    const config: GatewayConfig = {
        schemaVersion: 1,
        system: reader.text("system", root.system, /^[a-z][a-z0-9-]*$/, "a lower-case name such as agent-backend"),
        issuer: reader.text("issuer", root.issuer, /^\S+$/, "the issuer's name, such as https://login.example.com/"),
        audiences: texts(reader, "audiences", root.audiences, /^\S+$/, "an audience such as agent-backend"),
        jwksUrl: reader.text(
            "jwksUrl",
            root.jwksUrl,
            /^(?:https:\/\/[^\s@]+|http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?\/\S*)$/,
            "an https address, such as https://login.example.com/.well-known/jwks.json",
        ),
        algorithms: reader
            .list("algorithms", root.algorithms)
            .flatMap((name, index) => reader.oneOf(`algorithms[${index}]`, name, ALGORITHMS) || []),
        clockSkewSeconds: reader.whole("clockSkewSeconds", root.clockSkewSeconds, 0, 300, "seconds"),
        keys: readKeys(reader, root.keys),
        openPaths: reader
            .list("openPaths", root.openPaths)
            .map((path, index) =>
                reader.text(`openPaths[${index}]`, path, /^(?:\/[A-Za-z0-9_-]+)+$/, "one path such as /health"),
            ),
        claims: reader
            .list("claims", root.claims)
            .map((claim, index) =>
                reader.text(`claims[${index}]`, claim, /^[a-z][a-z0-9_-]*$/, "a claim's name such as scope"),
            ),
    };
    if (config.audiences.length === 0) reader.refuse("audiences", "must name at least one audience", root.audiences);
    if (config.algorithms.length === 0) reader.refuse("algorithms", "must name at least one", root.algorithms);
    return reader.problems.length === 0 ? { config } : { problems: reader.problems };
}

function texts(reader: ConfigReader, path: string, value: unknown, pattern: RegExp, needed: string) {
    return reader.list(path, value).map((item, index) => reader.text(`${path}[${index}]`, item, pattern, needed));
}

function readKeys(reader: ConfigReader, value: unknown): KeyRules {
    const item = reader.record("keys", value);
    const whole = (key: string, least: number, most: number) =>
        reader.whole(`keys.${key}`, item[key], least, most, "milliseconds");
    return {
        freshForMs: whole("freshForMs", 100, DAY_MS),
        refetchAfterMs: whole("refetchAfterMs", 100, DAY_MS),
        staleForMs: whole("staleForMs", 0, 7 * DAY_MS),
        timeoutMs: whole("timeoutMs", 10, 30_000),
    };
}
