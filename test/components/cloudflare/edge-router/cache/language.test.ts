import assert from "node:assert/strict";
import { languageClass } from "../../../../../components/cloudflare/edge-router/cache/language.ts";

describe("the language of a kept answer", () => {
    for (const [header, expected] of [
        [null, ""],
        ["", ""],
        ["es", "es"],
        ["EN-us,en;q=0.9", "en"],
        ["fr, es;q=0.5, en;q=0.4", "es"],
        ["es;q=0.2, en;q=0.3", "en"],
        ["en;q=0, es;q=0.1", "es"],
        ["*, fr", ""],
        ["en;q=x, ,;", ""],
    ] as const) {
        it(`is ${expected === "" ? "the default" : expected} for ${header ?? "no header"}`, () => {
            assert.equal(languageClass(header, ["en", "es"]), expected);
        });
    }
});
