import assert from "node:assert/strict";
import fc from "fast-check";
import { Cloud } from "../../../sandbox/cloud/cloud.ts";
import { allClouds } from "../../../sandbox/cloud/clouds.ts";
import { Store } from "../../../sandbox/cloud/store.ts";
import { type Bag, UNKNOWN } from "../../../sandbox/cloud/values.ts";
import { cloudWith, make, simpleFacts, simpleKind, subject } from "./fixture.ts";

describe("the simulated cloud", () => {
    it("creates, reads, updates and deletes", async () => {
        const { cloud, store } = cloudWith();
        const one = subject("one");
        const { id, outputs, inputs } = await make(cloud, one, { location: "us-central1" });
        assert.match(id, /^projects\/example-project\/things\/one-[0-9a-f]{7}$/);
        assert.deepEqual(Object.keys(outputs).sort(), [
            "link",
            "location",
            "name",
            "secretNumber",
            "size",
            "updateTime",
        ]);
        assert.deepEqual(await cloud.read(one, id, { inputs, outputs }), { id, inputs, outputs });
        const updated = await cloud.update(one, id, { ...inputs, size: 2 });
        assert.equal(updated.size, 2);
        assert.equal(updated.secretNumber, outputs.secretNumber, "what was drawn at birth stays");
        assert.equal(updated.updateTime, "2026-01-01T00:00:01Z");
        await cloud.delete(one, id);
        assert.equal(await cloud.read(one, id, { inputs, outputs }), undefined);
        assert.equal(store.all().length, 0);
        await cloud.delete(one, id); // already gone is success
    });

    it("answers the same to the same calls, and differently to other names", () => {
        const name = fc.stringMatching(/^[a-z]{3,8}$/);
        return fc.assert(
            fc.asyncProperty(name, name, async (a, b) => {
                const [one, two] = [
                    await make(cloudWith().cloud, subject(a)),
                    await make(cloudWith().cloud, subject(b)),
                ];
                assert.equal(a === b, JSON.stringify(one) === JSON.stringify(two));
                assert.deepEqual(one, await make(cloudWith().cloud, subject(a)));
            }),
        );
    });

    it("refuses a type that it does not know, by name", () => {
        const { cloud } = cloudWith();
        assert.throws(() => cloud.check(subject("x", "us-central1", "aws:foo/bar:Baz"), {}), {
            message: "the simulated cloud does not know aws:foo/bar:Baz; add it to tools/facts-types.json and a family",
        });
        assert.throws(
            () => cloud.check(subject("x", "us-central1", "gcp:test/thing:Thign"), {}),
            /did you mean "gcp:test\/thing:Thing"\?/,
        );
    });

    it("refuses a function that it does not know, and answers one that it knows", async () => {
        const { cloud } = cloudWith(
            simpleKind,
            simpleFacts,
            {},
            { "gcp:test/get:get": (args, { region }) => ({ ...args, region }) },
        );
        const { provider } = subject("x");
        assert.deepEqual(await cloud.invoke("gcp:test/get:get", { a: 1 }, provider), { a: 1, region: "us-central1" });
        await assert.rejects(cloud.invoke("gcp:other/find:find", {}, provider), {
            message:
                "the simulated cloud does not know the function gcp:other/find:find; add it to the family's functions",
        });
    });

    it("refuses a second resource of the same name in the cloud", async () => {
        const { cloud } = cloudWith();
        await make(cloud, subject("one"), { name: "taken" });
        await assert.rejects(make(cloud, subject("two"), { name: "taken" }), {
            message:
                'gcp:test/thing:Thing "two": 409 already exists: taken, got id "projects/example-project/things/taken"; ' +
                "import it, name this one differently, or delete the other first",
        });
    });

    it("lets settings and bindings be written twice", async () => {
        const { cloud, store } = cloudWith({ ...simpleKind, onConflict: "adopted" });
        await make(cloud, subject("one"), { name: "taken" });
        await make(cloud, subject("two"), { name: "taken" });
        assert.equal(store.all().length, 1);
    });

    it("gives a replacement another name and other drawn values than the resource it replaces", async () => {
        const { cloud, store } = cloudWith();
        const first = await make(cloud, subject("one"));
        const second = await make(cloud, subject("one")); // the engine checks a replacement without old inputs
        assert.notEqual(first.id, second.id);
        assert.notEqual(first.outputs.secretNumber, second.outputs.secretNumber);
        await cloud.delete(subject("one"), first.id);
        assert.deepEqual(
            store.all().map(({ id }) => id),
            [second.id],
        );
    });

    it("keeps an automatic name when checked with the old inputs", async () => {
        const { cloud } = cloudWith();
        const { inputs } = await make(cloud, subject("one"));
        assert.equal(cloud.check(subject("one"), {}, inputs).inputs.name, inputs.name);
    });

    it("finds a renamed resource by its id", async () => {
        const { cloud } = cloudWith();
        const { id, inputs, outputs } = await make(cloud, subject("old"));
        assert.ok(await cloud.read(subject("new"), id, { inputs, outputs }));
        await cloud.update(subject("new"), id, inputs);
        const after = await cloud.read(subject("new"), id, { inputs, outputs });
        assert.equal(after?.outputs.secretNumber, outputs.secretNumber);
    });

    it("refuses to update what is gone", async () => {
        const { cloud } = cloudWith();
        await assert.rejects(cloud.update(subject("one"), "nothing", {}), {
            message:
                'gcp:test/thing:Thing "one": 404 not found, got id "nothing"; refresh, so that it is created again',
        });
    });

    for (const [property, value, lifted] of [
        ["deletionProtection", true, false],
        ["deletionPolicy", "PREVENT", "DELETE"],
    ] as const) {
        it(`refuses to delete while ${property} is ${value}, also as the old half of a replacement`, async () => {
            const { cloud } = cloudWith();
            const { id, inputs } = await make(cloud, subject("one"), { [property]: value });
            await assert.rejects(cloud.delete(subject("one"), id), {
                message:
                    `gcp:test/thing:Thing "one": ${property} must be ${JSON.stringify(lifted)} before it can be deleted, ` +
                    `got ${JSON.stringify(value)}; change it in one update, then delete in the next`,
            });
            await cloud.update(subject("one"), id, { ...inputs, [property]: lifted });
            await cloud.delete(subject("one"), id);
        });
    }

    it("deletes what is protected when its protection is lifted for the run", async () => {
        const { clouds, store } = cloudWith({
            ...simpleKind,
            refusalsOnDelete: () => [{ property: "locked", problem: "can never be deleted" }],
        });
        const guarded = new Cloud(clouds, store);
        const { id } = await make(guarded, subject("one"), { name: "one", deletionPolicy: "PREVENT" });
        await assert.rejects(guarded.delete(subject("one"), id), /can never be deleted/);
        await new Cloud(clouds, store, { liftProtection: true }).delete(subject("one"), id);
        assert.deepEqual(store.all(), []);
    });

    it("keeps an abandoned resource in the cloud, in the way of the next one", async () => {
        const { cloud, store } = cloudWith();
        const { id } = await make(cloud, subject("one"), { name: "taken", deletionPolicy: "ABANDON" });
        await cloud.delete(subject("one"), id);
        assert.deepEqual(
            store.all().map(({ abandoned }) => abandoned),
            [true],
        );
        await assert.rejects(
            make(cloud, subject("one"), { name: "taken" }),
            /409 already exists: taken.*given up without being deleted/,
        );
    });

    it("asks the family before create, update and delete", async () => {
        const refusal = { property: "size", problem: "must be small", got: "9" };
        const { cloud } = cloudWith({
            ...simpleKind,
            refusals: ({ inputs, revision }) =>
                inputs.size === 9 ? [{ ...refusal, remedy: `revision ${revision}` }] : [],
            refusalsOnDelete: () => [{ property: "", problem: "is in use" }],
        });
        await assert.rejects(make(cloud, subject("one"), { size: 9 }), {
            message: 'gcp:test/thing:Thing "one": size must be small, got 9; revision 1',
        });
        const { id, inputs } = await make(cloud, subject("one"));
        await assert.rejects(cloud.update(subject("one"), id, { ...inputs, size: 9 }), /revision 2/);
        await assert.rejects(cloud.delete(subject("one"), id), { message: 'gcp:test/thing:Thing "one": is in use' });
    });

    it("refuses in place what only a new resource can have, at preview and at update", async () => {
        const { cloud } = cloudWith(simpleKind, { ...simpleFacts, mode: { type: "string", immutable: true } });
        const { id, inputs, outputs } = await make(cloud, subject("one"), { mode: "a" });
        const expected = {
            message: 'gcp:test/thing:Thing "one": mode is immutable, got "b"; keep its value, or replace the resource',
        };
        await assert.rejects(
            cloud.previewUpdate(subject("one"), id, { inputs, outputs }, { ...inputs, mode: "b" }),
            expected,
        );
        await assert.rejects(cloud.update(subject("one"), id, { ...inputs, mode: "b" }), expected);
    });

    it("passes conditional replacements of the family into the difference", async () => {
        const { cloud } = cloudWith({
            ...simpleKind,
            replacements: ({ before, inputs }) => (Number(inputs.size) < Number(before.outputs.size) ? ["size"] : []),
        });
        const { id, inputs } = await make(cloud, subject("one"), { size: 5 });
        const difference = (size: number) => cloud.diff(subject("one"), id, inputs, { ...inputs, size }).changes;
        assert.deepEqual(difference(6), [{ path: "size", kind: "update", replaces: false }]);
        assert.deepEqual(difference(4), [{ path: "size", kind: "update", replaces: true }]);
    });

    it("does not let a read see what the cloud never shows", async () => {
        const { cloud, store } = cloudWith(simpleKind, { ...simpleFacts, hidden: { type: "string", noRefresh: true } });
        const { id, inputs, outputs } = await make(cloud, subject("one"), { hidden: "a" });
        const [row] = store.all();
        assert.ok(row);
        store.put({ ...row, inputs: { ...row.inputs, hidden: "b" }, outputs: { ...row.outputs, hidden: "b" } });
        const read = await cloud.read(subject("one"), id, { inputs, outputs });
        assert.equal(read?.outputs.hidden, "a");
        assert.equal(read?.inputs.hidden, "a");
    });

    it("reads back what the family says that the service shows", async () => {
        const { cloud } = cloudWith({
            ...simpleKind,
            readBack: ({ inputs, outputs }) => ({ inputs, outputs: { ...outputs, size: 0 } }),
        });
        const { id, inputs, outputs } = await make(cloud, subject("one"));
        assert.equal((await cloud.read(subject("one"), id, { inputs, outputs }))?.outputs.size, 0);
    });

    it("sees no change in writing down what the cloud had filled in by itself", () => {
        const { cloud } = cloudWith(simpleKind, {
            ...simpleFacts,
            role: { type: "object", optional: true, computed: true },
            "role.kind": {},
        });
        const change = (kind: string, outputs: Bag) =>
            cloud.diff(subject("one"), "id", {}, { role: { kind } }, [], outputs).changes.map(({ path }) => path);
        assert.deepEqual(change("writer", { role: { kind: "writer", since: "today" } }), []);
        assert.deepEqual(change("reader", { role: { kind: "writer" } }), ["role.kind"]);
        assert.deepEqual(change("reader", {}), ["role"]);
    });
});

