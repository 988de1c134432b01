import type { RouterConfig } from "../../../../../components/cloudflare/edge-router/configuration/config.ts";
import { Router } from "../../../../../components/cloudflare/edge-router/router.ts";
import type { DurableObjectNamespace } from "../../../../../components/cloudflare/edge-router/runtime.ts";
import { exampleConfig } from "../example-config.ts";
import { exampleIdentity } from "../identity/example-identity.ts";
import { SigningKey } from "../identity/issuer.ts";
import { exampleCache } from "./example-cache.ts";
import { StandInLocation } from "./stand-in-location.ts";

type Reply = (request: Request) => Response | Promise<Response>;

/** A user of a tenant. */
export interface User {
    readonly tenant: string;
    readonly subject?: string;
    readonly role?: string;
}

/** Isolates of a router with a cache, over one location, one origin and an issuer; the clock moves when told to. */
export class CachedEdge {
    now = Date.UTC(2026, 0, 5);
    asked = 0;
    keysAsked = 0;
    reply: Reply = () => new Response(`answer ${this.asked}`);
    readonly lines: string[] = [];
    readonly requests: Request[] = [];
    readonly location = new StandInLocation(() => this.now);
    readonly isolates: readonly Router[];
    readonly #key: SigningKey;

    private constructor(key: SigningKey, changes: Partial<RouterConfig>, coordinator?: DurableObjectNamespace) {
        this.#key = key;
        const config = exampleConfig({ identity: exampleIdentity(), cache: exampleCache(), ...changes });
        const platform = {
            fetch: (request: Request) => this.#fetch(request),
            now: () => this.now,
            log: (line: string) => this.lines.push(line),
            version: null,
            locationCache: this.location,
            coordinator,
        };
        this.isolates = [new Router(config, platform), new Router(config, platform)];
    }

    static async start(changes: Partial<RouterConfig> = {}, coordinator?: DurableObjectNamespace): Promise<CachedEdge> {
        return new CachedEdge(await SigningKey.generate("key", "ES256"), changes, coordinator);
    }

    async token({ tenant, subject = "user", role = "employer" }: User, claims: object = {}): Promise<string> {
        const { issuer: iss, audiences } = exampleIdentity();
        const exp = this.now / 1000 + 3600;
        return this.#key.token({ iss, aud: audiences[0], sub: subject, exp, tenant, role, ...claims });
    }

    /** Asks an isolate, the first if none is named, and waits for what it does in the background. */
    async ask(path: string, init: RequestInit = {}, user: User | undefined = { tenant: "a" }, isolate = 0) {
        const headers = new Headers(init.headers);
        if (user !== undefined) headers.set("authorization", `Bearer ${await this.token(user)}`);
        return this.send(new Request(`https://api.example.com${path}`, { ...init, headers }), isolate);
    }

    async send(request: Request, isolate = 0) {
        const background: Promise<unknown>[] = [];
        const router = this.isolates[isolate];
        if (router === undefined) throw new Error(`there must be an isolate ${isolate}`);
        const { status, headers, ...response } = await answered(
            await router.handle(request, (work) => background.push(work)),
        );
        await Promise.all(background);
        return { status, headers, ...response, outcome: headers.get("x-ha-cache") };
    }

    events(event: string): readonly string[] {
        return this.lines.filter((line) => line.includes(`"event":"${event}"`));
    }

    async #fetch(request: Request): Promise<Response> {
        if (request.url === exampleIdentity().jwksUrl) {
            this.keysAsked += 1;
            return Response.json({ keys: [await this.#key.publicJwk()] });
        }
        this.asked += 1;
        this.requests.push(request);
        return this.reply(request);
    }
}

async function answered(response: Response) {
    return { status: response.status, headers: response.headers, text: await response.text() };
}
