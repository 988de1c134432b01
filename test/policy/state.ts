/** Builds exported Pulumi states of the shape that the engine writes, one changed copy at a time. */

import { graphFromState } from "../../policy/graph/from-state.ts";
import type { Graph } from "../../policy/graph/graph.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Properties = { readonly [key: string]: Json };

export interface StateResource {
    readonly type: string;
    readonly name: string;
    /** Absent for components. */
    readonly id?: string;
    readonly outputs?: Properties;
    /** Names of other resources. */
    readonly parent?: string;
    readonly provider?: string;
    /** Resource options, as the engine writes them. */
    readonly options?: {
        readonly protect?: boolean;
        readonly ignoreChanges?: readonly string[];
        readonly deleteBeforeReplace?: boolean;
    };
    /** What the program asks for where that differs from the outputs. */
    readonly asked?: Properties;
    readonly madeFrom?: Readonly<Record<string, readonly string[]>>;
}

/** How the engine writes a value that is computed later. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** How the engine writes a secret. */
export function secret(ciphertext: string): Json {
    return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext };
}

export class State {
    readonly stack: string;
    readonly resources: readonly StateResource[];

    constructor(resources: readonly StateResource[], stack = "prod") {
        this.stack = stack;
        this.resources = resources;
    }

    /** Merges properties into a resource: objects by key, lists of objects by element, anything else is replaced. */
    set(name: string, properties: Properties): State {
        return this.#change(name, (resource) => ({
            ...resource,
            outputs: asProperties(merge(resource.outputs ?? {}, properties)),
        }));
    }

    /** Sets one property at a path such as `template.containers[0].image`; `undefined` removes it. */
    at(name: string, path: string, value: Json | undefined): State {
        const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
        return this.#change(name, (resource) => ({
            ...resource,
            outputs: asProperties(replace(resource.outputs ?? {}, keys, value)),
        }));
    }

    /** Replaces facts about a resource that are not properties. */
    facts(name: string, facts: Partial<StateResource>): State {
        return this.#change(name, (resource) => ({ ...resource, ...facts }));
    }

    /** Removes resources, and what the others say about them. */
    without(...names: readonly string[]): State {
        const left = this.resources
            .filter(({ name }) => !names.includes(name))
            .map(({ parent, madeFrom = {}, ...resource }) => ({
                ...resource,
                ...(parent !== undefined && !names.includes(parent) && { parent }),
                madeFrom: Object.fromEntries(
                    Object.entries(madeFrom).map(([property, made]) => [
                        property,
                        made.filter((name) => !names.includes(name)),
                    ]),
                ),
            }));
        return new State(left, this.stack);
    }

    plus(...resources: readonly StateResource[]): State {
        return new State([...this.resources, ...resources], this.stack);
    }

    urn(name: string): string {
        const found = this.resources.find((resource) => resource.name === name);
        if (found === undefined) throw new Error(`the state has no resource ${name}`);
        return `urn:pulumi:${this.stack}::ha-platform::${found.type}::${name}`;
    }

    properties(name: string): Properties {
        return this.resources.find((resource) => resource.name === name)?.outputs ?? {};
    }

    /** What `pulumi stack export` prints. */
    export() {
        return {
            version: 3,
            deployment: {
                manifest: { time: "2026-11-22T00:00:00Z", magic: "", version: "v3.259.0" },
                resources: this.resources.map((resource) => this.#entry(resource)),
            },
        };
    }

    graph(): Graph {
        return graphFromState(this.export());
    }

    #entry({ type, name, id, outputs, parent, provider, options, asked, madeFrom }: StateResource) {
        const dependencies = Object.entries(madeFrom ?? {}).map(
            ([property, names]) => [property, names.map((made) => this.urn(made))] as const,
        );
        return {
            urn: this.urn(name),
            custom: id !== undefined,
            ...(id !== undefined && { id }),
            type,
            ...options,
            inputs: id === undefined ? {} : (asked ?? outputs),
            outputs: { ...outputs },
            ...(parent !== undefined && { parent: this.urn(parent) }),
            ...(provider !== undefined && { provider: `${this.urn(provider)}::${provider}-id` }),
            ...(dependencies.length > 0 && {
                dependencies: [...new Set(dependencies.flatMap(([, urns]) => urns))],
                propertyDependencies: Object.fromEntries(dependencies),
            }),
        };
    }

    #change(name: string, change: (resource: StateResource) => StateResource): State {
        this.urn(name);
        return new State(
            this.resources.map((resource) => (resource.name === name ? change(resource) : resource)),
            this.stack,
        );
    }
}

function isProperties(value: Json | undefined): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asProperties(value: Json): Properties {
    if (!isProperties(value)) throw new TypeError("properties must be an object");
    return value;
}

export function merge(into: Json, change: Json): Json {
    const byElement = Array.isArray(change) && change.length > 0 && change.every((element) => isProperties(element));
    if (Array.isArray(into) && byElement) {
        return Array.from({ length: Math.max(into.length, change.length) }, (_, index) =>
            index < change.length ? merge(into[index] ?? {}, change[index] ?? {}) : (into[index] ?? null),
        );
    }
    if (!isProperties(into) || !isProperties(change)) return change;
    const merged: Record<string, Json> = { ...into };
    for (const [key, value] of Object.entries(change)) merged[key] = merge(into[key] ?? null, value);
    return merged;
}

export function replace(value: Json, [key, ...rest]: readonly string[], by: Json | undefined): Json {
    if (key === undefined) throw new Error("the path is empty");
    if (Array.isArray(value)) {
        return value.map((element: Json, index) =>
            String(index) !== key ? element : rest.length > 0 ? replace(element, rest, by) : (by ?? null),
        );
    }
    const { [key]: old, ...others } = isProperties(value) ? value : {};
    if (rest.length > 0) return { ...others, [key]: replace(old ?? {}, rest, by) };
    return by === undefined ? others : { ...others, [key]: by };
}
