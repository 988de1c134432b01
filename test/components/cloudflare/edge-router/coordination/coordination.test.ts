import assert from "node:assert/strict";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { Coordination } from "../../../../../components/cloudflare/edge-router/coordination/coordination.ts";
import { CoordinatorClient } from "../../../../../components/cloudflare/edge-router/coordination/coordinator-client.ts";
import { LocationSnapshots } from "../../../../../components/cloudflare/edge-router/coordination/location-snapshots.ts";
import type { LocationCache } from "../../../../../components/cloudflare/edge-router/runtime.ts";
import { exampleSnapshot } from "./example-snapshot.ts";

/** One isolate whose coordinator and cache are stand-ins. */
class Isolate {
    readonly asked: { path: string; body: string | undefined }[] = [];
    readonly lines: string[] = [];
    readonly stored = new Map<string, Response>();
    /** What the cache of the location fails with, as one does that is not configured. */
    cacheFault: string | undefined;
    readonly coordination: Coordination;
    now = 1_000_000;
    answer: () => Response | Promise<Response> = () => Response.json(exampleSnapshot({ at: this.now }));

    constructor(shared: boolean) {
        const namespace = {
            idFromName: (name: string) => name,
            get: () => ({
                fetch: async (request: Request | string, init?: RequestInit) => {
                    const url = typeof request === "string" ? request : request.url;
                    const body = typeof init?.body === "string" ? init.body : undefined;
                    this.asked.push({ path: new URL(url).pathname, body });
                    return this.answer();
                },
            }),
        };
        const key = (request: Request | string) => (typeof request === "string" ? request : request.url);
        const cache: LocationCache = {
            match: async (request) => {
                if (this.cacheFault !== undefined) throw new Error(this.cacheFault);
                return this.stored.get(key(request))?.clone();
            },
            put: async (request, response) => {
                if (this.cacheFault !== undefined) throw new Error(this.cacheFault);
                this.stored.set(key(request), response);
            },
            delete: async (request) => this.stored.delete(key(request)),
        };
        this.coordination = new Coordination({
            config: defaultCoordination,
            client: new CoordinatorClient(namespace, "esta-tracker", 50),
            shared: shared ? new LocationSnapshots(cache, "esta-tracker", 1000) : undefined,
            isolate: "one",
            log: (line) => this.lines.push(line),
            now: () => this.now,
        });
    }

    /** Does what is due; whether anything was. */
    async work(): Promise<boolean> {
        const work = this.coordination.due(this.now);
        await work;
        return work !== undefined;
    }

    see(evidence: "success" | "hard", left?: string): void {
        const { coordination, now } = this;
        coordination.learn(coordination.admit("us-central1", "/api/employees", now), evidence, left, now);
    }

    get paths(): readonly string[] {
        return this.asked.map(({ path }) => path);
    }
}

