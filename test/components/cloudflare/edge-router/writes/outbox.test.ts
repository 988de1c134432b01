import assert from "node:assert/strict";
import { QueueingEdge, type Rules, until } from "./queueing-edge.ts";

describe("writes in a failover, in the Workers runtime", () => {
    let running: QueueingEdge | undefined;

    async function start(rules?: Rules, folder?: string): Promise<QueueingEdge> {
        running = await QueueingEdge.start(rules, folder);
        return running;
    }

    afterEach(async () => {
        await running?.stop();
        running = undefined;
    });

    it("[ET-08] queues a write while the writer may not write, and sends it when it may", async () => {
        const edge = await start();
        await edge.decide({ writes: false });
        const accepted = await edge.write("acme", "7", "key-1", { body: '{"hours":8}' });
        const operation = JSON.parse(await accepted.text());
        assert.equal(accepted.status, 202);
        assert.equal(accepted.headers.get("location"), `/api/v1/operations/${operation.id}`);
        assert.equal(operation.state, "queued");
        assert.equal(edge.central.received.length, 0);
        await edge.decide({ writes: true, epoch: 3 });
        await until("the write was not sent", () => edge.central.received.length > 0);
        const [received] = edge.central.received;
        assert.deepEqual(
            [received?.method, received?.url, received?.body],
            ["POST", "/api/v1/employees/7/hours", '{"hours":8}'],
        );
        const { headers } = received ?? {};
        assert.deepEqual(
            ["idempotency-key", "x-writer-epoch", "x-ha-replay", "x-ha-tenant", "x-ha-subject"].map(
                (name) => headers?.[name],
            ),
            ["key-1", "3", "1", "acme", "ann"],
        );
        assert.equal(headers?.authorization, undefined);
    });
});
