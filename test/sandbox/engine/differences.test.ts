import assert from "node:assert/strict";
import fc from "fast-check";
import { differencesBetween } from "../../../sandbox/engine/differences.ts";

const both = (value: unknown) => ({ inputs: value, outputs: value });

describe("what a resource has otherwise than its state", () => {
    it("is found at its path, in objects and lists, with both values", () => {
        const before = both({ template: { scaling: { min: 2 }, zones: ["a", "b"], name: "x" } });
        const after = both({ template: { scaling: { min: 0 }, zones: ["a", "c"] } });
        assert.deepEqual(differencesBetween(before, after, []), [
            { path: "template.scaling.min", before: 2, after: 0 },
            { path: "template.zones[1]", before: "b", after: "c" },
            { path: "template.name", before: "x" },
        ]);
    });

    it("is nothing where both sides are alike, whatever they hold", () => {
        fc.assert(
            fc.property(fc.jsonValue(), (value) => {
                assert.deepEqual(differencesBetween(both(value), both(structuredClone(value)), []), []);
            }),
        );
    });

    it("leaves out what only the cloud decides, unless the provider names it or nothing else differs", () => {
        const before = { inputs: { size: 1 }, outputs: { size: 1, etag: "a", state: "UP" } };
        const after = { inputs: { size: 2 }, outputs: { size: 2, etag: "b", state: "DOWN" } };
        const size = { path: "size", before: 1, after: 2 };
        const state = { path: "state", before: "UP", after: "DOWN" };
        assert.deepEqual(differencesBetween(before, after, ["size"]), [size]);
        assert.deepEqual(differencesBetween(before, after, ["size", "state"]), [size, state]);
        assert.deepEqual(
            differencesBetween({ outputs: before.outputs }, { outputs: { ...before.outputs, etag: "b" } }, []),
            [{ path: "etag", before: "a", after: "b" }],
        );
    });

    it("names a secret and never holds its value, masked or marked, inside an object or alone", () => {
        const marked = (text: string) => ({
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            text,
        });
        const before = both({ password: "[secret]", key: marked("old"), users: [{ name: "a", password: "[secret]" }] });
        const after = both({ password: "[secret]", key: marked("new"), users: "nobody" });
        const found = differencesBetween(before, after, ["password"]);
        assert.deepEqual(found, [
            { path: "key", secret: true },
            { path: "users", secret: true },
            { path: "password", secret: true },
        ]);
    });

    it("leaves out the engine's own properties", () => {
        assert.deepEqual(differencesBetween(both({ __defaults: [] }), both({ __defaults: ["x"] }), []), []);
    });
});
