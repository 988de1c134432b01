/** Refusals that many Google Cloud families share. */
import { text } from "../bag.ts";
import type { Draft, Existing, Refusal } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { lastSegment, lookUp, sameResource } from "./names.ts";

/** Refuses a reference (any spelling) to something the simulated project does not have; absent and unknown ones pass. */
export function refers(
    draft: Draft,
    type: string,
    noun: string,
    property: string,
    reference: string | undefined = text(draft.inputs, property),
): readonly Refusal[] {
    if (reference === undefined || lookUp(draft.cloud, type, reference) !== undefined) return [];
    return [notFound(property, noun, reference)];
}

/** Like `refers`, but lets the network pass that every project has from the start. */
export function refersToNetwork(
    draft: Draft,
    property: string,
    reference: string | undefined = text(draft.inputs, property),
): readonly Refusal[] {
    if (reference !== undefined && lastSegment(reference) === "default") return [];
    return refers(draft, "gcp:compute/network:Network", "a network", property, reference);
}

/**
 * Refuses a user-managed service account of this project that does not exist. Google's own accounts (service agents, the
 * default compute account) and those of other projects are not the program's to create and pass.
 */
export function refersToServiceAccount(
    draft: Draft,
    property: string,
    email: string | undefined = text(draft.inputs, property),
): readonly Refusal[] {
    if (email === undefined || !email.endsWith(`@${draft.provider.project}.iam.gserviceaccount.com`)) return [];
    const accounts = draft.cloud.all("gcp:serviceaccount/account:Account");
    const known = accounts.some(({ outputs }) => text(outputs, "email") === email);
    return refuseIf(!known, notFound(property, "a service account", email));
}

/**
 * Refuses to delete while a live resource refers to this one.
 *
 * @param references the references that one such resource holds
 */
export function inUse(
    resource: Existing,
    users: readonly Existing[],
    references: (user: Existing) => readonly (string | undefined)[],
    noun: string,
): readonly Refusal[] {
    const own = [resource.id, text(resource.outputs, "selfLink")];
    const holds = (user: Existing) => references(user).some((held) => own.some((name) => sameResource(held, name)));
    const user = users.find(holds);
    return refuseIf(user !== undefined, {
        property: "",
        problem: `is in use by ${noun} ${printable(user?.id)}`,
        remedy: "delete that first, or let it refer to something else",
    });
}

/** Seconds in a duration such as `60s`; `undefined` when it is written otherwise. */
export function seconds(duration: string | undefined): number | undefined {
    const match = /^(\d+(?:\.\d+)?)s$/.exec(duration ?? "");
    return match === null ? undefined : Number(match[1]);
}