describe("an isolate's part in the agreement", () => {
    it("asks for a snapshot when it has none, and then at most once a second", async () => {
        const isolate = new Isolate(false);
        assert.equal(await isolate.work(), true);
        assert.equal(isolate.coordination.snapshots.current()?.epoch, 1);
        isolate.now += 999;
        assert.equal(await isolate.work(), false);
        isolate.now += 1;
        assert.equal(await isolate.work(), true);
        assert.deepEqual(isolate.paths, ["/snapshot", "/snapshot"]);
    });

    it("takes the snapshot of its location while that is young, with the age it has", async () => {
        const first = new Isolate(true);
        await first.work();
        const second = new Isolate(true);
        for (const [url, response] of first.stored) second.stored.set(url, response.clone());
        second.now = first.now + 600;
        await second.work();
        assert.deepEqual(second.paths, []);
        assert.equal(second.coordination.snapshots.age(second.now), 600);
        second.now += 400;
        await second.work();
        assert.deepEqual(second.paths, ["/snapshot"]);
    });

    it("asks the coordinator when the location's cache fails, and says so once until it works again", async () => {
        const isolate = new Isolate(true);
        isolate.cacheFault = "no cache here";
        for (let renewals = 0; renewals < 3; renewals++) {
            await isolate.work();
            isolate.now += 1000;
        }
        assert.deepEqual(isolate.paths, ["/snapshot", "/snapshot", "/snapshot"]);
        assert.equal(isolate.coordination.snapshots.age(isolate.now), 1000);
        assert.deepEqual(
            isolate.lines.map((line) => JSON.parse(line)),
            [{ event: "location-cache-unavailable", message: "no cache here", epoch: null }],
        );
        isolate.cacheFault = undefined;
        await isolate.work();
        assert.equal(isolate.stored.size, 1);
    });

    it("reports at most once a second, and the report brings the snapshot back", async () => {
        const isolate = new Isolate(false);
        isolate.see("success");
        await isolate.work();
        isolate.see("success");
        assert.equal(await isolate.work(), false);
        isolate.now += 1000;
        await isolate.work();
        assert.deepEqual(isolate.paths, ["/reports", "/reports"]);
        const body = JSON.parse(isolate.asked[1]?.body ?? "{}");
        assert.deepEqual([body.isolate, body.counts[0].requests, body.counts[0].epoch], ["one", 1, 1]);
        assert.equal(isolate.coordination.snapshots.age(isolate.now), 0);
    });

    it("does nothing without traffic once its counts are told", async () => {
        const isolate = new Isolate(false);
        isolate.see("success");
        await isolate.work();
        for (let second = 0; second < 5; second++)
            assert.equal(isolate.coordination.snapshots.isDue(isolate.now), false);
        assert.equal(await isolate.work(), false);
    });

    it("tells at once that it has left a region", async () => {
        const isolate = new Isolate(false);
        isolate.see("success");
        await isolate.work();
        isolate.see("hard", "consecutive-hard-failures");
        assert.equal(await isolate.work(), true);
        assert.equal(JSON.parse(isolate.asked[1]?.body ?? "{}").trips[0].reason, "consecutive-hard-failures");
    });

    for (const [kind, answer] of [
        ["throws", () => Promise.reject(new Error("gone"))],
        ["refuses", () => new Response("no", { status: 503 })],
        ["answers nonsense", () => Response.json({ schemaVersion: 2 })],
    ] as const) {
        it(`keeps the last snapshot, tells its trips again and logs once when the coordinator ${kind}`, async () => {
            const isolate = new Isolate(false);
            await isolate.work();
            isolate.answer = answer;
            isolate.see("hard", "consecutive-hard-failures");
            for (let tries = 0; tries < 5; tries++) {
                isolate.now += 500;
                await isolate.work();
            }
            assert.deepEqual(isolate.paths, ["/snapshot", "/reports", "/reports", "/reports"]);
            assert.equal(isolate.coordination.snapshots.current()?.epoch, 1);
            assert.equal(isolate.lines.length, 1);
            isolate.answer = () => Response.json(exampleSnapshot({ at: isolate.now }));
            isolate.now += 1000;
            await isolate.work();
            assert.equal(JSON.parse(isolate.asked.at(-1)?.body ?? "{}").trips.length, 1);
            assert.deepEqual(
                isolate.lines.map((line) => JSON.parse(line).event),
                ["coordinator-unreachable", "coordinator-reached"],
            );
        });
    }

    it("is not held up by a coordinator that does not answer", async () => {
        const isolate = new Isolate(false);
        isolate.answer = () => new Promise(() => undefined);
        await assert.rejects(
            isolate.coordination.tell("/invalidations", { slots: [1] }),
            /did not answer within 50 ms/,
        );
    });

    it("holds the snapshot that an announcement brings back", async () => {
        const isolate = new Isolate(false);
        isolate.answer = () => Response.json(exampleSnapshot({ at: 5, generations: { "7": 1 } }));
        const snapshot = await isolate.coordination.tell("/invalidations", { slots: [7] });
        assert.deepEqual(snapshot.generations, { "7": 1 });
        assert.equal(isolate.coordination.snapshots.current(), snapshot);
    });
});
