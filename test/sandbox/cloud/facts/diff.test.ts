import assert from "node:assert/strict";
import fc from "fast-check";
import { loadFacts } from "../../../../sandbox/cloud/facts/catalog.ts";
import { diff } from "../../../../sandbox/cloud/facts/diff.ts";
import type { PropertyFacts } from "../../../../sandbox/cloud/facts/format.ts";
import { schemaOf } from "../../../../sandbox/cloud/facts/schema.ts";
import { type Bag, UNKNOWN } from "../../../../sandbox/cloud/values.ts";
import { type FactsOptions, schema } from "./fixture.ts";

/** `path kind` for each change, with `!` where it replaces. */
function changes(
    facts: Record<string, PropertyFacts>,
    before: Bag,
    after: Bag,
    more: FactsOptions & { ignored?: string[]; replacedBy?: string[] } = {},
): readonly string[] {
    const { ignored = [], replacedBy = [], ...options } = more;
    const found = diff(schema(facts, options), { before, after, logicalName: "thing", ignored, replacedBy });
    return found.changes.map(({ path, kind, replaces }) => `${path} ${kind}${replaces ? "!" : ""}`);
}

const text: PropertyFacts = { type: "string" };
const fixed: PropertyFacts = { type: "string", forceNew: true };

describe("what changes and what replaces", () => {
    it("tells adding, removing and changing apart", () => {
        assert.deepEqual(changes({ a: text, b: text, c: text }, { a: "1", b: "1" }, { a: "2", c: "1" }), [
            "a update",
            "b delete",
            "c add",
        ]);
    });

    it("sees no change in equal values, whatever the order of keys", () => {
        assert.deepEqual(
            changes({ o: { type: "object" } }, { o: { a: 1, b: { c: 2 } } }, { o: { b: { c: 2 }, a: 1 } }),
            [],
        );
    });

    it("replaces for a property that cannot change, also when it comes or goes", () => {
        assert.deepEqual(changes({ a: fixed }, { a: "1" }, { a: "2" }), ["a update!"]);
        assert.deepEqual(changes({ a: fixed }, {}, { a: "2" }), ["a add!"]);
        assert.deepEqual(changes({ a: fixed }, { a: "1" }, {}), ["a delete!"]);
    });

    it("keeps the value of a property that the cloud fills when the program drops it", () => {
        const facts: PropertyFacts = { type: "string", computed: true, optional: true, forceNew: true };
        assert.deepEqual(changes({ a: facts }, { a: "1" }, {}), []);
        assert.deepEqual(changes({ a: facts }, { a: "1" }, { a: "2" }), ["a update!"]);
        assert.deepEqual(
            changes(
                { block: { type: "object", computed: true, optional: true }, "block.a": text },
                { block: { a: "1" } },
                {},
            ),
            [],
        );
    });

    it("counts an unknown value as changed", () => {
        assert.deepEqual(changes({ a: fixed, b: text }, { a: "1", b: "1" }, { a: UNKNOWN, b: UNKNOWN }), [
            "a update!",
            "b update",
        ]);
        assert.deepEqual(changes({ "l[]": { type: "list" } }, { l: ["a"] }, { l: [UNKNOWN] }), ["l[0] update"]);
    });

    it("replaces for a block's own flag only when the block comes or goes", () => {
        const facts: Record<string, PropertyFacts> = {
            b: { type: "object", forceNew: true },
            "b.x": text,
            "b.y": fixed,
        };
        assert.deepEqual(changes(facts, { b: { x: "1" } }, { b: { x: "2" } }), ["b.x update"]);
        assert.deepEqual(changes(facts, { b: { y: "1" } }, { b: { y: "2" } }), ["b.y update!"]);
        assert.deepEqual(changes(facts, { b: { x: "1" } }, {}), ["b delete!"]);
        assert.deepEqual(changes(facts, {}, { b: { x: "1" } }), ["b add!"]);
    });

    it("replaces for a block that comes or goes with something in it that cannot change", () => {
        const facts: Record<string, PropertyFacts> = { b: { type: "object" }, "b.x": text, "b.y": fixed };
        assert.deepEqual(changes(facts, {}, { b: { x: "1" } }), ["b add"]);
        assert.deepEqual(changes(facts, {}, { b: { x: "1", y: "1" } }), ["b add!"]);
    });

    it("replaces for everything below where the flag is deep", () => {
        const facts: Record<string, PropertyFacts> = {
            b: { type: "object", forceNew: "deep" },
            "b.l[]": { type: "list" },
            "b.l[].x": text,
        };
        assert.deepEqual(changes(facts, { b: { l: [{ x: "1" }] } }, { b: { l: [{ x: "2" }] } }), ["b.l[0].x update!"]);
    });

    it("compares lists by position and sets without order", () => {
        assert.deepEqual(changes({ "l[]": { type: "list" } }, { l: ["a", "b"] }, { l: ["b", "a"] }), [
            "l[0] update",
            "l[1] update",
        ]);
        assert.deepEqual(changes({ "s[]": { type: "set" } }, { s: ["a", "b"] }, { s: ["b", "a"] }), []);
        assert.deepEqual(changes({ "s[]": { type: "set", forceNew: true } }, { s: ["a"] }, { s: ["b"] }), [
            "s update!",
        ]);
        assert.deepEqual(
            changes({ "s[]": { type: "set" }, "s[].x": fixed }, { s: [{ x: "1" }] }, { s: [{ x: "2" }] }),
            ["s update!"],
        );
    });

    it("replaces for a list of plain values as a whole, for a list of blocks by its length", () => {
        assert.deepEqual(changes({ "l[]": { type: "list", forceNew: true } }, { l: ["a"] }, { l: ["b"] }), [
            "l[0] update!",
        ]);
        const blocks: Record<string, PropertyFacts> = { "l[]": { type: "list", forceNew: true }, "l[].x": text };
        assert.deepEqual(changes(blocks, { l: [{ x: "1" }] }, { l: [{ x: "2" }] }), ["l[0].x update"]);
        assert.deepEqual(changes(blocks, { l: [{ x: "1" }] }, { l: [{ x: "1" }, { x: "2" }] }), ["l[1] add!"]);
    });

    it("compares maps by key", () => {
        assert.deepEqual(
            changes(
                { m: { type: "map", forceNew: true } },
                { m: { a: "1", "b/c": "1" } },
                { m: { a: "1", "b/c": "2" } },
            ),
            ['m["b/c"] update!'],
        );
    });

    it("replaces while the program sets a property that is only then fixed", () => {
        const facts: Record<string, PropertyFacts> = { a: { type: "string", forceNewIf: "if-configured" } };
        assert.deepEqual(changes(facts, { a: "1" }, { a: "2" }), ["a update!"]);
        assert.deepEqual(changes(facts, { a: "1" }, {}), ["a delete"]);
    });

    it("replaces by conditions that family code tells, also without a difference in inputs", () => {
        assert.deepEqual(changes({ a: text }, { a: "1" }, { a: "2" }, { replacedBy: ["a"] }), ["a update!"]);
        assert.deepEqual(changes({ a: text }, { a: "1" }, { a: "1" }, { replacedBy: ["a"] }), ["a update!"]);
    });

    it("replaces for any change of a type without update", () => {
        assert.deepEqual(changes({ a: text }, { a: "1" }, { a: "2" }, { noUpdate: true }), ["a update!"]);
    });

    it("leaves out what the program ignores, and everything below it", () => {
        const facts: Record<string, PropertyFacts> = { a: text, b: { type: "object" }, "b.c": text };
        assert.deepEqual(changes(facts, { a: "1", b: { c: "1" } }, { a: "2", b: { c: "2" } }, { ignored: ["b"] }), [
            "a update",
        ]);
        assert.deepEqual(
            changes(facts, { a: "1", b: { c: "1" } }, { a: "2", b: { c: "2" } }, { ignored: ["a", "b.c"] }),
            [],
        );
    });

    it("shows no change for what the provider never sends", () => {
        assert.deepEqual(changes({ a: { type: "string", ignored: true } }, { a: "1" }, { a: "2" }), []);
    });

    const suppressed: readonly (readonly [string, string, string])[] = [
        ["CaseDiffSuppress", "docker", "DOCKER"],
        [
            "CompareSelfLinkOrResourceName",
            "net",
            "https://www.googleapis.com/compute/v1/projects/p/global/networks/net",
        ],
        [
            "CompareSelfLinkRelativePaths",
            "projects/p/global/networks/net",
            "https://www.googleapis.com/compute/beta/projects/p/global/networks/net",
        ],
        ["durationDiffSuppress", "1h", "3600s"],
        ["emptyOrDefault:180s", "", "180s"],
        ["LastSlashDiffSuppress", "https://example.com", "https://example.com/"],
        ["monitoringDashboardDiffSuppress", '{"a":1,"b":2}', '{"b":2,"a":1}'],
        ["OptionalSurroundingSpacesSuppress", " x ", "x"],
        ["PortRangeDiffSuppress", "443", "443-443"],
        ["StorageBucketDiffSuppress", "b/logs", "logs"],
    ];
    for (const [suppress, before, after] of suppressed) {
        it(`hides differences by ${suppress}`, () => {
            assert.deepEqual(changes({ a: { type: "string", suppress } }, { a: before }, { a: after }), []);
            assert.deepEqual(changes({ a: { type: "string", suppress } }, { a: before }, { a: "else" }), ["a update"]);
        });
    }

    it("hides the absence of a value that equals the default", () => {
        assert.deepEqual(changes({ a: { type: "string", suppress: "emptyOrDefault:IPV4" } }, { a: "IPV4" }, {}), []);
    });

    it("never finds a change between equal inputs, and always one that it found the other way round", () => {
        const facts: Record<string, PropertyFacts> = {
            a: text,
            "l[]": { type: "list" },
            "l[].x": text,
            m: { type: "map" },
            "s[]": { type: "set" },
        };
        const value = fc.record(
            {
                a: fc.string(),
                l: fc.array(fc.record({ x: fc.string() })),
                m: fc.dictionary(fc.string(), fc.string()),
                s: fc.array(fc.string()),
            },
            { requiredKeys: [] },
        );
        fc.assert(
            fc.property(value, value, (one, other) => {
                assert.deepEqual(changes(facts, one, structuredClone(one)), []);
                assert.equal(changes(facts, one, other).length > 0, changes(facts, other, one).length > 0);
            }),
        );
    });
});

