import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { ResourceKind } from "../../../sandbox/cloud/kind.ts";
import { Operations } from "../../../sandbox/cloud/operations.ts";
import { onStore } from "../../../sandbox/cloud/outside.ts";
import { token } from "./facts/fixture.ts";
import { cloudWith, make, simpleKind, subject } from "./fixture.ts";

const promotable: ResourceKind = {
    ...simpleKind,
    promote: (resource, cloud) =>
        resource.outputs.size === 9
            ? { refusals: [{ property: "size", problem: "must be less than 9", got: "9" }], changes: [] }
            : {
                  changes: cloud.all(token).map((one) => ({
                      resource: one,
                      set: { owner: one.urn === resource.urn ? "writer" : "reader" },
                  })),
              },
};

async function built(kind = promotable) {
    const made = cloudWith(kind);
    const one = await make(made.cloud, subject("one"), { name: "first", location: "us-central1", owner: "me" });
    const two = await make(made.cloud, subject("two"), { location: "us-east1" });
    return { ...made, one, two, operations: new Operations(made.clouds, made.store) };
}

describe("changes behind Pulumi's back", () => {
    it("list resources with their region, and by type, name and region", async () => {
        const { operations } = await built();
        const names = (filter = {}) =>
            operations.list(filter).map(({ logicalName, region }) => `${logicalName} ${region}`);
        assert.deepEqual(names(), ["one us-central1", "two us-east1"]);
        assert.deepEqual(names({ region: "us-east1" }), ["two us-east1"]);
        assert.deepEqual(names({ name: "FIRST" }), ["one us-central1"]);
        assert.deepEqual(names({ type: "thing" }).length, 2);
        assert.deepEqual(names({ type: "bucket" }), []);
    });

    it("remove a resource that is named by program, cloud, id, URN, or with its type in front", async () => {
        for (const reference of [
            "one",
            "first",
            "projects/example-project/things/first",
            subject("one").urn,
            "Thing/one",
            "thing/first",
        ]) {
            const { operations, store } = await built();
            assert.equal(operations.remove(reference).logicalName, "one");
            assert.equal(store.all().length, 1);
        }
    });

    it("say which names are near when there is no such resource", async () => {
        const { operations } = await built();
        assert.throws(() => operations.remove("frist"), {
            message: "the simulated cloud has no resource frist; near matches are first",
        });
        assert.throws(() => operations.remove("zzzzzzzz"), {
            message: "the simulated cloud has no resource zzzzzzzz; it holds 2 resources, none called like that",
        });
    });

    it("ask for more when a name fits several resources", async () => {
        const { operations, cloud } = await built();
        await make(cloud, subject("one"), { name: "other" });
        assert.throws(
            () => operations.remove("one"),
            /one names 2 resources: Thing\/one \(.*first\), Thing\/one \(.*other\); use the id or put the type in front/,
        );
    });

    it("change an input so that a refresh shows it", async () => {
        const { operations, cloud, one } = await built();
        const changed = operations.set("one", "size", 7);
        assert.deepEqual([changed.before, changed.after], [1, 7]);
        const read = await cloud.read(subject("one"), one.id, one);
        assert.equal(read?.inputs.size, 7);
        assert.equal(read?.outputs.size, 7);
    });

    it("change a computed value so that it outlives the next update", async () => {
        const { operations, cloud, two } = await built();
        operations.set("two", "owner", "someone");
        const read = await cloud.read(subject("two"), two.id, two);
        assert.equal(read?.outputs.owner, "someone");
        assert.equal(read?.inputs.owner, undefined);
        assert.equal((await cloud.update(subject("two"), two.id, { ...two.inputs, size: 3 })).owner, "someone");
        assert.equal(
            (await cloud.update(subject("two"), two.id, { ...two.inputs, owner: "program" })).owner,
            "program",
        );
    });

    it("refuse a property that the type does not have", async () => {
        const { operations } = await built();
        assert.throws(() => operations.set("one", "sise", 1), {
            message: 'sise is not a property of gcp:test/thing:Thing; did you mean "size"?',
        });
        assert.throws(() => operations.set("one", "a b]", 1), {
            message: 'path must look like spec.ports[0].name or data["a.b"], got a b]',
        });
    });

    it("promote as the family says", async () => {
        const { operations } = await built();
        const changes = operations
            .promote("two")
            .map(({ resource, path: at, after }) => `${resource.logicalName}.${at}=${after}`);
        assert.deepEqual(changes, ["one.owner=reader", "two.owner=writer"]);
    });

    it("refuse to promote what cannot be promoted", async () => {
        const { operations } = await built();
        operations.set("one", "size", 9);
        assert.throws(() => operations.promote("one"), {
            message: 'gcp:test/thing:Thing "one": size must be less than 9, got 9',
        });
        const plain = await built(simpleKind);
        assert.throws(
            () => plain.operations.promote("one"),
            /gcp:test\/thing:Thing "one" cannot be promoted; types that can are /,
        );
    });

    it("add, list and heal faults", async () => {
        const { operations } = await built();
        const effect = { kind: "fail" } as const;
        operations.addFault({ region: "us-east1", times: 0, effect });
        operations.addFault({ service: "gcp:test", operation: "create", effect });
        operations.addFault({ type: token, effect });
        assert.deepEqual(
            operations.faults().map(({ number, description, spent }) => `${number} ${description} ${spent}`),
            ["1 region us-east1 true", "2 service gcp:test, operation create false", `3 type ${token} false`],
        );
        assert.deepEqual(
            operations.heal("us-east1").map(({ number }) => number),
            [1],
        );
        assert.deepEqual(
            operations.heal(2).map(({ number }) => number),
            [2],
        );
        assert.throws(() => operations.heal("us-west1"), {
            message: `there is no fault us-west1; faults are 3 (type ${token})`,
        });
        assert.deepEqual(
            operations.heal().map(({ number }) => number),
            [3],
        );
        assert.throws(() => operations.heal(9), { message: "there is no fault 9; nothing is broken" });
    });

    for (const [rule, message] of [
        [{ region: "us-esat1" }, 'the simulated cloud has no region us-esat1; did you mean "us-east1"?'],
        [{ service: "gcp:tset" }, 'the simulated cloud has no service gcp:tset; did you mean "gcp:test"?'],
        [{ type: "aws:x/y:Z" }, "the simulated cloud has no type aws:x/y:Z; types are gcp:test/thing:Thing"],
    ] as const) {
        it(`refuse a fault of ${JSON.stringify(rule)}`, async () => {
            const { operations } = await built();
            assert.throws(() => operations.addFault({ ...rule, effect: { kind: "hang" } }), { message });
        });
    }

    it("are kept in the file, but not when the operation fails", () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "operations-"));
        const file = path.join(folder, "cloud.sqlite");
        onStore(file, (operations) => operations.addFault({ region: "us-east1", effect: { kind: "hang" } }));
        assert.throws(() =>
            onStore(file, (operations) => {
                operations.heal();
                operations.remove("nothing");
            }),
        );
        assert.equal(onStore(file, (operations) => operations.faults()).length, 1);
        fs.rmSync(folder, { recursive: true });
    });
});
