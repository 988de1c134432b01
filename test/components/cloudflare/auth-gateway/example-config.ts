import type { GatewayConfig } from "../../../../components/cloudflare/auth-gateway/config.ts";

/** A valid configuration; tests replace what they are about. */
export function exampleGatewayConfig(changes: Partial<GatewayConfig> = {}): GatewayConfig {
    return {
        schemaVersion: 1,
        system: "agent-backend",
        issuer: "https://login.example.com/",
        audiences: ["agent-backend"],
        jwksUrl: "https://login.example.com/.well-known/jwks.json",
        algorithms: ["RS256", "ES256"],
        clockSkewSeconds: 30,
        keys: { freshForMs: 60_000, refetchAfterMs: 300, staleForMs: 60_000, timeoutMs: 500 },
        openPaths: ["/health", "/readiness"],
        claims: ["tenant"],
        ...changes,
    };
}
