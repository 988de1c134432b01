/** What happens when an object is there already, or not there any more. */
import type { Schema } from "./facts/schema.ts";
import type { Refusal, ResourceKind } from "./kind.ts";
import { printable } from "./refusal.ts";
import type { StoredResource } from "./store.ts";

/** Settings and bindings are written over; everything else has one owner. */
export function adopts(schema: Schema, kind: ResourceKind): boolean {
    if (kind.onConflict !== undefined) return kind.onConflict === "adopted";
    return schema.type.deleteIsNoop === true || (schema.fields.has("member") && schema.fields.has("role"));
}

/** The 409 of an API whose object is there already. */
export function alreadyExists(name: string, id: string, taken: StoredResource): Refusal {
    const remedy = taken.abandoned
        ? `it was given up without being deleted: remove it with "ha cloud remove" or import it`
        : "import it, name this one differently, or delete the other first";
    return { property: "", problem: `409 already exists: ${name}`, got: `id ${printable(id)}`, remedy };
}

/** The 404 of an API whose object was removed behind Pulumi's back. */
export function gone(id: string): Refusal {
    return {
        property: "",
        problem: "404 not found",
        got: `id ${printable(id)}`,
        remedy: "refresh, so that it is created again",
    };
}
