/** Rules about properties that are on or off. */

import type { Resource } from "./graph/graph.ts";
import { known, readBoolean } from "./graph/read.ts";
import { fail, pass, type Result } from "./rule.ts";

export interface Switch {
    readonly property: string;
    readonly needs: boolean;
    /** What the provider does when nothing is said. */
    readonly unset: boolean;
}

/** Passes when every switch stands as it has to. The finding names all that do not, and its remedy sets them. */
export function judgeSwitches(resource: Resource, ...switches: readonly Switch[]): Result {
    const wrong = switches.filter(({ property, needs, unset }) => stateOf(resource, property, unset) !== needs);
    if (wrong.length === 0) {
        return pass(resource, switches.map(({ property, needs }) => `${property} is ${needs}`).join(", "));
    }
    const message = wrong.map(({ property, needs }) => `${property} is ${!needs}, needs ${needs}`).join("; ");
    const remedy = wrong.map(({ property, needs }) => `${property}: ${needs}`).join(", ");
    return fail(resource, message, `{ ${remedy} }`);
}

function stateOf(resource: Resource, property: string, unset: boolean): boolean {
    return known(readBoolean(resource, property)) ?? unset;
}
