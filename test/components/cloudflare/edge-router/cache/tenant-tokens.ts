import { exampleIdentity } from "../identity/example-identity.ts";
import { part, SigningKey } from "../identity/issuer.ts";

/** A value of an Authorization header and the tenant an origin takes it for; undefined: a bad one. */
export interface Credential {
    readonly authorization: string;
    readonly tenant: number | undefined;
}

/** Tokens of some tenants and their users, good and bad in many ways, and the keys that an issuer publishes for them. */
export class TenantTokens {
    readonly jwks: object;
    /** By tenant. */
    readonly good: readonly (readonly Credential[])[];
    readonly bad: readonly Credential[];

    private constructor(jwks: object, good: readonly (readonly Credential[])[], bad: readonly Credential[]) {
        this.jwks = jwks;
        this.good = good;
        this.bad = bad;
    }

    /** Tokens that are good at `nowMs` and for a day, for `tenants` tenants with an employer and two employees each. */
    static async make(tenants: number, nowMs: number): Promise<TenantTokens> {
        const keys = [
            await SigningKey.generate("first", "ES256"),
            await SigningKey.generate("second", "RS256"),
        ] as const;
        const stranger = await SigningKey.generate("first", "ES256");
        const [key, other] = keys;
        const good: Credential[][] = [];
        const bad: Credential[] = [];
        const refused = (token: string) => bad.push({ authorization: `Bearer ${token}`, tenant: undefined });
        for (let tenant = 0; tenant < tenants; tenant++) {
            const users: Credential[] = [];
            for (const [user, role] of ["employer", "employee", "employee"].entries()) {
                const claims = claimsOf(tenant, `user-${user}`, role, nowMs);
                const token = await keys[user % 2 === 0 ? 0 : 1].token(claims);
                users.push({ authorization: `Bearer ${token}`, tenant });
            }
            good.push(users);
            const claims = claimsOf(tenant, "user-0", "employer", nowMs);
            const token = await key.token(claims);
            const [head = "", , tail = ""] = token.split(".");
            refused(await key.token({ ...claims, exp: nowMs / 1000 - 3600 }));
            refused(await key.token({ ...claims, aud: "another-service" }));
            refused(await key.token({ ...claims, iss: "https://login.example.org/" }));
            refused(await key.token(claims, { kid: other.id }));
            refused(await other.token(claims, { kid: key.id }));
            refused(await stranger.token(claims));
            refused(`${part({ alg: "none", kid: key.id })}.${part(claims)}.`);
            refused(`${part({ alg: "none", kid: key.id })}.${part(claims)}.${tail}`);
            refused(`${head}.${part(claimsOf((tenant + 1) % tenants, "user-0", "employer", nowMs))}.${tail}`);
            refused(await key.token(claims, { alg: "HS256" }));
            bad.push({ authorization: `Basic ${btoa(`user-0:tenant-${tenant}`)}`, tenant: undefined });
        }
        return new TenantTokens({ keys: await Promise.all(keys.map((published) => published.publicJwk())) }, good, bad);
    }
}

function claimsOf(tenant: number, subject: string, role: string, nowMs: number) {
    const { issuer: iss, audiences } = exampleIdentity();
    const exp = Math.floor(nowMs / 1000) + 86_400;
    // Users of different tenants have the same names on purpose: only the tenant tells them apart.
    return { iss, aud: audiences[0], sub: subject, exp, tenant: `tenant-${tenant}`, role };
}
