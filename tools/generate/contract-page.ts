import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import * as parts from "../../stacks/contract/parts.ts";
import { CONTRACT_VERSION, platformContract, systems } from "../../stacks/contract/v1.ts";
import { readSchema, type Schema } from "../contract/schema.ts";
import { markdownTable, prose } from "./markdown-table.ts";

/** What several systems have, told once, with the path at which the program reads it. */
const SHARED: readonly (readonly [string, z.ZodType])[] = [
    ["Objectives", parts.objectives],
    ["Alerts", parts.alerts],
    ["Circuit breakers", parts.circuitBreakers],
    ["Caching", parts.caching],
    ["Service", parts.service],
    ["Regions", parts.regions],
];

interface Row {
    readonly path: string;
    readonly schema: Schema;
    readonly optional: boolean;
}

/** `docs/reference/contract.md`: what a stack exports, by system, with types, units and deprecations. */
export function contractPage(): string {
    const whole = schemaOf(platformContract);
    const { systems: _, ...top } = whole.properties ?? {};
    return [
        "# Outputs contract",
        "",
        "Generated from `stacks/contract/` by `npm run generate`.",
        "",
        `What a stack of this repository exports, contract version ${CONTRACT_VERSION}. The same as a JSON schema:`,
        "[v1.schema.json](../../stacks/contract/v1.schema.json). A program in TypeScript reads it with `readPlatform` of",
        "`ha-platform/contract`, which checks it: see [examples/app-team](../../examples/app-team/README.md).",
        "",
        "Fields are only added. `npm run contract` refuses a change that takes away what the last release promised: a field,",
        "its type or unit, that it is always there, or that no further value is possible. A field that has to go is marked as",
        "deprecated with a date, stays until that day is over, and is shown here with it. New fields can come at any time: a",
        "program must not fail on one that it does not know.",
        "",
        "`<region>` and the like stand for each key of a map, `[]` for each item of a list.",
        "",
        "## The stack",
        "",
        ...table({ ...whole, properties: top }),
        "",
        ...Object.entries(systems).flatMap(([name, system]) => {
            const { description } = schemaOf(system);
            return [
                `## ${name}`,
                "",
                `\`systems.${name}\`${description === undefined ? "" : `: ${description}`}`,
                "",
                ...table(schemaOf(system)),
                "",
            ];
        }),
        ...SHARED.flatMap(([title, part]) => [`## ${title}`, "", ...table(schemaOf(part), true), ""]),
    ].join("\n");
}

function schemaOf(part: z.ZodType): Schema {
    return readSchema(JSON.stringify(z.toJSONSchema(part, { io: "input" })));
}

function table(schema: Schema, whole = false): string[] {
    const rows = rowsOf({ path: "", schema, optional: false }, whole);
    return markdownTable(
        ["Field", "Type", "Meaning"],
        rows.map((row) => [`\`${row.path}\``, typeOf(row), prose(meaningOf(row.schema))]),
    );
}

/** One row for each plain value; what is told elsewhere is one row. */
function rowsOf(row: Row, isShared: boolean): readonly Row[] {
    const { path, schema, optional } = row;
    if (!isShared && sharedTitle(schema) !== undefined) return [row];
    const { properties, additionalProperties, items, required } = schema;
    const below = (key: string) => (path === "" ? key : `${path}.${key}`);
    const inside = [
        ...Object.entries(properties ?? {}).map(([name, field]) => ({
            path: below(name),
            schema: field,
            optional: optional || !required?.includes(name),
        })),
        ...(additionalProperties === undefined
            ? []
            : [{ path: below(`<${schema.propertyNames?.title ?? "name"}>`), schema: additionalProperties, optional }]),
        ...(items === undefined ? [] : [{ path: `${path}[]`, schema: items, optional }]),
    ].flatMap((inner) => rowsOf(inner, false));
    if (inside.length === 0) return [row];
    return schema.description === undefined || path === "" ? inside : [row, ...inside];
}

function sharedTitle(schema: Schema): string | undefined {
    const { description: _, ...bare } = schema;
    return SHARED.find(([, part]) => isDeepStrictEqual(withoutDescription(schemaOf(part)), bare))?.[0];
}

function withoutDescription({ description: _, ...bare }: Schema): Schema {
    return bare;
}

function typeOf({ schema, optional }: Row): string {
    const title = sharedTitle(schema);
    const values = schema.const === undefined ? schema.enum : [schema.const];
    const type =
        title !== undefined
            ? `[${title}](#${title.toLowerCase().replaceAll(" ", "-")})`
            : (values?.map((value) => `\`${JSON.stringify(value)}\``).join(" or ") ?? words(schema));
    return optional ? `${type}, may be absent` : type;
}

function words({ type, unit, additionalProperties }: Schema): string {
    if (type === "string") return "text";
    if (type === "boolean") return "true or false";
    if (type === "array") return "list";
    if (type === "object") return additionalProperties === undefined ? "object" : "map";
    return unit === undefined ? "number" : `number (${unit})`;
}

function meaningOf({ description = "", examples, deprecated, deprecatedUntil, deprecatedFor }: Schema): string {
    const example = typeof examples?.[0] === "string" ? `; such as \`${examples[0]}\`` : "";
    const end = deprecated ? `. **Deprecated**: may go after ${deprecatedUntil}, read ${deprecatedFor} instead` : "";
    return `${description}${example}${end}`;
}
