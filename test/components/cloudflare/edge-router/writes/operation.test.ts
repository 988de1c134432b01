import assert from "node:assert/strict";
import {
    finishedResponse,
    type Operation,
    operationView,
} from "../../../../../components/cloudflare/edge-router/writes/operation.ts";
import {
    outcomeResponse,
    storedOutcome,
} from "../../../../../components/cloudflare/edge-router/writes/stored-outcome.ts";

const operation: Operation = {
    id: "3-00000000-0000-0000-0000-000000000000",
    tenant: "acme",
    state: "queued",
    method: "POST",
    path: "/api/v1/employees/7/hours",
    attempts: 0,
    queuedAt: 0,
    finishedAt: undefined,
    reason: undefined,
    outcome: undefined,
};

describe("an operation", () => {
    it("says what is known, and nothing of the tenant", () => {
        assert.deepEqual(operationView(operation), {
            id: operation.id,
            state: "queued",
            method: "POST",
            path: "/api/v1/employees/7/hours",
            attempts: 0,
            queuedAt: "1970-01-01T00:00:00.000Z",
        });
    });

    it("shows a body that can be read, and says so when it cannot or was too large", () => {
        const shown = (type: string, body: Uint8Array | undefined) => {
            const outcome = { status: 200, headers: { "content-type": type }, body };
            return operationView({ ...operation, state: "done", finishedAt: 1, outcome }).response;
        };
        const headers = (type: string) => ({ status: 200, headers: { "content-type": type } });
        const json = "application/json";
        assert.deepEqual(shown(json, new Uint8Array([123, 125])), { ...headers(json), body: "{}" });
        assert.deepEqual(shown("image/png", new Uint8Array([1])), { ...headers("image/png"), bodyOmitted: true });
        assert.deepEqual(shown(json, undefined), { ...headers(json), bodyOmitted: true });
    });

    it("without an outcome, as when an operator gave it up, answers with itself", async () => {
        const given = { ...operation, state: "failed", finishedAt: 1, reason: "given up by its tenant" } as const;
        const response = finishedResponse(given, "/api/v1/operations");
        assert.deepEqual([response.status, JSON.parse(await response.text()).state], [202, "failed"]);
    });
});

describe("what is kept of an answer", () => {
    it("has no cookies, nothing about the connection and no large body", () => {
        const headers = new Headers({ "set-cookie": "a=b", connection: "close", etag: '"3"' });
        const outcome = storedOutcome(201, headers, new Uint8Array(64 * 1024 + 1));
        assert.deepEqual(outcome, { status: 201, headers: { etag: '"3"' }, body: undefined });
        assert.equal(storedOutcome(201, headers, new Uint8Array(64 * 1024)).body?.length, 64 * 1024);
    });

    it("is given again as it was, also without a body", async () => {
        const created = outcomeResponse({ status: 201, headers: { location: "/x" }, body: new Uint8Array([65]) });
        assert.deepEqual(
            [
                created.status,
                created.headers.get("location"),
                created.headers.get("cache-control"),
                await created.text(),
            ],
            [201, "/x", "no-store", "A"],
        );
        const empty = outcomeResponse({ status: 204, headers: {}, body: new Uint8Array() });
        assert.deepEqual([empty.status, empty.body], [204, null]);
    });
});