describe("which comes first in a replacement", () => {
    const named: Record<string, PropertyFacts> = {
        name: { type: "string", forceNew: true, autoName: { separator: "-", hex: 7 } },
        size: { type: "int", forceNew: true },
    };
    const deletesFirst = (before: Bag, after: Bag, options: FactsOptions = {}) =>
        diff(schema(named, options), { before, after, logicalName: "thing" }).deleteBeforeReplace;

    it("deletes first when the program's own name stays", () => {
        assert.equal(deletesFirst({ name: "mine", size: 1 }, { name: "mine", size: 2 }), true);
    });
    it("creates first when the name is automatic or changes", () => {
        assert.equal(deletesFirst({ name: "thing-0123456", size: 1 }, { name: "thing-0123456", size: 2 }), false);
        assert.equal(deletesFirst({ name: "mine" }, { name: "yours" }), false);
    });
    it("deletes first for types that say so", () => {
        assert.equal(
            deletesFirst({ name: "thing-0123456" }, { name: "thing-0123456" }, { deleteBeforeReplace: true }),
            true,
        );
    });
    it("creates first when a Kubernetes object moves to another namespace", () => {
        const built = schemaOf(loadFacts("kubernetes"), "kubernetes:core/v1:ConfigMap");
        assert.ok(built);
        const map = (namespace: string, data: string) => ({
            metadata: { name: "mine", namespace },
            data: { key: data },
        });
        const of = (before: Bag, after: Bag) =>
            diff(built, { before, after, logicalName: "thing" }).deleteBeforeReplace;
        assert.equal(of(map("a", "1"), map("b", "1")), false);
        assert.equal(of(map("a", "1"), map("a", "2")), true);
    });
});
