import assert from "node:assert/strict";
import { capture, hidden, notYetKnown, toJson } from "../../../policy/graph/value.ts";
import { secret, UNKNOWN } from "../state.ts";

describe("a property value", () => {
    it("keeps plain JSON as it is", () => {
        const json = { a: [1, "two", false, { b: 0 }], c: "" };
        assert.deepEqual(
            capture(() => json),
            json,
        );
        assert.deepEqual(toJson(capture(() => json)), json);
    });

    it("hides secrets, encrypted, decrypted and redacted", () => {
        const plaintext = {
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            plaintext: '"hunter2"',
        };
        for (const raw of [secret("AAAA"), plaintext, "[secret]"])
            assert.equal(
                capture(() => raw),
                hidden,
            );
        assert.deepEqual(toJson(capture(() => ({ token: plaintext, name: "api" }))), { name: "api" });
    });

    it("marks what is not known, as a text, as an output and as a refusal to read", () => {
        const output = { "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4" };
        assert.equal(
            capture(() => UNKNOWN),
            notYetKnown,
        );
        assert.equal(
            capture(() => output),
            notYetKnown,
        );
        assert.equal(
            capture(() => ({ ...output, value: 7 })),
            7,
        );
        const refuse = () => {
            throw new RangeError("no");
        };
        assert.equal(
            capture(refuse, (error) => error instanceof RangeError),
            notYetKnown,
        );
        assert.throws(() => capture(refuse), RangeError);
    });

    it("drops null and keeps the places in a list", () => {
        assert.equal(
            capture(() => null),
            undefined,
        );
        assert.deepEqual(
            capture(() => ({ a: null, list: [null, 1] })),
            { list: [{}, 1] },
        );
    });

    it("refuses what JSON cannot hold", () => {
        assert.throws(() => capture(() => 1n), new TypeError("a property value must be JSON, got bigint"));
    });
});
