/** Tiny facts for tests: one type, the properties given. */

import { check } from "../../../../sandbox/cloud/facts/check.ts";
import type { Constraints, FactsFile, PropertyFacts, TypeFacts } from "../../../../sandbox/cloud/facts/format.ts";
import { type Schema, schemaOf } from "../../../../sandbox/cloud/facts/schema.ts";
import { sentence } from "../../../../sandbox/cloud/refusal.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";

export const token = "gcp:test/thing:Thing";

export interface FactsOptions extends Partial<Omit<TypeFacts, "properties">> {
    readonly closed?: boolean;
    readonly rules?: Readonly<Record<string, Constraints>>;
}

export function factsFile(properties: Record<string, PropertyFacts>, options: FactsOptions = {}): FactsFile {
    const { closed = true, rules = {}, ...type } = options;
    return { cloud: "gcp", source: {}, closed, rules, types: { [token]: { source: "test", ...type, properties } } };
}

export function schema(properties: Record<string, PropertyFacts>, options: FactsOptions = {}): Schema {
    const built = schemaOf(factsFile(properties, options), token);
    if (!built) throw new Error("the fixture lost its type");
    return built;
}

/** Inputs and refusals, the latter as the caller reads them. */
export function checked(built: Schema, inputs: Bag, before?: Bag): { inputs: Bag; refusals: readonly string[] } {
    const result = check(built, inputs, { logicalName: "thing", before, draw: (length) => "a".repeat(length) });
    return { inputs: result.inputs, refusals: result.refusals.map(sentence) };
}
