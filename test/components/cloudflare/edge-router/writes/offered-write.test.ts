import assert from "node:assert/strict";
import fc from "fast-check";
import {
    decoded,
    encoded,
    headersToKeep,
} from "../../../../../components/cloudflare/edge-router/writes/offered-write.ts";
import { exampleWrite } from "./example-write.ts";

describe("a write on its way to an outbox", () => {
    it("arrives as it was sent, whatever its bytes and texts", () => {
        const text = fc
            .string({ minLength: 1 })
            .filter((value) => value.isWellFormed() && !/^[\n\r\u2028\u2029]*$/.test(value));
        const write = fc.record({
            tenant: text,
            orderKey: text,
            path: text,
            body: fc.option(fc.uint8Array(), { nil: undefined }),
        });
        fc.assert(
            fc.property(write, (changes) => {
                const offered = exampleWrite({ ...changes, headers: { "if-match": '"é"', accept: "" } });
                assert.deepEqual(decoded(encoded(offered)), offered);
            }),
        );
    });

    it("is refused, with all that is wrong, when it is something else", () => {
        assert.throws(
            () => decoded(new TextEncoder().encode("POST")),
            /^Error: write must be JSON, got ""; write.headers/,
        );
        const broken = new TextEncoder().encode('{"shard":-1,"headers":{"accept":1}}\n');
        assert.throws(() => decoded(broken), /write.shard must be .*; .*write.headers.accept must be a text, got 1/);
    });

    it("keeps no credential and no cookie", () => {
        const headers = new Headers({
            authorization: "Bearer secret",
            cookie: "session=secret",
            "cf-access-jwt-assertion": "secret",
            "x-api-key": "secret",
            "content-type": "application/json",
            "if-match": '"3"',
        });
        assert.deepEqual(headersToKeep(headers), { "content-type": "application/json", "if-match": '"3"' });
    });
});
