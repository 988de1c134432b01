/** What a design document says, laid over a good state: whatever the document leaves open is taken to be done well. */

import { State, type StateResource } from "../state.ts";

/** Gives a system the name and the type that the document has for it. */
export function renamed(state: State, from: string, to: string, type: string): State {
    const rename = (name: string) => (name === from ? to : name);
    const resources = state.resources.map((resource) => ({
        ...resource,
        name: rename(resource.name),
        ...(resource.parent !== undefined && { parent: rename(resource.parent) }),
        ...(resource.name === from && { type, outputs: { ...resource.outputs, system: to } }),
    }));
    return new State(resources, state.stack);
}

/** Leaves out what no document speaks of: the resources that fit, with what others say about them. */
export function leftOut(state: State, fits: (resource: StateResource) => boolean): State {
    return state.without(...state.resources.filter(fits).map(({ name }) => name));
}
