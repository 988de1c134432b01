import type { ConfigReader } from "../configuration/config-reader.ts";

/** Signature algorithms of RFC 7518 that are checked; both need a private key that only the issuer has. */
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

/** Whose tokens are good, and for whom. */
export interface IssuerConfig {
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
}

/** What the router reads from a good token besides its subject. */
export interface IdentityConfig extends IssuerConfig {
    /** The claim that holds the tenant. A token without it is nobody's. */
    readonly tenantClaim: string;
    /**
     * Claims that decide what somebody of a tenant may see, such as `role`: answers kept for a tenant are shared only
     * among users with the same values. Empty: every user of a tenant may see the same.
     */
    readonly roleClaims: readonly string[];
}

const DAY_MS = 86_400_000;

/** Reads the section; without it the router knows nobody, and no answer is kept for a tenant. */
export function readIdentity(reader: ConfigReader, value: unknown): IdentityConfig | undefined {
    if (value === undefined) return undefined;
    const item = reader.record("identity", value);
    const claim = (path: string, name: unknown) => reader.text(path, name, /^\S+$/, "a claim's name such as tenant");
    return {
        ...readIssuer(reader, "identity.", item),
        tenantClaim: claim("identity.tenantClaim", item.tenantClaim),
        roleClaims: reader
            .list("identity.roleClaims", item.roleClaims)
            .map((name, index) => claim(`identity.roleClaims[${index}]`, name)),
    };
}

/** Reads an issuer's settings; `prefix` stands before their paths in what is said of them. */
export function readIssuer(
    reader: ConfigReader,
    prefix: string,
    item: Readonly<Record<string, unknown>>,
): IssuerConfig {
    const path = (key: string) => `${prefix}${key}`;
    const config: IssuerConfig = {
        issuer: reader.text(
            path("issuer"),
            item.issuer,
            /^\S+$/,
            "the issuer's name, such as https://login.example.com/",
        ),
        audiences: reader
            .list(path("audiences"), item.audiences)
            .map((audience, index) =>
                reader.text(path(`audiences[${index}]`), audience, /^\S+$/, "an audience such as agent-backend"),
            ),
        jwksUrl: reader.text(
            path("jwksUrl"),
            item.jwksUrl,
            /^(?:https:\/\/[^\s@]+|http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?\/\S*)$/,
            "an https address, such as https://login.example.com/.well-known/jwks.json",
        ),
        algorithms: reader
            .list(path("algorithms"), item.algorithms)
            .flatMap((name, index) => reader.oneOf(path(`algorithms[${index}]`), name, ALGORITHMS) || []),
        clockSkewSeconds: reader.whole(path("clockSkewSeconds"), item.clockSkewSeconds, 0, 300, "seconds"),
        keys: readKeys(reader, path("keys"), item.keys),
    };
    if (config.audiences.length === 0)
        reader.refuse(path("audiences"), "must name at least one audience", item.audiences);
    if (config.algorithms.length === 0) reader.refuse(path("algorithms"), "must name at least one", item.algorithms);
    return config;
}

function readKeys(reader: ConfigReader, path: string, value: unknown): KeyRules {
    const item = reader.record(path, value);
    const whole = (key: string, least: number, most: number) =>
        reader.whole(`${path}.${key}`, item[key], least, most, "milliseconds");
    return {
        freshForMs: whole("freshForMs", 100, DAY_MS),
        refetchAfterMs: whole("refetchAfterMs", 100, DAY_MS),
        staleForMs: whole("staleForMs", 0, 7 * DAY_MS),
        timeoutMs: whole("timeoutMs", 10, 30_000),
    };
}
