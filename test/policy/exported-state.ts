/** An exported state that can be broken in one place at a time. What the program asked for and what is there change together. */

import { graphFromState } from "../../policy/graph/from-state.ts";
import type { Graph } from "../../policy/graph/graph.ts";
import { type Json, merge, type Properties, replace } from "./state.ts";

interface Entry {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    readonly parent?: string;
    readonly provider?: string;
    readonly inputs?: Properties;
    readonly outputs?: Properties;
    readonly protect?: boolean;
    readonly ignoreChanges?: readonly string[];
    readonly deleteBeforeReplace?: boolean;
}

type Options = Pick<Entry, "protect" | "ignoreChanges" | "deleteBeforeReplace">;

/** A resource that the program might have; it gets the parent and provider of another one. */
interface Added {
    readonly type: string;
    readonly name: string;
    readonly like: string;
    readonly outputs: Properties;
}

/** Resources are named `Type/logical-name`: the last word of the type token, and the name in the program. */
export class ExportedState {
    readonly #entries: readonly Entry[];

    constructor(entries: readonly Entry[]) {
        this.#entries = entries;
    }

    /** Sets one property at a path such as `settings.backupConfiguration.enabled`; `undefined` removes it. */
    at(ref: string, path: string, value: Json | undefined): ExportedState {
        const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
        return this.#change(ref, (properties) => asProperties(replace(properties, keys, value)));
    }

    /** Merges properties into a resource: objects by key, lists of objects by element, anything else is replaced. */
    set(ref: string, properties: Properties): ExportedState {
        return this.#change(ref, (old) => asProperties(merge(old, properties)));
    }

    options(ref: string, options: Options): ExportedState {
        const urn = this.urn(ref);
        return new ExportedState(this.#entries.map((entry) => (entry.urn === urn ? { ...entry, ...options } : entry)));
    }

    /** Removes resources with all that was made inside them. */
    without(...refs: readonly string[]): ExportedState {
        const gone = new Set(refs.map((ref) => this.urn(ref)));
        for (const { urn, parent } of this.#entries) if (parent !== undefined && gone.has(parent)) gone.add(urn);
        return new ExportedState(this.#entries.filter(({ urn }) => !gone.has(urn)));
    }

    plus({ type, name, like, outputs }: Added): ExportedState {
        const { parent, provider, urn } = this.#find(like);
        const context = { ...(parent !== undefined && { parent }), ...(provider !== undefined && { provider }) };
        const prefix = urn.slice(0, urn.indexOf("::", urn.indexOf("::") + 2));
        const added = {
            urn: `${prefix}::${type}::${name}`,
            type,
            id: `${name}-id`,
            inputs: outputs,
            outputs,
            ...context,
        };
        return new ExportedState([...this.#entries, added]);
    }

    properties(ref: string): Properties {
        return this.#find(ref).outputs ?? {};
    }

    urn(ref: string): string {
        return this.#find(ref).urn;
    }

    graph(): Graph {
        return graphFromState({ resources: this.#entries });
    }

    #find(ref: string): Entry {
        const [type, name] = [ref.slice(0, ref.indexOf("/")), ref.slice(ref.indexOf("/") + 1)];
        const found = this.#entries.filter(
            (entry) => entry.type.endsWith(`:${type}`) && entry.urn.endsWith(`::${name}`),
        );
        const [only, ...others] = found;
        if (only !== undefined && others.length === 0) return only;
        const near = this.#entries
            .filter((entry) => entry.type.endsWith(`:${type}`))
            .map(({ urn }) => urn.split("::").at(-1));
        throw new Error(`${ref} names ${found.length} resources; of that type there are ${near.join(", ") || "none"}`);
    }

    #change(ref: string, change: (properties: Properties) => Properties): ExportedState {
        const { urn } = this.#find(ref);
        return new ExportedState(
            this.#entries.map((entry) =>
                entry.urn === urn
                    ? { ...entry, inputs: change(entry.inputs ?? {}), outputs: change(entry.outputs ?? {}) }
                    : entry,
            ),
        );
    }
}

function asProperties(value: Json): Properties {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value } as Properties;
    throw new TypeError("properties must be an object");
}
