import { z } from "zod";
import { configSchema, NAMESPACE } from "../../stacks/config.ts";
import { markdownTable, prose } from "./markdown-table.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/** `docs/reference/configuration.md`: every key of a stack file, from the schema that checks it. */
export function configurationPage(): string {
    const schema = z.toJSONSchema(configSchema, { target: "draft-7", io: "input" });
    const top = Object.entries(schema.properties ?? {}).map(([name, value]) => ({ name, value: resolved(value) }));
    const required = new Set(schema.required ?? []);
    const flat = top.filter(({ value }) => value.properties === undefined);
    const nested = top.filter(({ value }) => value.properties !== undefined);
    const row = (path: string, value: Schema, isRequired: boolean) => [
        `\`${path}\``,
        typeOf(value),
        isRequired ? "yes" : "",
        prose(value.description ?? ""),
    ];
    const heads = ["Key", "Value", "Required", "Meaning"];
    return [
        "# Configuration",
        "",
        "Generated from the schemas in `stacks/` by `node tools/generate.ts`. Editors check stack files with",
        "[config.schema.json](../../stacks/config.schema.json), made from the same schemas.",
        "",
        `Keys of \`Pulumi.<stack>.yaml\` under \`config:\`, each with the prefix \`${NAMESPACE}:\`. What is wrong with a value is said in one sentence`,
        "before anything is created. \\* stands for any name, [] for each element. A key inside an optional one is required only there.",
        "",
        ...markdownTable(
            heads,
            flat.map(({ name, value }) => row(name, value, required.has(name))),
        ),
        "",
        ...nested.flatMap(({ name, value }) => [
            `## ${name}`,
            "",
            `${value.description ?? `Settings under \`${NAMESPACE}:${name}\``}.${required.has(name) ? " Required." : ""}`,
            "",
            ...markdownTable(
                heads,
                leavesOf(value, name)
                    .filter(saysSomething)
                    .map((leaf) => row(leaf.path, leaf.value, leaf.isRequired)),
            ),
            "",
        ]),
    ].join("\n");
}

interface Leaf {
    readonly path: string;
    readonly value: Schema;
    readonly isRequired: boolean;
}

/** What is inside an object, with everything inside that. */
function leavesOf(schema: Schema, path: string): Leaf[] {
    const required = new Set(schema.required ?? []);
    const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]): Leaf[] => {
        const value = resolved(property);
        const here = `${path}.${name}`;
        return [{ path: here, value, isRequired: required.has(name) }, ...leavesOf(value, here)];
    });
    const any = schema.additionalProperties;
    const named = typeof any === "object" ? leavesOf(resolved(any), `${path}.*`) : [];
    const { items } = schema;
    const each = typeof items === "object" && !Array.isArray(items) ? leavesOf(resolved(items), `${path}[]`) : [];
    return [...own, ...named, ...each];
}

/** A group that is always there and has no words of its own is shown by what is inside. */
function saysSomething({ value, isRequired }: Leaf): boolean {
    return value.properties === undefined || value.description !== undefined || !isRequired;
}

function resolved(schema: Schema | boolean): Schema {
    return typeof schema === "boolean" ? {} : schema;
}

/** A schema in a few words: `whole number, at least 1`, `one of a, b`, `list of texts`. */
function typeOf(schema: Schema): string {
    const { type, anyOf } = schema;
    if (schema.enum) return `one of ${schema.enum.map((value) => `\`${String(value)}\``).join(", ")}`;
    if (schema.const !== undefined) return `\`${String(schema.const)}\``;
    if (anyOf) return `one of ${anyOf.map((choice) => typeOf(resolved(choice))).join(", ")}`;
    if (type === "array") {
        const { items } = schema;
        return `list of ${typeOf(typeof items === "object" && !Array.isArray(items) ? resolved(items) : {})}`;
    }
    if (type === "object") {
        const any = schema.additionalProperties;
        return typeof any === "object" ? `by name: ${typeOf(resolved(any))}` : "object";
    }
    return `${WORDS[String(type)] ?? "value"}${limitsOf(schema)}`;
}

const WORDS: Readonly<Record<string, string>> = {
    string: "text",
    integer: "whole number",
    number: "number",
    boolean: "true or false",
};

/** The largest whole number that JSON holds exactly stands for no limit. */
function limitsOf({ minimum, maximum }: Schema): string {
    const low = minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? "" : `, at least ${minimum}`;
    const high = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? "" : `, at most ${maximum}`;
    return `${low}${high}`;
}
