/** Refusals that every family words alike. */
import type { CloudView, Refusal } from "./kind.ts";
import { printable } from "./refusal.ts";

/** The refusal in a list when the condition holds, nothing otherwise. */
export function refuseIf(condition: boolean, refusal: Refusal): readonly Refusal[] {
    return condition ? [refusal] : [];
}

/** Says that a property names something the simulated cloud does not have; the noun has its article. */
export function notFound(property: string, noun: string, reference: string): Refusal {
    return {
        property,
        problem: `must name ${noun} that exists`,
        got: printable(reference),
        remedy: "create it first and pass its output, so that the engine orders the two",
    };
}

/** Refuses a reference to a resource that does not exist. An absent (or not yet known) reference passes. */
export function mustExist(
    cloud: CloudView,
    type: string,
    noun: string,
    property: string,
    reference: string | undefined,
): readonly Refusal[] {
    if (reference === undefined || cloud.find(type, reference) !== undefined) return [];
    return [notFound(property, noun, reference)];
}
