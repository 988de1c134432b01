import fc from "fast-check";
import type { Schema } from "../../../tools/contract/schema.ts";

const name = fc.constantFrom("host", "port", "writer", "pool", "read");
const scalar: fc.Arbitrary<Schema> = fc.oneof(
    fc.constantFrom<Schema>({ type: "string" }, { type: "number" }, { type: "boolean" }),
    fc
        .uniqueArray(fc.constantFrom("above", "below", "beside"), { minLength: 1 })
        .map((values): Schema => ({ type: "string", enum: values })),
    fc.constantFrom("iam", "password").map((value): Schema => ({ type: "string", const: value })),
);

/** Schemas as the contract has them: fields, maps and lists of plain values. */
export const schemas: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema }>((tie) => ({
    schema: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        scalar,
        fc
            .record({
                fields: fc.dictionary(name, tie("schema"), { minKeys: 1, noNullPrototype: true }),
                all: fc.boolean(),
            })
            .map(
                ({ fields, all }): Schema => ({
                    type: "object",
                    properties: fields,
                    required: Object.keys(fields).filter((_, index) => all || index % 2 === 0),
                }),
            ),
        tie("schema").map((value): Schema => ({ type: "object", additionalProperties: value })),
        tie("schema").map((items): Schema => ({ type: "array", items })),
    ),
})).schema;

/** A value that a schema describes; `full` has every field that may be there, and the others only those that have to be. */
export function exampleOf(schema: Schema, full: boolean): unknown {
    const { type, enum: values, items, properties, additionalProperties } = schema;
    if (schema.const !== undefined) return schema.const;
    if (values !== undefined) return full ? values.at(-1) : values[0];
    if (type === "array") return full ? [exampleOf(items ?? {}, full)] : [];
    if (additionalProperties !== undefined) return full ? { any: exampleOf(additionalProperties, full) } : {};
    if (type !== "object") return { string: "text", number: 1, boolean: true }[type ?? ""];
    const fields = Object.entries(properties ?? {}).filter(([field]) => full || schema.required?.includes(field));
    return Object.fromEntries(fields.map(([field, value]) => [field, exampleOf(value, full)]));
}

/** Where a schema has objects: a path and what stands there put in place of it. */
export interface Place {
    readonly path: string;
    readonly at: Schema;
    readonly replaced: (by: Schema) => Schema;
}

/** Every part of a schema, the whole included. */
export function placesOf(schema: Schema, path = "", replaced: Place["replaced"] = (by) => by): readonly Place[] {
    const { items, additionalProperties, properties = {} } = schema;
    const inner = (key: string) => (path === "" ? key : `${path}.${key}`);
    return [
        { path, at: schema, replaced },
        ...(items === undefined ? [] : placesOf(items, `${path}[]`, (by) => replaced({ ...schema, items: by }))),
        ...(additionalProperties === undefined
            ? []
            : placesOf(additionalProperties, inner("*"), (by) => replaced({ ...schema, additionalProperties: by }))),
        ...Object.entries(properties).flatMap(([field, value]) =>
            placesOf(value, inner(field), (by) => replaced({ ...schema, properties: { ...properties, [field]: by } })),
        ),
    ];
}
