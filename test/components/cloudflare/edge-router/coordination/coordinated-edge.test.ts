import assert from "node:assert/strict";
import type { CoordinationConfig } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { isAdmitted } from "../../../../../components/cloudflare/edge-router/regions/share.ts";
import { asRecord, CoordinatedEdge, eventually, type IsolateName, pause, quick } from "./coordinated-edge.ts";

describe("two isolates and their coordinator in the Workers runtime", () => {
    let running: CoordinatedEdge | undefined;

    async function start(coordination: CoordinationConfig = quick): Promise<CoordinatedEdge> {
        running = await CoordinatedEdge.start(coordination);
        return running;
    }

    /** What an isolate was last told of the primary. */
    async function told(edge: CoordinatedEdge, isolate: IsolateName): Promise<Readonly<Record<string, unknown>>> {
        await edge.ask(isolate);
        const coordination = asRecord((await edge.health(isolate)).coordination);
        return { epoch: coordination.epoch, ...asRecord(asRecord(coordination.regions)["us-central1"]) };
    }

    async function loseThePrimary(edge: CoordinatedEdge): Promise<void> {
        edge.primary.mode = 503;
        for (let count = 0; count < 5; count++) assert.equal((await edge.ask("one")).status, 200);
        await eventually(async () => assert.equal((await told(edge, "one")).phase, "open"));
    }

    afterEach(async () => {
        await running?.stop();
        running = undefined;
    });

    it("[ET-05] leaves a region in both when one of them sees it fail", async () => {
        const edge = await start();
        assert.equal((await edge.ask("two")).region, "us-central1");
        await loseThePrimary(edge);
        await eventually(async () => assert.equal((await told(edge, "two")).phase, "open"));
        const before = CoordinatedEdge.ofClients(edge.primary);
        for (let count = 0; count < 10; count++) assert.equal((await edge.ask("two")).region, "us-east1");
        assert.equal(CoordinatedEdge.ofClients(edge.primary), before);
        assert.deepEqual(
            edge.lines.filter((text) => text.includes("coordinator-unreachable")),
            [],
        );
        const [line] = edge.lines.filter((text) => text.includes('"event":"region-decision"'));
        assert.ok(line !== undefined);
        const { system, region, from, to, reason, epoch } = asRecord(JSON.parse(line));
        assert.deepEqual([system, region, from, to, epoch], ["esta-tracker", "us-central1", "closed", "open", 1]);
        assert.equal(reason, "probes-failed");
    });

    it("[ET-08] brings a region back by the shares of its steps, to both", async () => {
        const edge = await start({ ...quick, ramp: { ...quick.ramp, leastMs: 60_000 } });
        await loseThePrimary(edge);
        edge.primary.mode = 200;
        await eventually(async () => assert.equal((await told(edge, "one")).phase, "half-open"));
        await eventually(async () => assert.equal((await told(edge, "two")).share, 10));
        for (let client = 0; client < 100; client++) {
            const address = `192.0.2.${client}`;
            const { status, region } = await edge.ask("two", address);
            assert.deepEqual([status, region], [200, isAdmitted(address, 10) ? "us-central1" : "us-east1"]);
        }
    });

    it("[ET-08] closes a region again when its traffic succeeds", async () => {
        const edge = await start();
        assert.equal((await edge.ask("two")).status, 200);
        await loseThePrimary(edge);
        edge.primary.mode = 200;
        await eventually(async () => assert.equal((await told(edge, "two")).phase, "half-open"));
        await eventually(async () => assert.equal((await told(edge, "two")).phase, "closed"));
        assert.equal((await edge.ask("two")).region, "us-central1");
    });

    it("goes on as before when the coordinator is gone", async () => {
        const edge = await start();
        await eventually(async () => assert.equal((await told(edge, "one")).phase, "closed"));
        await edge.gate("closed");
        await pause(300);
        for (let count = 0; count < 20; count++) {
            assert.deepEqual(await edge.ask("one"), { status: 200, region: "us-central1" });
        }
        edge.primary.mode = 503;
        for (let count = 0; count < 20; count++) {
            assert.deepEqual(await edge.ask("one"), { status: 200, region: "us-east1" });
        }
        await eventually(async () => assert.ok(edge.lines.some((line) => line.includes("coordinator-unreachable"))));
        await edge.gate("open");
        await eventually(async () => assert.equal((await told(edge, "one")).phase, "open"));
    });

    it("keeps to the last snapshot when the coordinator goes away while a region is left", async () => {
        const edge = await start();
        assert.equal((await edge.ask("two")).status, 200);
        await loseThePrimary(edge);
        await eventually(async () => assert.equal((await told(edge, "two")).phase, "open"));
        await edge.gate("closed");
        edge.primary.mode = 200;
        await pause(1500);
        for (let count = 0; count < 10; count++) assert.equal((await edge.ask("two")).region, "us-east1");
    });

    it("keeps its epoch and its decisions through a restart", async () => {
        const edge = await start({ ...quick, openTime: { ...quick.openTime, firstMs: 60_000 } });
        await loseThePrimary(edge);
        const before = asRecord(await edge.coordinator("/snapshot"));
        await edge.restart();
        const after = asRecord(await edge.coordinator("/snapshot"));
        assert.deepEqual([after.epoch, after.regions], [before.epoch, before.regions]);
        assert.ok(Number(after.at) > Number(before.at));
        const decisions = await edge.coordinator("/decisions");
        assert.ok(Array.isArray(decisions) && asRecord(decisions[0]).to === "open");
    });

    it("is told nothing by an isolate without traffic", async () => {
        const edge = await start();
        for (let count = 0; count < 5; count++) {
            await edge.ask("one");
            await pause(100);
        }
        await pause(500);
        const reports = await edge.gate("open");
        assert.ok(reports >= 1 && reports <= 4, `${reports} reports`);
        await pause(1500);
        assert.equal(await edge.gate("open"), reports);
    });

    it("takes a region out that an operator isolates", async () => {
        const edge = await start({ ...quick, isolated: ["us-central1"] });
        await eventually(async () => assert.equal((await told(edge, "one")).phase, "isolated"));
        assert.equal((await edge.ask("one")).region, "us-east1");
    });
});