describe("a preview", () => {
    it("knows inputs and defaults, and leaves computed values unknown", async () => {
        const { cloud, store } = cloudWith();
        const { inputs } = cloud.check(subject("one"), { location: "us-east1" });
        const outputs = await cloud.previewCreate(subject("one"), inputs);
        const { name, ...rest } = outputs;
        assert.match(String(name), /^one-/);
        const unknown = {
            owner: UNKNOWN,
            link: UNKNOWN,
            secretNumber: UNKNOWN,
            updateTime: UNKNOWN,
            deletionPolicy: UNKNOWN,
        };
        assert.deepEqual(rest, { location: "us-east1", size: 1, ...unknown });
        assert.equal(store.all().length, 0, "nothing was created");
    });

    it("leaves computed values unknown inside blocks that exist, and only there", async () => {
        const { cloud } = cloudWith(simpleKind, {
            ...simpleFacts,
            "ports[]": { type: "list" },
            "ports[].number": { type: "int" },
            "ports[].node": { type: "int", computed: true, optional: true },
            block: { type: "object" },
            "block.ip": { type: "string", computed: true },
            "binds[]": { type: "list" },
            "binds[].id": { type: "string", computed: true, optional: true, unknownOnlyIf: ["kind", "object"] },
            "binds[].kind": { type: "string" },
        });
        const inputs = {
            name: "x",
            ports: [{ number: 1 }, { number: 2, node: 3 }],
            binds: [{ kind: "text" }, { kind: "object" }],
        };
        const outputs = await cloud.previewCreate(subject("one"), inputs);
        assert.deepEqual(outputs.ports, [
            { number: 1, node: UNKNOWN },
            { number: 2, node: 3 },
        ]);
        assert.deepEqual(outputs.binds, [{ kind: "text" }, { kind: "object", id: UNKNOWN }]);
        assert.equal(outputs.block, undefined);
    });

    it("knows what the provider knows before it asks the cloud", async () => {
        const kind = {
            ...simpleKind,
            knownAtPreview: ["owner"],
            outputs: ({ name }: { name: string }) => ({ owner: `team-${name}`, link: "x" }),
        };
        const { cloud } = cloudWith(kind);
        const known = await cloud.previewCreate(subject("one"), { name: "mine" });
        assert.equal(known.owner, "team-mine");
        assert.equal(known.link, UNKNOWN);
    });

    it("leaves a known output unknown when it is made of something unknown, or cannot be made", async () => {
        const of = (outputs: typeof simpleKind.outputs) =>
            cloudWith({ ...simpleKind, knownAtPreview: ["owner"], ...(outputs ? { outputs } : {}) }).cloud;
        const inputs = { name: "mine", location: UNKNOWN };
        const made = await of(({ inputs: given }) => ({ owner: `at-${given.location}` })).previewCreate(
            subject("one"),
            inputs,
        );
        assert.equal(made.owner, UNKNOWN);
        const stumble = () => {
            throw new Error("cannot parse");
        };
        const stumbled = await of(stumble).previewCreate(subject("one"), inputs);
        assert.equal(stumbled.owner, UNKNOWN);
        await assert.rejects(of(stumble).previewCreate(subject("one"), { name: "mine" }), /cannot parse/);
    });

    it("does not ask the API, because what a resource refers to may come in the same update", async () => {
        const { cloud } = cloudWith({
            ...simpleKind,
            refusals: () => [{ property: "owner", problem: "must exist" }],
        });
        await cloud.previewCreate(subject("one"), { name: "x", owner: "later" });
        await assert.rejects(cloud.create(subject("one"), { name: "x", owner: "later" }), /owner must exist/);
    });

    it("of an update keeps computed values and shows the new inputs", async () => {
        const { cloud } = cloudWith();
        const { id, inputs, outputs } = await make(cloud, subject("one"), { location: "a" });
        const { location: _, ...dropped } = inputs;
        const planned = await cloud.previewUpdate(subject("one"), id, { inputs, outputs }, { ...dropped, size: 2 });
        const { location: __, ...kept } = outputs;
        assert.deepEqual(planned, { ...kept, size: 2 });
    });

    it("of an update forgets what Cloudflare's provider does not keep", async () => {
        const cloud = new Cloud(allClouds(), Store.open(":memory:"));
        const one = subject("www", "", "cloudflare:index/zone:Zone");
        const { id, inputs, outputs } = await make(cloud, one, {
            account: { id: "0".repeat(32) },
            name: "example.com",
        });
        const planned = await cloud.previewUpdate(one, id, { inputs, outputs }, { ...inputs, paused: true });
        assert.equal(planned.modifiedOn, UNKNOWN);
        assert.equal(planned.name, "example.com");
    });
});
