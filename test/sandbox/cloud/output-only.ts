/** What facts say about the outputs of a type, for tests that compare families with them. */
import type { TypeFacts } from "../../../sandbox/cloud/facts/format.ts";

/** Top-level properties that only the cloud writes; the id is the engine's. */
export function outputOnly({ properties }: TypeFacts): readonly string[] {
    return Object.entries(properties)
        .filter(
            ([path, facts]) => /^\w+(\[\]|\{\})?$/.test(path) && facts.computed && !facts.optional && !facts.required,
        )
        .map(([path]) => path.replace(/[[\]{}]/g, ""))
        .filter((name) => name !== "id");
}
