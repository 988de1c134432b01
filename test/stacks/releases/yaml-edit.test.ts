import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { removeValue, setValue } from "../../../stacks/releases/yaml-edit.ts";

const TEXT = `# what this is
config:
  a:one: # beside
    live: blue   # the colour

    blue: "x@1"
    # about green
    green:
        east: e1
        west: 'w1'   # west
  a:two: { live: r1, name: "r1", list: [1, 2] }
  a:three:
  - b: 1
`;

describe("a value of a YAML text", () => {
    it("is changed where it stands, and every other character stays", () => {
        assert.equal(setValue(TEXT, ["config", "a:one", "live"], "green"), TEXT.replace("live: blue ", "live: green "));
        assert.equal(setValue(TEXT, ["config", "a:one", "blue"], "y"), TEXT.replace('"x@1"', "y"));
        assert.equal(setValue(TEXT, ["config", "a:one", "green", "west"], "w2"), TEXT.replace("'w1'", "w2"));
        assert.equal(setValue(TEXT, ["config", "a:two", "live"], "r2"), TEXT.replace("live: r1", "live: r2"));
    });

    it("is added behind the others, in the style of where it goes", () => {
        const previous = setValue(TEXT, ["config", "a:one", "previous"], "blue");
        assert.equal(previous, TEXT.replace("# west\n", "# west\n    previous: blue\n"));
        const flow = setValue(TEXT, ["config", "a:two", "previous"], "r0");
        assert.equal(flow, TEXT.replace("[1, 2] }", "[1, 2], previous: r0 }"));
        const map = setValue(TEXT, ["config", "a:one", "red"], { east: "e2" });
        assert.equal(map, TEXT.replace("# west\n", "# west\n    red:\n      east: e2\n"));
        assert.equal(setValue("config:\n  a: 1", ["config", "b"], 2), "config:\n  a: 1\n  b: 2\n");
    });

    it("is quoted where it would be read as something else", () => {
        const numeric = setValue(TEXT, ["config", "a:one", "live"], "0123");
        assert.equal(parse(numeric).config["a:one"].live, "0123");
    });

    it("keeps the line breaks of other systems", () => {
        const text = "config:\r\n  a: 1\r\n  b: 2\r\n";
        assert.equal(setValue(text, ["config", "c"], 3), `${text}  c: 3\r\n`);
        assert.equal(removeValue(text, ["config", "a"]), "config:\r\n  b: 2\r\n");
    });

    it("is taken away with its line, and with its comma", () => {
        assert.equal(removeValue(TEXT, ["config", "a:one", "blue"]), TEXT.replace('    blue: "x@1"\n', ""));
        assert.equal(
            removeValue(TEXT, ["config", "a:one", "green"]),
            TEXT.replace("    green:\n        east: e1\n        west: 'w1'   # west\n", ""),
        );
        assert.equal(removeValue(TEXT, ["config", "a:two", "live"]), TEXT.replace("live: r1, ", ""));
        assert.equal(removeValue(TEXT, ["config", "a:two", "list"]), TEXT.replace(", list: [1, 2]", ""));
        assert.equal(removeValue(TEXT, ["config", "a:one", "nothing"]), TEXT);
    });

    it("replaces a value of several lines as a whole", () => {
        const changed = parse(setValue(TEXT, ["config", "a:one", "green"], { east: "e2", west: "w2" }));
        assert.deepEqual(changed.config["a:one"], { live: "blue", blue: "x@1", green: { east: "e2", west: "w2" } });
    });

    it("is refused where there are no keys", () => {
        assert.throws(() => setValue(TEXT, ["config", "a:four", "live"], "x"), RangeError);
        assert.throws(() => setValue(TEXT, ["config", "a:three", "live"], "x"), RangeError);
    });

    it("is the only one that differs, whatever the others are", () => {
        const key = fc.stringMatching(/^[a-z]{1,8}$/);
        const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
        const plain = { minKeys: 1, noNullPrototype: true };
        const values = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, plain)), plain);
        fc.assert(
            fc.property(values, key, fc.string(), (others, name, value) => {
                const text = stringify({ config: others }, { lineWidth: 0 });
                const set = setValue(text, ["config", name], value);
                assert.deepEqual(parse(set), { config: { ...others, [name]: value } });
                const { [name]: _, ...left } = others;
                if (Object.keys(left).length === 0) return;
                assert.deepEqual(parse(removeValue(set, ["config", name])), { config: left });
            }),
        );
    });
});
