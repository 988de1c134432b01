import type { Json, State } from "../state.ts";

/** The state without the resources of a kind, the last word of the type token. */
export function withoutKind(state: State, ...kinds: readonly string[]): State {
    const gone = state.resources.filter(({ type }) => kinds.some((kind) => type.endsWith(`:${kind}`)));
    return state.without(...gone.map(({ name }) => name));
}

/** The state with the same change to each resource of a kind. */
export function eachOf(state: State, kind: string, change: (state: State, name: string) => State): State {
    return state.resources
        .filter(({ type }) => type.endsWith(`:${kind}`))
        .reduce((changed, { name }) => change(changed, name), state);
}

/** The state with one container alone in each Deployment and StatefulSet. */
export function withContainer(state: State, container: Json): State {
    const alone = (changed: State, name: string) =>
        changed
            .at(name, "spec.template.spec.containers", [container])
            .at(name, "spec.template.spec.initContainers", undefined);
    return eachOf(eachOf(state, "Deployment", alone), "StatefulSet", alone);
}

/** The containers of a workload of the state. */
export function containersIn(state: State, name: string): readonly Json[] {
    const path = ["spec", "template", "spec", "containers"];
    let value: Json | undefined = state.properties(name);
    for (const key of path) {
        if (typeof value !== "object" || value === null || Array.isArray(value))
            throw new Error(`${name} has no ${key}`);
        value = Object.entries<Json>(value).find(([held]) => held === key)?.[1];
    }
    if (!Array.isArray(value)) throw new Error(`${name} has no containers`);
    return value;
}

/** The state with another text in one file of a ConfigMap. */
export function withFile(state: State, name: string, file: string, text: Json): State {
    return state.facts(name, { outputs: { ...state.properties(name), data: { [file]: text } } });
}
