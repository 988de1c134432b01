import assert from "node:assert/strict";
import type { Bag } from "../../sandbox/cloud/values.ts";
import { printFacts } from "../../tools/import-facts.ts";
import { type CloudName, normaliseFile } from "../../tools/normalise-facts.ts";

/** One property of one type, as the raw file of a cloud has it, in the project's format. */
function property(cloud: CloudName, path: string, facts: Bag, type: Bag = {}, rules: Bag = {}) {
    const raw = {
        source: { date: "2026-01-01" },
        rules,
        types: { "x:y:Z": { terraform: "x_y", ...type, properties: { [path]: facts } } },
    };
    return normaliseFile(cloud, raw, ["x:y:Z"]).types["x:y:Z"]?.properties[path];
}

describe("importing facts", () => {
    const cases: readonly (readonly [CloudName, string, Bag, Bag])[] = [
        [
            "gcp",
            "mode",
            { enum: ["A"], required: true },
            { type: "string", enum: ["A"], required: true, orEmpty: true },
        ],
        ["gcp", "goal", { type: "number", exclusiveMin: 0, max: 0.9 }, { type: "number", above: 0, max: 0.9 }],
        [
            "gcp",
            "name",
            { forceNew: true, autoName: { maxLength: 30, separator: "-" } },
            { type: "string", forceNew: true, autoName: { separator: "-", hex: 7, maxLength: 30 } },
        ],
        [
            "gcp",
            "member",
            { validator: "validateIAMMember", validatorRegexes: ["x"] },
            { type: "string", format: "iam-member" },
        ],
        [
            "gcp",
            "labels",
            { type: "map", validator: "labelKeyValidator" },
            { type: "map", notEvaluated: { validator: "labelKeyValidator" } },
        ],
        [
            "gcp",
            "ports[]",
            { type: "list", items: "int", itemEnum: [1] },
            { type: "list", each: { enum: [1], type: "int" } },
        ],
        [
            "cloudflare",
            "zoneId",
            { forceNew: true, pattern: "^x$" },
            { type: "string", forceNew: "deep", patterns: ["^x$"] },
        ],
        [
            "cloudflare",
            "pools{}",
            { type: "map", items: "list<string>" },
            { type: "map", each: { type: "list", each: { type: "string" } } },
        ],
        ["cloudflare", "at", { output: "ignored-if-set" }, { type: "string", ignored: true }],
        ["cloudflare", "kind", { enum: ["a"], enumSdkOnly: ["b"] }, { type: "string", enum: ["a", "b"] }],
        [
            "cloudflare",
            "ttl",
            { type: "number", apiRule: "30 or more", basis: "documented" },
            { type: "number", notEvaluated: { apiRule: "30 or more", basis: "documented" } },
        ],
        ["aws", "size", { range: [1, null] }, { type: "scalar", min: 1 }],
        [
            "aws",
            "name",
            { length: [null, 5], notPattern: ["--"] },
            { type: "scalar", maxLength: 5, notPatterns: ["--"] },
        ],
        ["aws", "block", { object: true, minItems: 1, forceNew: true }, { type: "object", forceNew: true }],
        ["aws", "zones[]", { set: true, each: { format: "arn" } }, { type: "set", each: { format: "arn" } }],
        ["aws", "cidr", { prefixLength: [16, 18] }, { type: "scalar", prefixLengths: [16, 17, 18] }],
        [
            "aws",
            "days",
            { anyOf: [{ range: [1, 2] }, { enum: [9] }] },
            { type: "scalar", anyOf: [{ min: 1, max: 2 }, { enum: [9] }] },
        ],
        ["kubernetes", "spec.replicas", { type: "number", default: 1 }, { type: "number", serverDefault: 1 }],
        ["kubernetes", "spec.port", { default: "= port" }, { type: "string", notEvaluated: { default: "= port" } }],
        [
            "kubernetes",
            "spec.surge",
            { type: "intOrString", pattern: "^[0-9]+%$ when text" },
            { type: "intOrString", patterns: ["^[0-9]+%$"] },
        ],
        [
            "kubernetes",
            "data{}",
            { type: "map", keyRule: "configKey", valueRule: "text" },
            { type: "map", keys: { rule: "configKey" }, each: { rule: "text" } },
        ],
    ];
    for (const [cloud, path, raw, expected] of cases) {
        it(`reads ${JSON.stringify(raw)} of ${cloud}`, () => assert.deepEqual(property(cloud, path, raw), expected));
    }

    it("keeps what it does not know instead of losing it", () => {
        assert.deepEqual(property("aws", "a", { somethingNew: [1] }), {
            type: "scalar",
            notEvaluated: { somethingNew: [1] },
        });
    });

    it("takes Kubernetes' list of what replaces and its automatic names", () => {
        const facts = property("kubernetes", "metadata.name", {}, { forceNew: ["metadata.name"] });
        assert.deepEqual(facts, { type: "string", forceNew: "deep", autoName: { separator: "-", hex: 8 } });
    });

    it("refuses to import a type that the source lacks", () => {
        assert.throws(() => normaliseFile("gcp", { types: {} }, ["gcp:a/b:C"]), {
            message: "facts of gcp:a/b:C are asked for, but gcp.json does not have the type",
        });
    });

    it("prints JSON with one property a line", () => {
        const file = normaliseFile(
            "gcp",
            {
                source: { date: "2026-01-01" },
                types: { t: { terraform: "x", notes: ["n"], properties: { a: {}, b: { required: true } } } },
            },
            ["t"],
        );
        const text = printFacts(file);
        assert.deepEqual(JSON.parse(text), file);
        assert.ok(text.split("\n").includes('        "b": {"type":"string","required":true}'));
    });
});
