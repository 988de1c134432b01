import assert from "node:assert/strict";
import { allClouds } from "../../../../sandbox/cloud/clouds.ts";
import { clouds, loadFacts } from "../../../../sandbox/cloud/facts/catalog.ts";
import type { Constraints } from "../../../../sandbox/cloud/facts/format.ts";
import { isKnownFormat } from "../../../../sandbox/cloud/facts/formats.ts";
import { notEvaluated } from "../../../../sandbox/cloud/facts/not-evaluated.ts";
import { everyProperty, schemaOf } from "../../../../sandbox/cloud/facts/schema.ts";
import { segmentsOf } from "../../../../sandbox/cloud/property-path.ts";
import { factsFile } from "./fixture.ts";

const constraintKeys = [
    "type", "enum", "ignoreCase", "alsoAllowed", "notEnum", "min", "max", "above", "multipleOf", "nonZero", "minLength", "maxLength",
    "patterns", "notPatterns", "format", "orEmpty", "prefixLengths", "minItems", "maxItems", "each", "keys", "anyOf", "rule", "itemsUniqueBy", "notEvaluated",
]; // biome-ignore format: a word list
const propertyKeys = new Set([
    ...constraintKeys, "default", "serverDefault", "required", "optional", "computed", "ignored", "forceNew", "forceNewIf", "immutable", "forbidden",
    "conflictsWith", "requiredWith", "onlyIf", "unknownOnlyIf", "stable", "noRefresh", "sensitive", "writeOnly", "deprecated", "suppress", "autoName", "newer",
]); // biome-ignore format: a word list

describe("the facts files", () => {
    for (const cloud of clouds) {
        describe(cloud, () => {
            const file = loadFacts(cloud);

            it("say where they come from", () => assert.match(JSON.stringify(file.source), /commit.*20\d\d-\d\d-\d\d/));

            it("hold only words of the format", () => {
                for (const [type, { properties }] of Object.entries(file.types)) {
                    for (const [path, facts] of Object.entries(properties)) {
                        const strange = Object.keys(facts).filter((key) => !propertyKeys.has(key));
                        assert.deepEqual(strange, [], `${type} ${path}`);
                        assertConstraints(facts, `${type} ${path}`, file.rules ?? {});
                    }
                }
            });

            it("speak only of properties that they list", () => {
                for (const [token, type] of Object.entries(file.types)) {
                    const schema = schemaOf(file, token);
                    assert.ok(schema);
                    const known = new Set([...everyProperty(schema.fields)].map(({ path }) => plain(path)));
                    const groups = [...(type.exactlyOneOf ?? []), ...(type.atLeastOneOf ?? [])].flat();
                    const named = Object.values(type.properties).flatMap((facts) => [
                        ...(facts.conflictsWith ?? []),
                        ...(facts.requiredWith ?? []),
                        ...Object.keys(facts.onlyIf ?? {}),
                    ]);
                    for (const path of [...groups, ...named]) assert.ok(known.has(plain(path)), `${token} ${path}`);
                }
            });

            it("belong to types that a family knows", () => {
                const { kinds } = allClouds();
                assert.deepEqual(
                    Object.keys(file.types).filter((token) => !kinds[token]),
                    [],
                );
            });
        });
    }

    it("list what they keep without deciding by it", () => {
        const file = factsFile(
            {
                a: {
                    type: "string",
                    suppress: "someRule",
                    format: "some-format",
                    forceNewIf: "the moon is full",
                    notEvaluated: { apiRule: "at most 5" },
                },
                b: {
                    type: "string",
                    suppress: "CaseDiffSuppress",
                    format: "arn",
                    forceNewIf: "if-configured",
                    each: { format: "another" },
                },
                c: { type: "string", sensitive: true },
            },
            { notEvaluated: { await: "10 min" } },
        );
        const list = notEvaluated(file).map(({ path, fact, value }) => `${path} ${fact} ${value}`);
        assert.deepEqual(list, [
            " await 10 min",
            "a apiRule at most 5",
            "a suppress someRule",
            "a forceNewIf the moon is full",
            "a format some-format",
            "b format another",
            "c sensitive true",
        ]);
    });

    it("leave nothing of a real file unlisted that is not evaluated", () => {
        const listed = clouds.flatMap((cloud) => notEvaluated(loadFacts(cloud)));
        const facts = new Set(listed.map(({ fact }) => fact));
        assert.ok(facts.has("apiRule") && facts.has("suppress") && facts.has("await"));
        assert.equal(facts.has("format"), false, "every format has its check");
    });
});

/** Paths name the same property with or without the marks of lists and maps at the end. */
const plain = (path: string): string =>
    segmentsOf(path)
        .map(({ name }) => name)
        .join(".");

function assertConstraints(facts: Constraints, where: string, rules: Readonly<Record<string, Constraints>>): void {
    const known = new Set([...propertyKeys]);
    for (const key of Object.keys(facts)) assert.ok(known.has(key), `${where}: ${key}`);
    for (const pattern of [...(facts.patterns ?? []), ...(facts.notPatterns ?? [])])
        assert.doesNotThrow(() => new RegExp(pattern), where);
    if (facts.format) assert.ok(isKnownFormat(facts.format), `${where}: ${facts.format}`);
    if (facts.rule) assert.ok(rules[facts.rule], `${where}: ${facts.rule}`);
    for (const inner of [facts.each, facts.keys, ...(facts.anyOf ?? [])])
        if (inner) assertConstraints(inner, where, rules);
}
