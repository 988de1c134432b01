import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { compareSchemas } from "../../../tools/contract/compare.ts";
import { lastReleased, releasedPath } from "../../../tools/contract/releases.ts";
import { readSchema, type Schema } from "../../../tools/contract/schema.ts";
import { exampleOf, placesOf, schemas } from "./schema-arbitrary.ts";

const TODAY = "2026-11-22";
const contract = path.join(import.meta.dirname, "../../../stacks/contract");
const present = readSchema(fs.readFileSync(path.join(contract, "v1.schema.json"), "utf8"));
const ajv = new Ajv2020({ strict: false });

const breaksOf = (released: Schema, current: Schema, today = TODAY) =>
    compareSchemas(released, current, today).breaks.map(({ path, reason }) => `${path}: ${reason}`);
const fields = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
    type: "object",
    properties,
    required,
});
const text: Schema = { type: "string" };

/** The present contract without one of its fields. */
function without(field: string): Schema {
    const [place] = placesOf(present).filter(({ path }) => path === field.slice(0, field.lastIndexOf(".")));
    assert.ok(place !== undefined, field);
    const { [field.slice(field.lastIndexOf(".") + 1)]: removed, ...properties } = place.at.properties ?? {};
    assert.ok(removed !== undefined, field);
    return place.replaced({ ...place.at, properties });
}

