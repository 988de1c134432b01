import assert from "node:assert/strict";
import fc from "fast-check";
import { ConfigReader } from "../../../../../components/cloudflare/edge-router/configuration/config-reader.ts";
import { CallerFinder, callerOf } from "../../../../../components/cloudflare/edge-router/identity/caller.ts";
import type { IdentityConfig } from "../../../../../components/cloudflare/edge-router/identity/config.ts";
import { readIdentity } from "../../../../../components/cloudflare/edge-router/identity/config.ts";
import { exampleIdentity } from "./example-identity.ts";
import { SigningKey } from "./issuer.ts";

/** An issuer with one key, and a finder that asks it. */
async function world(changes: Partial<IdentityConfig> = {}) {
    const config = exampleIdentity(changes);
    const key = await SigningKey.generate("key", "ES256");
    const state = { now: Date.UTC(2026, 0, 5), keys: [key], asked: 0 };
    const finder = new CallerFinder("esta-tracker", config, {
        fetch: async () => {
            state.asked += 1;
            return Response.json({ keys: await Promise.all(state.keys.map((published) => published.publicJwk())) });
        },
        now: () => state.now,
        log: () => undefined,
    });
    const claims = { iss: config.issuer, aud: "esta-tracker", sub: "user", tenant: "a", role: "employer" };
    const token = (more: object = {}) => key.token({ ...claims, exp: state.now / 1000 + 60, ...more });
    const find = (text: string) => finder.find(new Headers({ authorization: `Bearer ${text}` }));
    return { state, finder, token, find };
}

describe("the caller of a request", () => {
    it("is whom a good token names, with its roles", async () => {
        const { find, token } = await world();
        assert.deepEqual(await find(await token()), { tenant: "a", subject: "user", roles: '["employer"]' });
    });

    it("is nobody without a token, with a bad one, and with one that names no tenant", async () => {
        const { find, finder, token, state } = await world();
        assert.equal(await finder.find(new Headers({ "x-ha-tenant": "a" })), undefined);
        for (const text of [
            await token({ exp: state.now / 1000 - 60 }),
            await token({ tenant: undefined }),
            await token({ tenant: "" }),
            await token({ tenant: ["a"] }),
            await token({ tenant: "x".repeat(201) }),
            await token({ aud: "another" }),
            `${(await token()).slice(0, -4)}AAAA`,
        ]) {
            assert.equal(await find(text), undefined);
        }
    });

    it("is remembered until the token expires", async () => {
        const { find, token, state } = await world({ clockSkewSeconds: 0 });
        const text = await token();
        assert.notEqual(await find(text), undefined);
        state.keys = [];
        state.now += 59_000;
        assert.notEqual(await find(text), undefined);
        assert.equal(state.asked, 1);
        state.now += 1000;
        assert.equal(await find(text), undefined);
    });

    it("is forgotten, however long the token is good, once a withdrawn key is no longer fresh", async () => {
        const { find, token, state } = await world({
            keys: { freshForMs: 10_000, refetchAfterMs: 1000, staleForMs: 60_000, timeoutMs: 500 },
        });
        const text = await token({ exp: state.now / 1000 + 3600 });
        assert.notEqual(await find(text), undefined);
        state.keys = [await SigningKey.generate("other", "ES256")];
        state.now += 10_000;
        assert.equal(await find(text), undefined);
    });

    it("has the same roles as another exactly when all role claims are equal", () => {
        const claim = fc.oneof(
            fc.constantFrom("a", "b", "", '","'),
            fc.boolean(),
            fc.constant(undefined),
            fc.array(fc.constantFrom("a", "b")),
        );
        const rules = { tenantClaim: "tenant", roleClaims: ["role", "scope"] };
        fc.assert(
            fc.property(claim, claim, claim, claim, (role, scope, otherRole, otherScope) => {
                const named = { tenant: "a", sub: "user" };
                const one = callerOf({ ...named, role, scope }, rules)?.roles;
                const other = callerOf({ ...named, role: otherRole, scope: otherScope }, rules)?.roles;
                const isSame = JSON.stringify([role, scope]) === JSON.stringify([otherRole, otherScope]);
                assert.equal(one === other, isSame);
            }),
        );
    });

    it("is found by a section that is read with every problem at once", () => {
        const reader = new ConfigReader();
        assert.deepEqual(readIdentity(reader, exampleIdentity()), exampleIdentity());
        readIdentity(reader, { ...exampleIdentity(), tenantClaim: "", roleClaims: "role", issuer: undefined });
        assert.deepEqual(reader.problems, [
            "identity.issuer must be the issuer's name, such as https://login.example.com/, got nothing",
            'identity.tenantClaim must be a claim\'s name such as tenant, got ""',
            'identity.roleClaims must be a list, got "role"',
        ]);
    });
});
