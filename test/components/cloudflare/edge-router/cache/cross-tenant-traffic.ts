import type { SeededChance } from "./seeded-chance.ts";
import { REPEATED_HEADERS } from "./tenant-origin.ts";
import type { Credential, TenantTokens } from "./tenant-tokens.ts";

/** A request, and whose data its answer may hold: its own tenant's, or nobody's. */
export interface FuzzedRequest {
    readonly request: Request;
    readonly owner: number | undefined;
    /** What its headers may put into its own answer, and into nobody else's. */
    readonly marks: readonly string[];
}

const RESOURCES = ["employees/7/accrual", "employees/8/accrual", "dashboard", "profile", "plans", "settings"] as const;
type Write = readonly [method: string, resource: string];
const WRITES: readonly [Write, ...Write[]] = [
    ["POST", "employees/7/work-logs"],
    ["PATCH", "sick-time-requests/1"],
    ["PUT", "settings"],
    ["PUT", "plans"],
];
const FORGED_NAMES = [
    "x-ha-tenant",
    "x-ha-subject",
    "x-cache-tenant",
    "x-cache-entry",
    "x-identity-tenant",
    "x-tenant",
    "tenant",
] as const;
const HOSTS = [
    "api.example.com",
    "api.example.com",
    "api.example.com",
    "API.example.com:443",
    "app.example.com",
] as const;

/** Makes requests of all tenants, most of them honest and the others as crooked as clients can send them. */
export class CrossTenantTraffic {
    readonly #chance: SeededChance;
    readonly #tokens: TenantTokens;
    #made = 0;

    constructor(chance: SeededChance, tokens: TenantTokens) {
        this.#chance = chance;
        this.#tokens = tokens;
    }

    next(): FuzzedRequest {
        this.#made += 1;
        const chance = this.#chance;
        const marks: string[] = [];
        const headers = new Headers();
        const owner = this.#credentials(headers);
        if (chance.isBelow(0.3)) this.#forge(headers, marks);
        if (chance.isBelow(0.3)) {
            headers.set("accept-language", chance.of(["en", "es;q=0.5, en;q=0.1", "xx, *;q=0.1", "EN-us", ",;q=,"]));
        }
        if (chance.isBelow(0.1)) headers.set("accept-encoding", chance.of(["br", "gzip", "identity;q=0"]));
        if (chance.isBelow(0.05)) headers.set("if-none-match", "*");
        if (chance.isBelow(0.03)) headers.set("range", "bytes=0-3");
        const isWrite = chance.isBelow(0.005);
        const [method, resource] = isWrite ? chance.of(WRITES) : ["GET", chance.of(RESOURCES)];
        const path = chance.isBelow(0.25) ? this.#crooked(resource) : `/api/v1/${resource}`;
        const url = `https://${chance.of(HOSTS)}${path}${this.#query()}`;
        return { request: new Request(url, { method, headers }), owner, marks };
    }

    /** Mostly a good token of some tenant; now and then a bad one, two at once, a cookie or nothing at all. */
    #credentials(headers: Headers): number | undefined {
        const chance = this.#chance;
        const kind = chance.next();
        const good = this.#good();
        if (kind < 0.79) {
            headers.set("authorization", good.authorization);
            if (chance.isBelow(0.03)) headers.set("cookie", `session=${this.#tenant()}`);
            return good.tenant;
        }
        if (kind < 0.85) {
            const [first = good] = this.#tokens.bad;
            const bad = this.#tokens.bad[chance.below(this.#tokens.bad.length)] ?? first;
            headers.set("authorization", bad.authorization);
            return undefined;
        }
        if (kind < 0.88) {
            headers.append("authorization", good.authorization);
            headers.append("authorization", this.#good().authorization);
            return undefined;
        }
        if (kind > 0.92) return undefined;
        const tenant = this.#tenant();
        headers.set("cookie", `a=b; session=${tenant}`);
        return tenant;
    }

    #forge(headers: Headers, marks: string[]): void {
        const chance = this.#chance;
        const victim = `tenant-${this.#tenant()}`;
        headers.set(
            chance.of(FORGED_NAMES),
            chance.of([victim, encodeURIComponent(victim), `${victim}, ${victim}`, "*"]),
        );
        if (chance.isBelow(0.3))
            headers.set(chance.of(["x-forwarded-host", "host", "forwarded"]), `${victim}.example.com`);
        if (chance.isBelow(0.3)) {
            const mark = `mark-${this.#made}`;
            headers.set(chance.of(REPEATED_HEADERS), mark);
            marks.push(mark);
        }
    }

    #crooked(resource: string): string {
        const other = `tenant-${this.#tenant()}`;
        const encoded = resource.replaceAll("/", "%2f");
        return this.#chance.of([
            `/api/${resource}`,
            `/api/v2/${resource}`,
            `/API/V1/${resource.toUpperCase()}`,
            `/api/v1/${resource.toUpperCase()}`,
            `/api/v1//${resource}`,
            `/api/v1/${resource}/`,
            `/api/v1/${encoded}`,
            `/api/v1/x/%2e%2e/${resource}`,
            `/api/v1/./${resource};tenant=${other}`,
            `/api/v1/tenants/${other}/${resource}`,
            `/api/v1/${resource.replace("7", "%37")}`,
            `/api/v1/${resource}%00`,
            `/api/v1/${resource}%20`,
            `/api/health/../v1/${resource}`,
        ]);
    }

    #query(): string {
        const other = `tenant-${this.#tenant()}`;
        if (this.#chance.isBelow(0.8)) return "";
        return this.#chance.of([
            "?a=1&b=2",
            "?b=2&a=1",
            "?a=1&a=2",
            "?a=2&a=1",
            `?tenant=${other}`,
            "?tenant=&&",
            "?%61=1",
            "?a=%31#fragment",
            `?x-ha-tenant=${other}&access_token=${this.#good().authorization.slice(7)}`,
        ]);
    }

    #good(): Credential {
        const users = this.#tokens.good[this.#tenant()] ?? [];
        return users[this.#chance.below(users.length)] ?? { authorization: "", tenant: undefined };
    }

    #tenant(): number {
        return this.#chance.below(this.#tokens.good.length);
    }
}
