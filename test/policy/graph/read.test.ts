import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
    known,
    NotKnownError,
    PropertyTypeError,
    type Readable,
    readBoolean,
    readNumber,
    readNumbers,
    readPart,
    readParts,
    readSeconds,
    readString,
    readStrings,
} from "../../../policy/graph/read.ts";
import { capture } from "../../../policy/graph/value.ts";
import { secret, UNKNOWN } from "../state.ts";

describe("reading a property", () => {
    it("takes zero, false and the empty text for values", () => {
        const from = readable({ count: 0, on: false, text: "" });
        assert.equal(known(readNumber(from, "count")), 0);
        assert.equal(known(readBoolean(from, "on")), false);
        assert.equal(known(readString(from, "text")), "");
    });

    it("takes an absent property, null, and what lies below either for unset", () => {
        const from = readable({ nothing: null });
        for (const path of ["nothing", "absent", "nothing.below", "absent.far.below"]) {
            assert.deepEqual(readString(from, path), { state: "unset" });
        }
    });

    it("names what is not known", () => {
        const from = readable({ template: UNKNOWN });
        assert.throws(
            () => known(readNumber(from, "template.scaling.minInstanceCount")),
            new NotKnownError("template.scaling.minInstanceCount is not known until the update"),
        );
    });

    it("does not read secrets", () => {
        const from = readable({ token: secret("AAAA") });
        assert.throws(
            () => known(readString(from, "token")),
            new NotKnownError("token is a secret, which rules do not read"),
        );
    });

    it("refuses another type without printing the value", () => {
        const from = readable({ count: "three", list: [1], inside: { count: true } });
        assert.throws(() => readNumber(from, "count"), new PropertyTypeError("count must be a number, got a string"));
        assert.throws(() => readString(from, "list"), new PropertyTypeError("list must be a string, got a list"));
        assert.throws(
            () => readString(from, "inside"),
            new PropertyTypeError("inside must be a string, got an object"),
        );
        assert.throws(
            () => readNumber(from, "inside.count.below"),
            new PropertyTypeError("inside.count must be an object, got a boolean"),
        );
        assert.throws(
            () => readBoolean(from, "count"),
            new PropertyTypeError("count must be true or false, got a string"),
        );
        assert.throws(() => readStrings(from, "list"), new PropertyTypeError("list[0] must be a string, got a number"));
        assert.throws(() => readPart(from, "list"), new PropertyTypeError("list must be an object, got a list"));
    });

    it("reads seconds as numbers and in Google's form", () => {
        const from = readable({ number: 30, whole: "30s", part: "3.5s", bare: "30", days: "30d" });
        assert.deepEqual(
            ["number", "whole", "part", "bare"].map((path) => known(readSeconds(from, path))),
            [30, 30, 3.5, 30],
        );
        assert.throws(
            () => readSeconds(from, "days"),
            new PropertyTypeError('days must be seconds, such as 30 or "30s", got a string'),
        );
    });

    it("reads parts of a list, each with its own path", () => {
        const from = readable({ template: { containers: [{ image: "a" }, { image: UNKNOWN }] } });
        const parts = known(readParts(from, "template.containers")) ?? [];
        assert.deepEqual(
            parts.map(({ path }) => path),
            ["template.containers[0]", "template.containers[1]"],
        );
        assert.deepEqual(
            parts.map((part) => readString(part, "image").state),
            ["set", "unknown"],
        );
        const [, second] = parts;
        assert.ok(second);
        assert.throws(() => known(readString(second, "image")), /template\.containers\[1\]\.image is not known/);
    });

    it("takes a list of strings for unknown when one element is", () => {
        assert.equal(readStrings(readable({ pools: ["a", UNKNOWN] }), "pools").state, "unknown");
        assert.deepEqual(readStrings(readable({ pools: [] }), "pools"), { state: "set", value: [] });
    });

    it("reads a list of numbers", () => {
        const from = readable({ codes: [500, 0], some: [500, UNKNOWN], words: ["500"] });
        assert.deepEqual(known(readNumbers(from, "codes")), [500, 0]);
        assert.equal(readNumbers(from, "some").state, "unknown");
        assert.throws(
            () => readNumbers(from, "words"),
            new PropertyTypeError("words[0] must be a number, got a string"),
        );
    });

    it("finds every number at its path, however deep", async () => {
        const keys = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 5 });
        await fc.assert(
            fc.property(keys, fc.integer(), (path, value) => {
                const [first = "", ...rest] = path;
                const nested = rest.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
                assert.equal(known(readNumber(readable({ [first]: nested }), path.join("."))), value);
            }),
        );
    });
});

function readable(properties: Readonly<Record<string, unknown>>): Readable {
    return { path: "", property: (key) => capture(() => properties[key]) };
}
