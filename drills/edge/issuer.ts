import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { IdentityConfig } from "../../components/cloudflare/edge-router/identity/config.ts";

const NAME = "https://issuer.example.com/";
const AUDIENCE = "esta-tracker";
const LIFETIME = 3600; // seconds

/** Signs tokens for tenants, and publishes its key on the loopback address. */
export class Issuer {
    readonly #server: Server;
    readonly #key: KeyObject;
    readonly #tokens = new Map<string, string>();

    private constructor() {
        const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
        const keys = [{ ...publicKey.export({ format: "jwk" }), kid: "drill", alg: "ES256", use: "sig" }];
        this.#key = privateKey;
        this.#server = createServer((_, response) => {
            response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ keys }));
        });
    }

    static async start(): Promise<Issuer> {
        const issuer = new Issuer();
        await once(issuer.#server.listen(0, "127.0.0.1"), "listening");
        return issuer;
    }

    /** What the router needs to know of it. */
    get identity(): IdentityConfig {
        const address = this.#server.address();
        if (address === null || typeof address === "string") throw new Error("the issuer is not listening");
        return {
            issuer: NAME,
            audiences: [AUDIENCE],
            jwksUrl: `http://127.0.0.1:${address.port}/keys`,
            algorithms: ["ES256"],
            clockSkewSeconds: 5,
            keys: { freshForMs: 600_000, refetchAfterMs: 1000, staleForMs: 600_000, timeoutMs: 2000 },
            tenantClaim: "tenant",
            roleClaims: [],
        };
    }

    /** A good token of somebody of the tenant; the same one each time. */
    token(tenant: string): string {
        const known = this.#tokens.get(tenant);
        if (known !== undefined) return known;
        const now = Math.floor(Date.now() / 1000);
        const claims = { iss: NAME, aud: AUDIENCE, sub: `user-of-${tenant}`, tenant, iat: now, exp: now + LIFETIME };
        const content = [{ alg: "ES256", kid: "drill", typ: "JWT" }, claims]
            .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
            .join(".");
        const signature = sign("sha256", Buffer.from(content), { key: this.#key, dsaEncoding: "ieee-p1363" });
        const token = `${content}.${signature.toString("base64url")}`;
        this.#tokens.set(tenant, token);
        return token;
    }

    async stop(): Promise<void> {
        const closed = once(this.#server.close(), "close");
        this.#server.closeAllConnections();
        await closed;
    }
}
