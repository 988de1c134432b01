/** Parameter groups of databases and caches. */

import type { Resource } from "../../graph/graph.ts";
import { known, readParts, readString } from "../../graph/read.ts";

/** The value of a parameter; `undefined` where the engine's own holds. */
export function parameterOf(group: Resource, name: string): string | undefined {
    const parameters = known(readParts(group, "parameters")) ?? [];
    const found = parameters.find((parameter) => known(readString(parameter, "name")) === name);
    return found === undefined ? undefined : known(readString(found, "value"));
}
