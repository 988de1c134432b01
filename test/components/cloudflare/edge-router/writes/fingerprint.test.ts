import assert from "node:assert/strict";
import fc from "fast-check";
import { canonicalJson } from "../../../../../components/cloudflare/edge-router/writes/canonical-json.ts";
import {
    type Fingerprinted,
    fingerprint,
} from "../../../../../components/cloudflare/edge-router/writes/fingerprint.ts";

const bytes = (text: string) => new TextEncoder().encode(text).buffer;

function of(changes: Partial<Fingerprinted> = {}): Promise<string> {
    return fingerprint({
        method: "POST",
        path: "/api/v1/employees/7/hours?day=1",
        tenant: "acme",
        contentType: "application/json; charset=utf-8",
        body: bytes('{"hours":8}'),
        ...changes,
    });
}

describe("the fingerprint of a write", () => {
    it("differs when method, path, query, tenant or body differ", async () => {
        const all = await Promise.all([
            of(),
            of({ method: "PUT" }),
            of({ path: "/api/v1/employees/8/hours?day=1" }),
            of({ path: "/api/v1/employees/7/hours?day=2" }),
            of({ tenant: "globex" }),
            of({ body: bytes('{"hours":9}') }),
            of({ body: null }),
        ]);
        assert.equal(new Set(all).size, 7);
        assert.match(all[0] ?? "", /^[0-9a-f]{64}$/);
    });

    it("minds the layout of a body that is not JSON, or not valid JSON, and of JSON that is too deep", async () => {
        const same = async (contentType: string, one: string, other: string) =>
            (await of({ contentType, body: bytes(one) })) === (await of({ contentType, body: bytes(other) }));
        assert.equal(await same("application/json", '{"a":1, "b":2}', '{"b":2,"a":1}'), true);
        assert.equal(await same("application/merge-patch+json", '{"a":1, "b":2}', '{"b":2,"a":1}'), true);
        assert.equal(await same("text/plain", '{"a":1, "b":2}', '{"b":2,"a":1}'), false);
        assert.equal(await same("application/json", "{a:1}", "{ a:1}"), false);
        const deep = "[".repeat(200) + "]".repeat(200);
        assert.equal(await same("application/json", deep, ` ${deep}`), false);
    });

    it("does not take large numbers for one another, nor bytes that are no text", async () => {
        assert.notEqual(
            await of({ body: bytes("12345678901234567890") }),
            await of({ body: bytes("12345678901234567891") }),
        );
        const [one, other] = [new Uint8Array([34, 255, 34]).buffer, new Uint8Array([34, 254, 34]).buffer];
        assert.notEqual(await of({ body: one }), await of({ body: other }));
    });
});

describe("the canonical form of JSON", () => {
    it("means what the text means", () => {
        fc.assert(
            fc.property(fc.json({ maxDepth: 5 }), (text) => {
                assert.deepEqual(JSON.parse(canonicalJson(text) ?? "undefined"), JSON.parse(text));
            }),
        );
    });

    it("is the same however members are ordered and tokens are spaced", () => {
        const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
        fc.assert(
            fc.property(value, (members) => {
                const turned = Object.fromEntries(Object.entries(members).reverse());
                assert.equal(canonicalJson(JSON.stringify(turned, null, 3)), canonicalJson(JSON.stringify(members)));
            }),
        );
    });

    it("is its own canonical form", () => {
        fc.assert(
            fc.property(fc.json(), (text) => {
                const canonical = canonicalJson(text) ?? "";
                assert.equal(canonicalJson(canonical), canonical);
            }),
        );
    });
});
