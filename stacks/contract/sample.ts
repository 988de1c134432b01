import { z } from "zod";
import { platformContract } from "./v1.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Keys = readonly string[];

/**
 * The outputs of a platform that runs every system, made from the schema: the example that each field has, and for maps by
 * region both regions of the pair around them.
 */
export function sampleOutputs(): unknown {
    return sampleOf(z.toJSONSchema(platformContract), "", []);
}

function sampleOf(schema: JsonSchema, name: string, around: Keys): unknown {
    const { type, examples, items, properties, additionalProperties } = schema;
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return schema.enum[0];
    if (Array.isArray(examples)) return examples[0];
    if (type === "boolean") return true;
    if (type === "array")
        return typeof items === "object" && !Array.isArray(items) ? [sampleOf(items, name, around)] : [];
    if (properties !== undefined) return sampleOfFields(properties, regionsIn(properties) ?? around);
    if (typeof additionalProperties === "object") return sampleOfMap(schema, additionalProperties, around);
    return name;
}

function sampleOfFields(properties: NonNullable<JsonSchema["properties"]>, regions: Keys) {
    return Object.fromEntries(
        Object.entries(properties).flatMap(([name, field]) =>
            typeof field === "object" ? [[name, sampleOf(field, name, regions)]] : [],
        ),
    );
}

function sampleOfMap({ propertyNames }: JsonSchema, value: JsonSchema, regions: Keys) {
    const names = typeof propertyNames === "object" ? propertyNames : {};
    const keys = names.title === "region" ? regions : [String(names.examples?.[0] ?? names.title)];
    return Object.fromEntries(keys.map((key) => [key, inRegion(sampleOf(value, key, regions), key, regions)]));
}

/** Examples name the first region where they depend on it. */
function inRegion(sample: unknown, region: string, [first = region]: Keys): unknown {
    if (typeof sample === "string") return sample.replaceAll(first, region);
    if (Array.isArray(sample)) return sample.map((one) => inRegion(one, region, [first]));
    if (typeof sample !== "object" || sample === null) return sample;
    return Object.fromEntries(Object.entries(sample).map(([key, value]) => [key, inRegion(value, region, [first])]));
}

/** The pair that an object's fields name, if they do. */
function regionsIn({ regions }: NonNullable<JsonSchema["properties"]>): Keys | undefined {
    if (typeof regions !== "object" || regions.properties === undefined) return undefined;
    const { primary, failover } = sampleOfFields(regions.properties, []);
    return primary === undefined || failover === undefined ? undefined : [String(primary), String(failover)];
}
