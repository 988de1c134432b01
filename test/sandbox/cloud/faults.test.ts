import assert from "node:assert/strict";
import { type FaultRule, Faults, type ServiceCall, serviceOf } from "../../../sandbox/cloud/faults.ts";
import { Store } from "../../../sandbox/cloud/store.ts";
import { cloudWith, make, subject } from "./fixture.ts";

const call: ServiceCall = { type: "gcp:cloudrunv2/service:Service", operation: "create", region: "us-east1" };
const fail = { kind: "fail" } as const;

function withRule(rule: FaultRule) {
    const store = Store.open(":memory:");
    store.addFault(rule);
    return { store, faults: new Faults(store) };
}

/** `ok` or the error message of each of so many calls. */
async function outcomes(faults: Faults, count: number, one: ServiceCall = call): Promise<readonly string[]> {
    const results: string[] = [];
    for (let i = 0; i < count; i++)
        results.push(
            await faults.arrive(one).then(
                () => "ok",
                (error: Error) => error.message,
            ),
        );
    return results;
}

describe("faults", () => {
    it("make a region's calls fail with what happened and how to heal it", async () => {
        const { faults } = withRule({ region: "us-east1", effect: fail });
        assert.deepEqual(await outcomes(faults, 1), [
            '503 us-east1 is unavailable (simulated fault 1: region us-east1); heal it with "ha cloud heal"',
        ]);
    });

    it("say what the operator wants them to say", async () => {
        const { faults } = withRule({ effect: { kind: "fail", message: "429 quota exceeded" } });
        assert.deepEqual(await outcomes(faults, 1), [
            '429 quota exceeded (simulated fault 1: every call); heal it with "ha cloud heal"',
        ]);
    });

    const misses: readonly (readonly [FaultRule, Partial<ServiceCall>])[] = [
        [{ region: "us-east1", effect: fail }, { region: "us-central1" }],
        [{ region: "us-east1", effect: fail }, { region: undefined }],
        [{ service: "gcp:cloudrunv2", effect: fail }, { type: "gcp:compute/address:Address" }],
        [{ type: "gcp:cloudrunv2/service:Service", effect: fail }, { type: "gcp:cloudrunv2/job:Job" }],
        [{ operation: "create", effect: fail }, { operation: "read" }],
        [{ region: "us-east1", operation: "create", effect: fail }, { operation: "delete" }],
    ];
    for (const [rule, other] of misses) {
        it(`hit ${JSON.stringify(rule)} and spare ${JSON.stringify(other)}`, async () => {
            const { faults } = withRule(rule);
            assert.notDeepEqual(await outcomes(faults, 1), ["ok"]);
            assert.deepEqual(await outcomes(faults, 1, { ...call, ...other }), ["ok"]);
        });
    }

    it("let some calls pass first, hit a number of times, and then heal by themselves", async () => {
        const { faults, store } = withRule({ after: 2, times: 1, effect: fail });
        const results = await outcomes(faults, 5);
        assert.deepEqual(
            results.map((result) => result === "ok"),
            [true, true, false, true, true],
        );
        assert.equal(store.faults()[0]?.matched, 3);
    });

    it("slow a call down", async () => {
        const { faults } = withRule({ effect: { kind: "slow", milliseconds: 30 } });
        const started = performance.now();
        assert.deepEqual(await outcomes(faults, 1), ["ok"]);
        assert.ok(performance.now() - started >= 25);
    });

    it("hold a call until the run is cancelled", async () => {
        const { faults } = withRule({ effect: { kind: "hang" } });
        const result = outcomes(faults, 1);
        const early = await Promise.race([
            result,
            new Promise((resolve) => setTimeout(() => resolve("still waiting"), 30)),
        ]);
        assert.equal(early, "still waiting");
        faults.cancel();
        assert.deepEqual(await result, ["cancelled while a simulated fault held the call"]);
    });

    it("know a type's service", () => assert.equal(serviceOf("gcp:cloudrunv2/service:Service"), "gcp:cloudrunv2"));

    it("reach create, read, update, delete and invoke of the cloud, and nothing before", async () => {
        const { cloud, store } = cloudWith(undefined, undefined, {}, { "gcp:test/get:get": () => ({}) });
        const one = subject("one");
        const { id, inputs, outputs } = await make(cloud, one, { location: "us-east1" });
        store.addFault({ region: "us-east1", effect: fail });
        const broken = /503 us-east1 is unavailable/;
        await assert.rejects(cloud.create(subject("two"), { name: "two", location: "us-east1" }), broken);
        await assert.rejects(cloud.read(one, id, { inputs, outputs }), broken);
        await assert.rejects(cloud.update(one, id, inputs), broken);
        await assert.rejects(cloud.delete(one, id), broken);
        await assert.rejects(cloud.invoke("gcp:test/get:get", {}, subject("one", "us-east1").provider), broken);
        cloud.check(one, inputs);
        await cloud.previewCreate(subject("three"), { name: "three", location: "us-east1" });
        await cloud.create(subject("four"), { name: "four", location: "us-central1" });
        await cloud.create(subject("five"), { name: "five", location: "nam5" });
    });

    it("spare global and multi-region resources when a region is down", async () => {
        const { cloud, store } = cloudWith();
        store.addFault({ region: "us-central1", effect: fail });
        await make(cloud, subject("one", "us-central1"), { location: "global" });
        await make(cloud, subject("two", "us-central1"));
        await assert.rejects(make(cloud, subject("three"), { location: "us-central1-a" }), /503/);
    });
});
