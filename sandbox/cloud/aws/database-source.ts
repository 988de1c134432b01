/** The source of a read replica. */
import { text } from "../bag.ts";
import type { Draft, Existing } from "../kind.ts";
import { named } from "./references.ts";
import { DATABASE } from "./tokens.ts";

/** By ARN in any region, by identifier wherever it is found first; undefined for what is no replica. */
export function sourceOf(draft: Draft): Existing | undefined {
    const reference = text(draft.inputs, "replicateSourceDb");
    return reference === undefined ? undefined : named(draft.cloud, DATABASE, reference)[0];
}
