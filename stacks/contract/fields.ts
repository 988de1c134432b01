import { z } from "zod";

/** A text with its meaning and an example, which consumers' tests get as its value. */
export function text(meaning: string, example: string) {
    return z.string().meta({ description: meaning, examples: [example] });
}

/** `host:port`. */
export function endpoint(meaning: string, example: string) {
    return text(`${meaning}; \`host:port\``, example);
}

/** A number of something that is named by `unit`: the field's name says it too where it is a unit of measure. */
export function quantity(meaning: string, unit: string, example = 1) {
    return z.number().meta({ description: meaning, unit, examples: [example] });
}

export function seconds(meaning: string, example = 60) {
    return quantity(meaning, "seconds", example);
}

/** Exactly one value, which a change of the contract's version alone may change. */
export function always<const Value extends string | number | boolean>(value: Value, meaning: string) {
    return z.literal(value).meta({ description: meaning });
}

/** One value for each region of the pair that the system stands in. */
export function byRegion<Value extends z.ZodType>(value: Value) {
    return z.record(z.string().meta({ title: "region" }), value);
}

/** One value for each of what `kind` names, such as `service`. */
export function named<Value extends z.ZodType>(kind: string, example: string, value: Value) {
    return z.record(z.string().meta({ title: kind, examples: [example] }), value);
}

/** When a field may be removed, and what takes its place. */
interface Deprecation {
    /** First day on which a release may leave it out, such as `2027-06-30`. */
    readonly until: string;
    readonly instead: string;
}

/** Marks a field that has to go. It stays in the contract until the day has passed. */
export function deprecated<Value extends z.ZodType>(value: Value, { until, instead }: Deprecation): Value {
    return value.meta({ ...value.meta(), deprecated: true, deprecatedUntil: until, deprecatedFor: instead });
}
