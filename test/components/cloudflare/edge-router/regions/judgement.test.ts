import assert from "node:assert/strict";
import { judge } from "../../../../../components/cloudflare/edge-router/regions/judgement.ts";
import { exampleConfig } from "../example-config.ts";

const { retry } = exampleConfig();

function judged(status: number, headers: Record<string, string> = {}, rules = retry) {
    return judge({ kind: "response", response: new Response(null, { status, headers }) }, rules, false);
}

describe("what an answer says about a region", () => {
    for (const status of [200, 204, 304, 400, 401, 404, 409]) {
        it(`is that it answers, with ${status}`, () => {
            assert.deepEqual(judged(status), { evidence: "success", tryAnother: false });
        });
    }

    for (const status of [502, 503, 504, 520, 530]) {
        it(`is that it fails, with ${status}`, () => {
            assert.deepEqual(judged(status), { evidence: "hard", tryAnother: true });
        });
    }

    it("is that the application fails, with a status that is not listed", () => {
        assert.deepEqual(judged(500), { evidence: "server-error", tryAnother: false });
        assert.deepEqual(judged(501), { evidence: "server-error", tryAnother: false });
    });

    it("stays an application's failure when 500 is listed, but another region is asked", () => {
        const rules = { ...retry, otherRegionOn: [500] };
        assert.deepEqual(judged(500, {}, rules), { evidence: "server-error", tryAnother: true });
    });

    it("is nothing when it asks for less load, which must not move to the smaller region", () => {
        assert.deepEqual(judged(429), { evidence: "neutral", tryAnother: false });
        assert.deepEqual(judged(503, { "retry-after": "5" }), { evidence: "neutral", tryAnother: false });
    });

    it("is that it fails when there is none", () => {
        assert.deepEqual(judge({ kind: "timeout", afterMs: 1 }, retry, false), { evidence: "hard", tryAnother: true });
        assert.deepEqual(judge({ kind: "no-connection", message: "" }, retry, false), {
            evidence: "hard",
            tryAnother: true,
        });
    });

    it("is nothing when there is none and the client's body was still streaming", () => {
        assert.equal(judge({ kind: "timeout", afterMs: 1 }, retry, true).evidence, "neutral");
    });
});
