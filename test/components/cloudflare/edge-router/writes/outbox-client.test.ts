import assert from "node:assert/strict";
import type { DurableObjectNamespace } from "../../../../../components/cloudflare/edge-router/runtime.ts";
import { OutboxClient } from "../../../../../components/cloudflare/edge-router/writes/outbox-client.ts";
import { exampleWrite } from "./example-write.ts";

/** A client of outboxes that all answer alike, what they were asked, and its log. */
function clientOf(answer: () => Response) {
    const asked: string[] = [];
    const lines: string[] = [];
    const outboxes: DurableObjectNamespace = {
        idFromName: (name) => ({ toString: () => name }),
        get: (id) => ({
            fetch: async (request) => {
                asked.push(`${id} ${request}`);
                return answer();
            },
        }),
    };
    return { asked, lines, client: new OutboxClient(outboxes, "esta-tracker", 2000, (line) => lines.push(line)) };
}

describe("an isolate's way to the outboxes", () => {
    it("asks the outbox of the shard, and gives the client its answer without the mark", async () => {
        const { asked, client } = clientOf(
            () => new Response("{}", { status: 202, headers: { "x-ha-outbox": "kept" } }),
        );
        const { mark, response } = await client.offer("turn", exampleWrite({ shard: 7 }));
        assert.deepEqual(asked, ["esta-tracker/7 https://outbox/turn"]);
        assert.deepEqual([mark, response.status, response.headers.get("x-ha-outbox")], ["kept", 202, null]);
    });

    it("says that the outcome is unknown when an outbox is silent or says something else", async () => {
        const silent = clientOf(() => {
            throw new Error("overloaded");
        });
        const strange = clientOf(() => new Response("internal error", { status: 500 }));
        for (const { client } of [silent, strange]) {
            const { mark, response } = await client.offer("writes", exampleWrite());
            const { type, detail } = JSON.parse(await response.text());
            assert.deepEqual([mark, response.status, type], ["lost", 502, "urn:ha-platform:problem:outcome-unknown"]);
            assert.match(detail, /^the queue of writes could not be reached .*; the write may have happened/);
        }
        assert.deepEqual(
            silent.lines.map((line) => JSON.parse(line)),
            [{ event: "outbox-silent", system: "esta-tracker", shard: 3, message: "overloaded" }],
        );
    });

    it("knows no operation when the outbox knows none", async () => {
        const { client } = clientOf(() => new Response(null, { status: 404 }));
        assert.equal(await client.operation(3, "3-x", "acme", "GET"), undefined);
    });
});
