import assert from "node:assert/strict";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { RegionCoordinator } from "../../../../../components/cloudflare/edge-router/coordination/region-coordinator.ts";
import { readSnapshot } from "../../../../../components/cloudflare/edge-router/coordination/snapshot-reader.ts";
import coordinationWorker from "../../../../../components/cloudflare/edge-router/coordination-worker.ts";
import { exampleConfig } from "../example-config.ts";
import { LoopbackOrigin } from "../loopback-origin.ts";
import { MemoryStorage } from "../writes/memory-storage.ts";

/** A coordinator outside the runtime, over storage that outlives it. */
class Lone {
    readonly storage = new MemoryStorage();
    readonly lines: string[] = [];
    readonly #work: Promise<unknown>[] = [];
    readonly #config: unknown;
    #object: RegionCoordinator;

    constructor(config: unknown) {
        this.#config = config;
        this.#object = this.#made();
    }

    restart(): void {
        this.#object = this.#made();
    }

    alarm(): Promise<void> {
        return this.#object.alarm();
    }

    async idle(): Promise<void> {
        await Promise.all(this.#work);
    }

    ask(path: string, body?: unknown): Promise<Response> {
        const posted = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
        return this.#object.fetch(new Request(`https://coordinator${path}`, posted));
    }

    async snapshot(path = "/snapshot", body?: unknown) {
        return readSnapshot(await (await this.ask(path, body)).json());
    }

    #made(): RegionCoordinator {
        const state = {
            storage: this.storage,
            waitUntil: (work: Promise<unknown>) => void this.#work.push(work),
            blockConcurrencyWhile: <T>(work: () => Promise<T>) => work(),
        };
        return new RegionCoordinator(state, { CONFIG: this.#config }, (line) => this.lines.push(line));
    }
}

const probe = { ...defaultCoordination.probe, intervalMs: 1000, timeoutMs: 200 };
const coordination = { ...defaultCoordination, probe };

describe("the coordinator", () => {
    const origins: LoopbackOrigin[] = [];

    async function start(): Promise<Lone> {
        origins.push(await LoopbackOrigin.start("us-central1"), await LoopbackOrigin.start("us-east1"));
        const regions = origins.map(({ name, host }) => ({ name, origin: host }));
        return new Lone(exampleConfig({ regions, coordination }));
    }

    afterEach(async () => {
        await Promise.all(origins.splice(0).map((origin) => origin.stop()));
    });

    it("gives every snapshot a later time, however fast they are asked for", async () => {
        const lone = await start();
        let last = 0;
        for (let count = 0; count < 50; count++) {
            const { at } = await lone.snapshot();
            assert.ok(at > last);
            last = at;
        }
    });

    it("keeps what outboxes and isolates announce through a restart", async () => {
        const lone = await start();
        const told = await lone.snapshot("/queueing", { shard: 7, queueing: true });
        assert.deepEqual(told.queueing, [7]);
        await lone.snapshot("/invalidations", { slots: [1, 2] });
        lone.restart();
        const { queueing, generations } = await lone.snapshot("/invalidations", { slots: [2] });
        assert.deepEqual([queueing, generations], [[7], { "1": 1, "2": 2 }]);
        assert.deepEqual((await lone.snapshot("/queueing", { shard: 7, queueing: false })).queueing, []);
    });

    it("leaves a region after three alarms without an answer, and is armed again each time", async () => {
        const lone = await start();
        await origins[0]?.stop();
        for (let count = 0; count < 3; count++) {
            assert.equal((await lone.snapshot()).regions["us-central1"]?.phase, "closed");
            const before = Date.now();
            await lone.alarm();
            const armed = await lone.storage.getAlarm();
            assert.ok(armed !== null && armed >= before && armed <= Date.now() + 1000);
        }
        assert.equal((await lone.snapshot()).regions["us-central1"]?.phase, "open");
        const [line] = lone.lines.map((text) => JSON.parse(text));
        assert.deepEqual(
            [line.event, line.system, line.region, line.to, line.reason, line.epoch, line.probeFailures],
            ["region-decision", "esta-tracker", "us-central1", "open", "probes-failed", 1, 3],
        );
        lone.restart();
        assert.deepEqual((await lone.snapshot()).regions["us-central1"]?.reason, "probes-failed");
    });

    it("[ET-05] makes all its checks at once when an isolate has left a region", async () => {
        const lone = await start();
        const [primary] = origins;
        assert.ok(primary !== undefined);
        primary.mode = 503;
        const trips = [{ region: "us-central1", epoch: 0, reason: "consecutive-hard-failures" }];
        assert.equal((await lone.snapshot("/reports", { isolate: "one", counts: [], trips })).epoch, 0);
        await lone.idle();
        assert.equal((await lone.snapshot()).regions["us-central1"]?.phase, "open");
        assert.equal(primary.requests.length, 6);
    });

    it("believes the checks when an isolate alone cannot reach a region, and does not repeat them at every report", async () => {
        const lone = await start();
        const trips = [{ region: "us-central1", epoch: 0, reason: "consecutive-hard-failures" }];
        for (let count = 0; count < 5; count++) {
            await lone.snapshot("/reports", { isolate: "one", counts: [], trips });
            await lone.idle();
        }
        assert.equal((await lone.snapshot()).regions["us-central1"]?.phase, "closed");
        assert.equal(origins[0]?.requests.length, 6);
    });

    it("is armed from the start, and armed again by whoever finds its alarm late", async () => {
        const lone = await start();
        assert.notEqual(await lone.storage.getAlarm(), null);
        const watched = async () => (await lone.ask("/watch", {})).json();
        assert.deepEqual(await watched(), { late: false });
        await lone.storage.setAlarm(Date.now() - 5001);
        assert.deepEqual(await watched(), { late: true });
        assert.ok(Date.now() - ((await lone.storage.getAlarm()) ?? 0) < 5000);
        await lone.storage.deleteAlarm();
        assert.deepEqual(await watched(), { late: true });
    });

    it("refuses what it cannot read, and changes nothing", async () => {
        const lone = await start();
        for (const [path, body, message] of [
            ["/reports", { isolate: "one" }, /report.counts must be a list/],
            ["/queueing", { shard: "7", queueing: true }, /shard must be a whole number/],
            ["/queueing", { shard: 7 }, /queueing true or false/],
            ["/invalidations", { slots: [-1] }, /slots must be a whole number/],
        ] as const) {
            const response = await lone.ask(path, body);
            assert.equal(response.status, 400);
            assert.match(await response.text(), message);
        }
        assert.equal((await lone.ask("/nowhere")).status, 404);
        const { queueing, generations, epoch } = await lone.snapshot();
        assert.deepEqual([queueing, generations, epoch], [[], {}, 0]);
    });

    it("decides nothing without a configuration that it can use", async () => {
        for (const config of [undefined, exampleConfig()]) {
            const lone = new Lone(config);
            assert.equal((await lone.ask("/snapshot")).status, 503);
            assert.equal(await lone.storage.getAlarm(), null);
        }
    });
});

describe("the coordination script", () => {
    it("has the coordinator of its system looked after once a minute", async () => {
        const asked: string[] = [];
        const work: Promise<unknown>[] = [];
        const COORDINATOR = {
            idFromName: (name: string) => name,
            get: (id: { toString(): string }) => ({
                fetch: async (request: Request | string, init?: RequestInit) => {
                    asked.push(`${init?.method} ${String(request)} of ${id}`);
                    return new Response();
                },
            }),
        };
        const invocation = { waitUntil: (task: Promise<unknown>) => void work.push(task) };
        coordinationWorker.scheduled({}, { CONFIG: exampleConfig({ coordination }), COORDINATOR }, invocation);
        await Promise.all(work);
        assert.deepEqual(asked, ["POST https://coordinator/watch of esta-tracker"]);
        coordinationWorker.scheduled({}, { CONFIG: "broken", COORDINATOR }, invocation);
        coordinationWorker.scheduled({}, { CONFIG: exampleConfig() }, invocation);
        assert.equal(asked.length, 1);
    });
});
