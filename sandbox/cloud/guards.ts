/** What a resource defends: itself against deletion, as its state says, and properties that no update may change. */
import { diff } from "./facts/diff.ts";
import { propertyAt, type Schema } from "./facts/schema.ts";
import type { Refusal } from "./kind.ts";
import { stepsOf, valueAt } from "./property-path.ts";
import { printable } from "./refusal.ts";
import type { Bag, Value } from "./values.ts";

const guards: readonly { readonly property: string; readonly holds: Value; readonly lift: Value }[] = [
    { property: "deletionPolicy", holds: "PREVENT", lift: "DELETE" },
    { property: "deletionProtection", holds: true, lift: false },
    { property: "deletionProtectionEnabled", holds: true, lift: false },
    { property: "deleteProtectionState", holds: "DELETE_PROTECTION_ENABLED", lift: "DELETE_PROTECTION_DISABLED" },
];

/** Why it cannot be deleted now; empty when it can. */
export function deleteRefusals(outputs: Bag): readonly Refusal[] {
    return guards
        .filter(({ property, holds }) => outputs[property] === holds)
        .map(({ property, holds, lift }) => ({
            property,
            problem: `must be ${printable(lift)} before it can be deleted`,
            got: printable(holds),
            remedy: "change it in one update, then delete in the next",
        }));
}

/** True when deleting it in Pulumi leaves it in the cloud. */
export function isAbandoned(schema: Schema, outputs: Bag): boolean {
    const policy = outputs.deletionPolicy ?? schema.type.deletionPolicyDefault;
    return policy === "ABANDON";
}

/** Properties that only a new resource can have differently, where the provider does not replace by itself. */
export function immutableRefusals(schema: Schema, before: Bag, after: Bag): readonly Refusal[] {
    const { changes } = diff(schema, { before, after, logicalName: "" });
    return changes
        .filter(({ path, replaces }) => !replaces && propertyAt(schema.fields, path)?.facts.immutable)
        .map(({ path }) => ({
            property: path,
            problem: "is immutable",
            got: printable(valueAt(after, stepsOf(path))),
            remedy: "keep its value, or replace the resource",
        }));
}
