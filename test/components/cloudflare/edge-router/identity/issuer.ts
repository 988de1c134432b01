/** An issuer of tokens on the loopback address: makes keys, publishes those it is told to, signs what it is told to. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";

type Algorithm = "RS256" | "ES256";
type KeyPair = Extract<Awaited<ReturnType<typeof crypto.subtle.generateKey>>, { readonly privateKey: unknown }>;

const GENERATE = {
    RS256: {
        name: "RSASSA-PKCS1-v1_5",
        modulusLength: 2048,
        publicExponent: new Uint8Array([1, 0, 1]),
        hash: "SHA-256",
    },
    ES256: { name: "ECDSA", namedCurve: "P-256" },
} as const;
const SIGN = {
    RS256: { name: "RSASSA-PKCS1-v1_5" },
    ES256: { name: "ECDSA", hash: "SHA-256" },
} as const;

export class SigningKey {
    readonly id: string;
    readonly algorithm: Algorithm;
    readonly #pair: KeyPair;

    private constructor(id: string, algorithm: Algorithm, pair: KeyPair) {
        this.id = id;
        this.algorithm = algorithm;
        this.#pair = pair;
    }

    static async generate(id: string, algorithm: Algorithm): Promise<SigningKey> {
        const pair = await crypto.subtle.generateKey(GENERATE[algorithm], true, ["sign", "verify"]);
        if (!("privateKey" in pair)) throw new Error("a pair of keys was asked for");
        return new SigningKey(id, algorithm, pair);
    }

    async publicJwk(): Promise<Record<string, unknown>> {
        const { kty, n, e, crv, x, y } = await crypto.subtle.exportKey("jwk", this.#pair.publicKey);
        return { kid: this.id, use: "sig", alg: this.algorithm, kty, n, e, crv, x, y };
    }

    /** A token with these claims. Header fields replace the usual ones. */
    async token(claims: object, header: object = {}): Promise<string> {
        const signed = `${part({ alg: this.algorithm, kid: this.id, typ: "JWT", ...header })}.${part(claims)}`;
        const bytes = new TextEncoder().encode(signed);
        const signature = await crypto.subtle.sign(SIGN[this.algorithm], this.#pair.privateKey, bytes);
        return `${signed}.${Buffer.from(signature).toString("base64url")}`;
    }
}

export function part(value: object): string {
    return Buffer.from(JSON.stringify(value)).toString("base64url");
}

export class Issuer {
    readonly url: string;
    asked = 0;
    keys: readonly SigningKey[] = [];
    /** A status for every answer, none at all, or something that is no key set. */
    mode: number | "hang" | "nonsense" = 200;
    readonly #server: Server;

    private constructor(server: Server, port: number) {
        this.#server = server;
        this.url = `http://127.0.0.1:${port}/jwks.json`;
        server.on("request", (_request, response) => {
            this.asked += 1;
            if (this.mode === "hang") return;
            if (this.mode === "nonsense") {
                response.end("<html>maintenance</html>");
                return;
            }
            const status = this.mode;
            void Promise.all(this.keys.map((key) => key.publicJwk())).then((keys) =>
                response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ keys })),
            );
        });
    }

    static async start(): Promise<Issuer> {
        const server = createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
        const address = server.address();
        if (address === null || typeof address === "string") throw new Error(`the issuer needs a port, got ${address}`);
        return new Issuer(server, address.port);
    }

    async stop(): Promise<void> {
        const closed = once(this.#server, "close");
        this.#server.close();
        this.#server.closeAllConnections();
        await closed;
    }
}