describe("the comparison of outputs contracts [PL-05]", () => {
    it("lets the present contract follow the released one, which it only adds to", () => {
        const { breaks, added } = compareSchemas(readSchema(lastReleased(contract).text), present, TODAY);
        assert.deepEqual(breaks, []);
        assert.ok(added.includes("systems.claim-navigator.alerts"));
    });

    it("refuses a removed field by its path", () => {
        assert.deepEqual(breaksOf(present, without("systems.claim-navigator.database.write")), [
            "systems.claim-navigator.database.write: is removed and was not marked as deprecated",
        ]);
        assert.deepEqual(breaksOf(present, without("systems.erato")), [
            "systems.erato: is removed and was not marked as deprecated",
        ]);
        assert.deepEqual(breaksOf(present, without("systems.agent-backend.redis.*.sentinels")), [
            "systems.agent-backend.redis.*.sentinels: is removed and was not marked as deprecated",
        ]);
    });

    it("lets a deprecated field go when its day is over, and not before", () => {
        const old = fields({ host: { ...text, deprecated: true, deprecatedUntil: "2026-11-22" } });
        assert.deepEqual(breaksOf(old, fields({}), "2026-11-22"), [
            "host: is removed and stays until 2026-11-22 is over",
        ]);
        const { breaks, expired } = compareSchemas(old, fields({}), "2026-11-23");
        assert.deepEqual([breaks, expired], [[], ["host"]]);
        const undated = fields({ host: { ...text, deprecated: true } });
        assert.equal(breaksOf(undated, fields({})).length, 1);
    });

    it("goes by what the release said of a deprecation, not by what the present contract says", () => {
        const parent = fields({ pool: fields({ host: { ...text, deprecated: true, deprecatedUntil: "2026-01-01" } }) });
        assert.deepEqual(breaksOf(parent, fields({})), ["pool: is removed and was not marked as deprecated"]);
        assert.deepEqual(breaksOf(parent, fields({ pool: fields({}) })), []);
    });

    it("refuses what a reader was sure of and cannot be any more", () => {
        assert.deepEqual(breaksOf(fields({ host: text }), fields({ host: text }, [])), [
            "host: was always there and may be absent",
        ]);
        const kind: Schema = { type: "string", enum: ["above", "below"] };
        assert.deepEqual(breaksOf(fields({ kind }), fields({ kind: { ...kind, enum: ["above", "beside"] } })), [
            'kind: was one of "above", "below" and may be "beside"',
        ]);
        assert.deepEqual(breaksOf(fields({ kind }), fields({ kind: text })), [
            'kind: was one of "above", "below" and may be anything',
        ]);
        assert.deepEqual(breaksOf(fields({ host: text }), fields({ host: { anyOf: [text, { type: "null" }] } })), [
            "host: was string and may be null",
        ]);
        assert.deepEqual(breaksOf(fields({ port: text }), fields({ port: { type: "number" } })), [
            "port: was string and may be number",
        ]);
        const seconds: Schema = { type: "number", unit: "seconds" };
        assert.deepEqual(breaksOf(fields({ wait: seconds }), fields({ wait: { ...seconds, unit: "milliseconds" } })), [
            "wait: was in seconds and is in milliseconds",
        ]);
        assert.deepEqual(breaksOf({ type: "object", additionalProperties: text }, fields({ any: text })), [
            "(the whole): was map and may be object",
        ]);
    });

    it("passes fewer values, fewer alternatives, and a field that is now always there", () => {
        const kind: Schema = { type: "string", enum: ["above", "below"] };
        assert.deepEqual(breaksOf(fields({ kind }), fields({ kind: { type: "string", const: "below" } })), []);
        assert.deepEqual(breaksOf(fields({ host: { anyOf: [text, { type: "null" }] } }), fields({ host: text })), []);
        assert.deepEqual(breaksOf(fields({ host: text }, []), fields({ host: text })), []);
    });

    it("finds nothing between any schema and itself", () => {
        fc.assert(fc.property(schemas, (schema) => breaksOf(schema, schema).length === 0));
    });

    it("passes a field that is added anywhere, optional or not, and names it", () => {
        fc.assert(
            fc.property(schemas, fc.boolean(), (schema, required) => {
                for (const { path, at, replaced } of placesOf(schema)) {
                    if (at.properties === undefined) continue;
                    const current = replaced({
                        ...at,
                        properties: { ...at.properties, fresh: text },
                        required: [...(at.required ?? []), ...(required ? ["fresh"] : [])],
                    });
                    const { breaks, added } = compareSchemas(schema, current, TODAY);
                    assert.deepEqual([breaks, added], [[], [path === "" ? "fresh" : `${path}.fresh`]]);
                    assert.equal(breaksOf(current, schema).length, 1);
                }
            }),
        );
    });

    it("refuses a field that is removed anywhere, by its path and once", () => {
        fc.assert(
            fc.property(schemas, (schema) => {
                for (const { path, at, replaced } of placesOf(schema)) {
                    for (const field of Object.keys(at.properties ?? {})) {
                        const { [field]: _, ...properties } = at.properties ?? {};
                        const found = compareSchemas(schema, replaced({ ...at, properties }), TODAY).breaks;
                        assert.deepEqual(
                            found.map((one) => one.path),
                            [path === "" ? field : `${path}.${field}`],
                        );
                    }
                }
            }),
        );
    });

    it("lets nothing pass that could export a value which a reader of the release does not expect", () => {
        let passed = 0;
        fc.assert(
            fc.property(schemas, schemas, fc.nat(), (released, part, at) => {
                const places = placesOf(released);
                const current = places[at % places.length]?.replaced(part) ?? part;
                if (breaksOf(released, current).length > 0) return;
                passed += 1;
                const expected = ajv.compile(released);
                for (const full of [false, true]) assert.ok(expected(exampleOf(current, full)));
            }),
            { numRuns: 2000, seed: 1 },
        );
        assert.ok(passed > 50, `only ${passed} of 2000 changes passed`);
    });

    it("refuses to read a schema with words that it would pass over", () => {
        assert.throws(() => readSchema(JSON.stringify({ type: "string", pattern: "^a" })), /pattern/);
    });

    it("knows the last release by its number", () => {
        assert.equal(lastReleased(contract).version, "0.2.0");
        assert.throws(() => releasedPath(contract, "next"), /a release must be a version such as 1\.2\.0, got next/);
    });
});
