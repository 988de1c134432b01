import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The part of JSON schema that the contract is written in, and what it says about a field besides. */
export interface Schema {
    readonly type?: string | undefined;
    readonly const?: z.infer<typeof scalar> | undefined;
    readonly enum?: readonly z.infer<typeof scalar>[] | undefined;
    readonly anyOf?: readonly Schema[] | undefined;
    readonly properties?: Readonly<Record<string, Schema>> | undefined;
    readonly required?: readonly string[] | undefined;
    /** What the values of a map are; absent for an object with fields, which further ones may be added to. */
    readonly additionalProperties?: Schema | undefined;
    readonly propertyNames?: Schema | undefined;
    readonly items?: Schema | undefined;
    readonly title?: string | undefined;
    readonly description?: string | undefined;
    readonly examples?: readonly unknown[] | undefined;
    readonly unit?: string | undefined;
    readonly deprecated?: boolean | undefined;
    readonly deprecatedUntil?: string | undefined;
    readonly deprecatedFor?: string | undefined;
}

const document = z.looseObject({ $schema: z.string().optional() });
const schema: z.ZodType<Schema> = z.lazy(() =>
    z.strictObject({
        type: z.string().optional(),
        const: scalar.optional(),
        enum: z.array(scalar).optional(),
        anyOf: z.array(schema).optional(),
        properties: z.record(z.string(), schema).optional(),
        required: z.array(z.string()).optional(),
        additionalProperties: schema.optional(),
        propertyNames: schema.optional(),
        items: schema.optional(),
        title: z.string().optional(),
        description: z.string().optional(),
        examples: z.array(z.unknown()).optional(),
        unit: z.string().optional(),
        deprecated: z.boolean().optional(),
        deprecatedUntil: z.iso.date().optional(),
        deprecatedFor: z.string().optional(),
    }),
);

/** Reads a schema file. Throws on a keyword that the comparison knows nothing about, rather than to pass over it. */
export function readSchema(text: string): Schema {
    const { $schema, ...rest } = document.parse(JSON.parse(text));
    return schema.parse(rest);
}
