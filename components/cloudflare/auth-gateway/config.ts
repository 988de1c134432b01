import { ConfigReader } from "../edge-router/configuration/config-reader.ts";
import { type IssuerConfig, readIssuer } from "../edge-router/identity/config.ts";

/** Everything the gateway knows. */
export interface GatewayConfig extends IssuerConfig {
    readonly schemaVersion: 1;
    readonly system: string;
    /** Paths that can be read without a token: health, character by character. */
    readonly openPaths: readonly string[];
    /** Claims handed on besides the subject, each as `x-identity-<claim>`. */
    readonly claims: readonly string[];
}

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
        ...readIssuer(reader, "", root),
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
    return reader.problems.length === 0 ? { config } : { problems: reader.problems };
}
