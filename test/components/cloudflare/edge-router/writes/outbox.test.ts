import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
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

    it("answers the same write again with the same operation, and with the origin's answer once it is done", async () => {
        const edge = await start();
        edge.central.reply = () => ({ status: 201, headers: { location: "/hours/1" }, body: '{"id":1}' });
        await edge.decide({ writes: false });
        const first = JSON.parse(await (await edge.write("acme", "7", "key-1", { body: '{"a":1,"b":2}' })).text());
        const second = await edge.write("acme", "7", "key-1", { body: '{ "b": 2, "a": 1 }' });
        assert.deepEqual([second.status, JSON.parse(await second.text()).id], [202, first.id]);
        const other = await edge.write("acme", "7", "key-1", { body: '{"a":1,"b":3}' });
        assert.equal(other.status, 422);
        assert.equal(JSON.parse(await other.text()).type, "urn:ha-platform:problem:idempotency-key-reused");
        await edge.decide({ writes: true });
        await until("the write was not sent", () => edge.central.received.length > 0);
        await edge.decide({ writes: false });
        const third = await edge.write("acme", "7", "key-1", { body: '{"a":1,"b":2}' });
        assert.deepEqual(
            [third.status, third.headers.get("location"), await third.text()],
            [201, "/hours/1", '{"id":1}'],
        );
        assert.equal(edge.central.received.length, 1);
    });

    it("asks for a key that can be read, in fair weather too", async () => {
        const edge = await start();
        const missing = await edge.write("acme", "7", undefined);
        assert.deepEqual(
            [missing.status, JSON.parse(await missing.text()).type],
            [400, "urn:ha-platform:problem:idempotency-key-missing"],
        );
        const invalid = await edge.write("acme", "7", "two words");
        assert.deepEqual(
            [invalid.status, JSON.parse(await invalid.text()).type],
            [400, "urn:ha-platform:problem:idempotency-key-invalid"],
        );
        assert.equal(edge.central.received.length, 0);
    });

    it("sends a write straight to the writer with its epoch while nothing is queued", async () => {
        const edge = await start();
        await edge.decide({ epoch: 4 });
        const leased = await edge.write("acme", "7", "key-1");
        const asked = await edge.write("acme", "7", "key-2");
        assert.deepEqual([leased.status, asked.status], [201, 201]);
        const sent = edge.central.received.map(({ headers }) => [headers["x-writer-epoch"], headers["x-ha-replay"]]);
        assert.deepEqual(sent, [
            ["4", undefined],
            ["4", undefined],
        ]);
    });

    it("holds back later writes of an entity whose writes wait, and no others", async () => {
        const edge = await start({ writes: { replay: { timeoutMs: 300, attempts: 100 } } });
        await edge.decide({ writes: false });
        await edge.write("acme", "7", "key-1", { body: "1" });
        // The writer is back, but it cannot take the first write yet.
        edge.central.reply = ({ body }) => ({ status: body === "1" ? 500 : 201 });
        await edge.decide({ writes: true });
        const [behind, beside] = [
            await edge.write("acme", "7", "key-2", { body: "2" }),
            await edge.write("acme", "8", "key-3", { body: "3" }),
        ];
        assert.deepEqual([behind.status, beside.status], [202, 201]);
        assert.equal(edge.central.received.filter(({ body }) => body === "2").length, 0);
        edge.central.reply = () => ({ status: 201 });
        await until("the second write was not sent", () => edge.central.received.some(({ body }) => body === "2"));
        const done = edge.central.received.map(({ body }) => body).filter((body) => body !== "3");
        assert.deepEqual([done.at(-2), done.at(-1)], ["1", "2"]);
        await until("the shard was not given back", async () => {
            const { depth, phase } = JSON.parse(await (await edge.outbox("acme", "state")).text());
            return depth === 0 && phase === "free";
        });
        assert.equal((await edge.write("acme", "7", "key-4")).status, 201);
    });

    it("sends writes of one entity in their order, and of six entities at once", async () => {
        const edge = await start({ writes: { replay: { writesPerSecond: 1000, slowMs: 5000 } } });
        await edge.decide({ writes: false });
        edge.central.delayMs = 40;
        const entities = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
        for (const body of ["first", "second", "third"]) {
            const kept = await Promise.all(
                entities.map((entity) => edge.write("acme", entity, `${entity}-${body}`, { body })),
            );
            assert.deepEqual([...new Set(kept.map(({ status }) => status))], [202]);
        }
        await edge.decide({ writes: true });
        await until("not all were sent", () => edge.central.received.length === 27);
        for (const entity of entities) {
            const bodies = edge.central.received.filter(({ url }) => url.includes(`/employees/${entity}/`));
            assert.deepEqual(
                bodies.map(({ body }) => body),
                ["first", "second", "third"],
            );
        }
        assert.equal(edge.central.mostUnderway, 6);
    });

    it("stops at the first breakdown of the writer, tries one write at a time, and goes on when it is back", async () => {
        const edge = await start();
        await edge.decide({ writes: false });
        await Promise.all(["1", "2", "3"].map((entity) => edge.write("acme", entity, `key-${entity}`)));
        edge.central.reply = () => ({ status: 502 });
        await edge.decide({ writes: true });
        await until("nothing was tried", () => edge.central.received.length > 0);
        await new Promise((resolve) => setTimeout(resolve, 500));
        assert.ok(
            edge.central.received.length <= 3,
            `${edge.central.received.length} writes were sent into a breakdown`,
        );
        const { failures, pausedMs } = JSON.parse(await (await edge.outbox("acme", "state")).text());
        assert.equal(failures, 1);
        assert.ok(pausedMs > 0);
        edge.central.reply = () => ({ status: 201 });
        await until("not all were sent", async () => {
            return JSON.parse(await (await edge.outbox("acme", "state")).text()).depth === 0;
        });
        assert.deepEqual(await edge.letters("acme"), []);
    });

    it("parks a write that fails by itself, with its entity alone, until a person decides", async () => {
        const edge = await start({ writes: { replay: { attempts: 2 } } });
        await edge.decide({ writes: false });
        const bad = JSON.parse(await (await edge.write("acme", "7", "key-1", { body: "bad" })).text());
        await edge.write("acme", "7", "key-2", { body: "behind" });
        await edge.write("acme", "8", "key-3", { body: "other" });
        edge.central.reply = ({ body }) => ({ status: body === "bad" ? 500 : 201 });
        await edge.decide({ writes: true });
        await until("the write was not parked", async () => (await edge.letters("acme")).length > 0);
        const [letter] = await edge.letters("acme");
        assert.deepEqual(
            [letter?.id, letter?.tenant, letter?.state, letter?.attempts, letter?.reason],
            [bad.id, "acme", "parked", 2, "the writer answered 500"],
        );
        await until("the other was not sent", () => edge.central.received.some(({ body }) => body === "other"));
        assert.ok(!edge.central.received.some(({ body }) => body === "behind"));
        assert.ok(edge.lines.some((line) => line.includes('"event":"write-parked"')));
        edge.central.reply = () => ({ status: 201 });
        assert.equal((await edge.decideAbout("globex", bad.id, "retry")).status, 404);
        assert.equal((await edge.decideAbout("acme", bad.id, "burn")).status, 404);
        assert.equal((await edge.decideAbout("acme", bad.id, "retry")).status, 200);
        await until("the one behind was not sent", () => edge.central.received.at(-1)?.body === "behind");
        assert.deepEqual(await edge.letters("acme"), []);
        const again = await edge.decideAbout("acme", bad.id, "retry");
        assert.deepEqual(
            [again.status, JSON.parse(await again.text()).type],
            [409, "urn:ha-platform:problem:operation-not-parked"],
        );
    });

    it("says of itself when all it holds waits for a person, and goes on holding back what comes after", async () => {
        const edge = await start({ writes: { replay: { attempts: 1 } } });
        await edge.decide({ writes: false });
        await edge.write("acme", "7", "key-1");
        edge.central.reply = () => ({ status: 500 });
        await edge.decide({ writes: true });
        await until("the coordinator did not hear of it", async () => (await edge.told()).at(-1)?.parked === true);
        edge.central.reply = () => ({ status: 201 });
        assert.equal((await edge.write("acme", "7", "key-2")).status, 202);
        assert.equal((await edge.write("acme", "8", "key-3")).status, 201);
        const [letter] = await edge.letters("acme");
        const given = await edge.decideAbout("acme", String(letter?.id), "discard");
        const { state, reason } = JSON.parse(await given.text());
        assert.deepEqual([given.status, state, reason], [200, "failed", "given up by its tenant"]);
        await until("the coordinator did not hear of the end", async () => {
            const last = (await edge.told()).at(-1);
            return last?.queueing === false;
        });
        assert.equal(edge.central.received.at(-1)?.headers["idempotency-key"], "key-2");
    });

    it("has answers forgotten that a queued write makes old, once it has taken effect", async () => {
        const row = {
            event: "hours-entered",
            methods: ["POST"],
            path: "/api/employees/{employee}/hours",
            tags: ["hours"],
        };
        const edge = await start({ cache: { invalidations: [row] } });
        const invalidations = async () => (await edge.told()).filter((told) => "slots" in told).length;
        await edge.decide({ writes: false });
        await edge.write("acme", "7", "key-1");
        await until("the isolate did not tell", async () => (await invalidations()) === 1);
        await edge.decide({ writes: true });
        await until("the outbox did not tell", async () => (await invalidations()) === 2);
        assert.equal(edge.central.received.length, 1);
    });

    it("gives a write up that the origin refuses, keeps it for people, and goes on with the next", async () => {
        const edge = await start();
        await edge.decide({ writes: false });
        const kept = await edge.write("acme", "7", "key-1", { body: "wrong" });
        await edge.write("acme", "7", "key-2", { body: "right" });
        edge.central.reply = ({ body }) => ({ status: body === "wrong" ? 422 : 201, body: '{"detail":"no"}' });
        await edge.decide({ writes: true });
        await until("the next was not sent", () => edge.central.received.at(-1)?.body === "right");
        const operation = JSON.parse(await (await edge.read("acme", kept.headers.get("location"))).text());
        assert.deepEqual(
            [operation.state, operation.response.status, operation.response.body],
            ["failed", 422, '{"detail":"no"}'],
        );
        assert.deepEqual(
            (await edge.letters("acme")).map(({ state, id }) => [state, id]),
            [["failed", operation.id]],
        );
    });

    it("shows an operation to its own tenant, and to nobody else that it exists", async () => {
        const edge = await start();
        await edge.decide({ writes: false });
        const location = (await edge.write("acme", "7", "key-1")).headers.get("location");
        const own = await edge.read("acme", location);
        assert.deepEqual([own.status, own.headers.get("cache-control")], [200, "no-store"]);
        const strange = await edge.read("globex", location);
        const nobody = await edge.call(location ?? "/");
        const unknown = await edge.read("acme", `/api/v1/operations/9-00000000-0000-0000-0000-000000000000`);
        const answers = await Promise.all([strange, nobody, unknown].map((answer) => answer.text()));
        assert.deepEqual([strange.status, nobody.status, unknown.status, new Set(answers).size], [404, 404, 404, 1]);
    });

    it("rejects a write of which it does not know who sends it, and one of a route that does not queue", async () => {
        const edge = await start();
        await edge.decide({ writes: false });
        const anonymous = await edge.write("acme", "7", "key-1", { headers: { authorization: "none" } });
        const unlisted = await edge.call("/api/v1/reports", { method: "POST", body: "{}" });
        for (const answer of [anonymous, unlisted]) {
            assert.deepEqual(
                [answer.status, answer.headers.get("retry-after"), JSON.parse(await answer.text()).type],
                [503, "10", "urn:ha-platform:problem:writes-unavailable"],
            );
        }
        assert.equal(edge.central.received.length + edge.east.received.length, 0);
    });

    it("sends a write of a route that passes to the other region, and any other to the writer alone", async () => {
        const edge = await start();
        edge.central.reply = () => ({ status: 503 });
        const post = (path: string) => {
            return edge.call(path, { method: "POST", body: "{}", headers: { "content-length": "2" } });
        };
        const [passed, rejected] = [await post("/api/v1/imports"), await post("/api/v1/reports")];
        assert.deepEqual([passed.status, rejected.status], [201, 503]);
        assert.deepEqual(
            edge.east.received.map(({ url, headers }) => [url, headers["x-ha-retry"]]),
            [["/api/v1/imports", "1"]],
        );
    });

    it("queues a write whose outcome is unknown, so that the origin sees the same key twice", async () => {
        const edge = await start();
        edge.central.reply = () => undefined;
        const kept = await edge.write("acme", "7", "key-1");
        assert.equal(kept.status, 202);
        edge.central.reply = () => ({ status: 201 });
        await until("it was not sent again", () => edge.central.received.length > 1);
        const keys = edge.central.received.map(({ headers }) => headers["idempotency-key"]);
        assert.deepEqual([...new Set(keys)], ["key-1"]);
    });

    it("never drops a write for a stale epoch: it goes to the new writer", async () => {
        const edge = await start();
        const stale = JSON.stringify({ type: "urn:problem:stale-epoch", status: 409 });
        edge.central.reply = () => ({
            status: 409,
            headers: { "content-type": "application/problem+json" },
            body: stale,
        });
        assert.equal((await edge.write("acme", "7", "key-1")).status, 202);
        await until("it was not tried again", () => edge.central.received.length > 1);
        await edge.decide({ writer: "us-east1", epoch: 2 });
        await until("the new writer was not asked", () => edge.east.received.length > 0);
        assert.equal(edge.east.received[0]?.headers["x-writer-epoch"], "2");
        assert.deepEqual(await edge.letters("acme"), []);
    });

    it("does not count the answer of a region that is no longer the writer", async () => {
        const edge = await start({ writes: { replay: { slowMs: 5000 } } });
        await edge.decide({ writes: false });
        await edge.write("acme", "7", "key-1");
        edge.central.delayMs = 2500;
        await edge.decide({ writes: true });
        await until("it was not sent", () => edge.central.received.length > 0);
        await edge.decide({ writer: "us-east1", epoch: 2 });
        await until("the new writer was not asked", () => edge.east.received.length > 0);
        assert.equal(edge.east.received[0]?.headers["idempotency-key"], "key-1");
    });

    it("refuses the first write of a shard when the coordinator cannot be told, and keeps nothing of it", async () => {
        const edge = await start();
        edge.central.reply = () => undefined;
        await edge.decide({ silent: true });
        // Without a snapshot the router sends, and the writer is silent too.
        const answer = await edge.write("acme", "7", "key-1");
        assert.equal(answer.status, 504);
        assert.equal(JSON.parse(await answer.text()).type, "urn:ha-platform:problem:outcome-unknown");
        assert.equal(JSON.parse(await (await edge.outbox("acme", "state")).text()).depth, 0);
    }).timeout(20_000);

    it("refuses what is over its bounds, and says when to come back", async () => {
        const edge = await start({ writes: { bounds: { bodyBytes: 10, writesPerTenant: 2, writesPerShard: 2 } } });
        await edge.decide({ writes: false });
        const large = await edge.write("acme", "7", "key-0", { body: "01234567890" });
        await edge.write("acme", "7", "key-1");
        await edge.write("acme", "8", "key-2");
        const third = await edge.write("acme", "9", "key-3");
        const [tooLarge, full] = [JSON.parse(await large.text()), JSON.parse(await third.text())];
        assert.deepEqual([large.status, third.status, third.headers.get("retry-after")], [503, 503, "10"]);
        assert.match(tooLarge.detail, /the body is too large to be queued/);
        assert.match(full.detail, /too many writes of this tenant are queued/);
        // Others have their own room, and a write that is known needs none.
        assert.equal((await edge.write("acme", "7", "key-1")).status, 202);
    });

    it("keeps everything over a restart, and sends it then", async () => {
        const folder = await fs.mkdtemp(path.join(os.tmpdir(), "outbox-"));
        try {
            const edge = await start({}, folder);
            await edge.decide({ writes: false });
            const first = await edge.write("acme", "7", "key-1", { body: "1" });
            await edge.write("acme", "7", "key-2", { body: "2" });
            await edge.restart();
            await edge.decide({ writes: false });
            const again = await edge.write("acme", "7", "key-1", { body: "1" });
            assert.deepEqual([again.status, again.headers.get("location")], [202, first.headers.get("location")]);
            await edge.decide({ writes: true });
            await until("not all were sent", () => edge.central.received.length === 2);
            assert.deepEqual(
                edge.central.received.map(({ body }) => body),
                ["1", "2"],
            );
            await edge.decide({ writes: false });
            await edge.write("acme", "8", "key-3", { body: "3" });
            await edge.restart();
            await edge.decide({ writes: true });
            // Nobody asks the outbox for anything: its alarm is on disk as well.
            await until("the third was not sent", () => edge.central.received.at(-1)?.body === "3");
            const done = JSON.parse(await (await edge.read("acme", first.headers.get("location"))).text());
            assert.equal(done.state, "done");
        } finally {
            await running?.stop();
            running = undefined;
            await fs.rm(folder, { recursive: true });
        }
    });

    it("[ET-08] loses and reorders no acknowledged write when it is killed while it queues and while it sends", async () => {
        const folder = await fs.mkdtemp(path.join(os.tmpdir(), "outbox-"));
        try {
            const edge = await start({ writes: { replay: { writesPerSecond: 400, slowMs: 5000 } } }, folder);
            const acknowledged = new Map<string, string[]>();
            for (const writes of [false, true]) {
                await edge.decide({ writes });
                let killed = false;
                const clients = ["1", "2", "3", "4"].map(async (employee) => {
                    for (let count = 0; !killed; count++) {
                        const key = `${writes}-${employee}-${count}`;
                        // Nobody answers while it is dead; then nothing was promised.
                        const answer = await edge.write("acme", employee, key, { body: key }).catch(() => undefined);
                        if (answer?.status !== 202) continue;
                        acknowledged.set(employee, [...(acknowledged.get(employee) ?? []), key]);
                    }
                });
                await new Promise((resolve) => setTimeout(resolve, 1600));
                killed = true;
                await edge.kill();
                await Promise.all(clients);
            }
            await edge.decide({ writes: true });
            await until("not all were sent", async () => {
                return JSON.parse(await (await edge.outbox("acme", "state")).text()).depth === 0;
            });
            const sent = edge.central.received.map(({ body }) => body);
            for (const keys of acknowledged.values()) {
                const places = keys.map((key) => sent.indexOf(key));
                assert.ok(places.length > 2 && !places.includes(-1), `${places.length} acknowledged`);
                assert.deepEqual(
                    places,
                    [...places].sort((left, right) => left - right),
                );
            }
            assert.equal(acknowledged.size, 4);
        } finally {
            await running?.stop();
            running = undefined;
            await fs.rm(folder, { recursive: true });
        }
    });
});
