import type { IdentityConfig } from "../../../../../components/cloudflare/edge-router/identity/config.ts";

/** A valid identity section; tests replace what they are about. */
export function exampleIdentity(changes: Partial<IdentityConfig> = {}): IdentityConfig {
    return {
        issuer: "https://login.example.com/",
        audiences: ["esta-tracker"],
        jwksUrl: "https://login.example.com/.well-known/jwks.json",
        algorithms: ["RS256", "ES256"],
        clockSkewSeconds: 30,
        keys: { freshForMs: 600_000, refetchAfterMs: 15_000, staleForMs: 600_000, timeoutMs: 500 },
        tenantClaim: "tenant",
        roleClaims: ["role"],
        ...changes,
    };
}
