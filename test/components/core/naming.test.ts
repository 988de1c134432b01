import assert from "node:assert/strict";
import fc from "fast-check";
import { cloudName, NAME_LIMITS, type NamedThing } from "../../../components/core/naming.ts";

const things = Object.keys(NAME_LIMITS).filter((key): key is NamedThing => key in NAME_LIMITS);

describe("cloud name", () => {
    it("joins parts in lower case", () => {
        assert.equal(cloudName("google-compute", "ESTA Tracker", "us-east1"), "esta-tracker-us-east1");
    });

    it("fits the limit of every kind of thing and stays a valid name", () => {
        fc.assert(
            fc.property(fc.constantFrom(...things), fc.stringMatching(/^[a-z][a-z0-9-]{0,300}$/), (thing, text) => {
                const name = cloudName(thing, text);
                assert.ok(name.length <= NAME_LIMITS[thing], name);
                assert.match(name, /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/);
                assert.equal(cloudName(thing, text), name);
            }),
        );
    });

    it("keeps two long names that differ only at the end apart", () => {
        const long = "a".repeat(60);
        assert.notEqual(
            cloudName("google-service-account", `${long}1`),
            cloudName("google-service-account", `${long}2`),
        );
    });

    it("refuses a name without a letter", () => {
        assert.throws(() => cloudName("google-compute", "123"), /a name needs at least one letter, got "123"/);
    });
});
