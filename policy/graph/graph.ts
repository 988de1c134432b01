/** The resources of one stack and how they hang together; what every rule reads. */

import { known, NotKnownError, type Readable, type Reading, readString, readStrings } from "./read.ts";
import type { Value } from "./value.ts";

export interface ResourceFacts {
    readonly urn: string;
    /** Type token, such as `gcp:storage/bucket:Bucket`. */
    readonly type: string;
    /** Logical name in the program. */
    readonly name: string;
    /** Id in the cloud; absent for components, and for resources not created yet. */
    readonly id?: string;
    /** URN of the parent. */
    readonly parent?: string;
    /** Region that the resource's provider is configured for. */
    readonly providerRegion?: string;
    /** For each top-level property, the URNs of the resources that its value was made from. */
    readonly madeFrom: ReadonlyMap<string, readonly string[]>;
    readonly property: (key: string) => Value | undefined;
}

export class Resource implements Readable {
    readonly path = "";
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string | undefined;
    readonly parent: string | undefined;
    readonly madeFrom: ReadonlyMap<string, readonly string[]>;
    readonly #property: (key: string) => Value | undefined;
    readonly #providerRegion: string | undefined;

    constructor(facts: ResourceFacts) {
        this.urn = facts.urn;
        this.type = facts.type;
        this.name = facts.name;
        this.id = facts.id;
        this.parent = facts.parent;
        this.madeFrom = facts.madeFrom;
        this.#property = facts.property;
        this.#providerRegion = facts.providerRegion;
    }

    property(key: string): Value | undefined {
        return this.#property(key);
    }

    /** Where it runs: its own `location` or `region`, else its provider's. Throws NotKnownError when that is not known. */
    get region(): string | undefined {
        return known(readString(this, "location")) ?? known(readString(this, "region")) ?? this.#providerRegion;
    }
}

export class Graph {
    readonly resources: readonly Resource[];
    readonly #byUrn: ReadonlyMap<string, Resource>;
    readonly #byType: ReadonlyMap<string, readonly Resource[]>;

    constructor(resources: readonly Resource[]) {
        this.resources = resources;
        this.#byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
        const byType = new Map<string, Resource[]>();
        for (const resource of resources) byType.set(resource.type, [...(byType.get(resource.type) ?? []), resource]);
        this.#byType = byType;
    }

    ofType(...types: readonly string[]): readonly Resource[] {
        return types.flatMap((type) => this.#byType.get(type) ?? []);
    }

    /** Parents from the nearest outwards. */
    ancestors(resource: Resource): readonly Resource[] {
        const found: Resource[] = [];
        let next = this.#byUrn.get(resource.parent ?? "");
        while (next !== undefined && !found.includes(next)) {
            found.push(next);
            next = this.#byUrn.get(next.parent ?? "");
        }
        return found;
    }

    /**
     * The resources of `type` that a property refers to, in the property's order. Values are matched with ids, names
     * and self-links; what lies outside the stack is left out. Throws NotKnownError when the values are not known.
     */
    referredInOrder(from: Resource, path: string, type: string): readonly Resource[] {
        const values = known(this.#references(from, path)) ?? [];
        return values.flatMap((value) => this.ofType(type).find((resource) => isCalled(resource, value)) ?? []);
    }

    /**
     * The resources of `type` that a property refers to, in no order. Values alone tell where each of them is matched;
     * where one is not known yet, or names nothing of that type here, also what the property was made from. Throws
     * NotKnownError when neither tells.
     */
    referred(from: Resource, path: string, type: string): readonly Resource[] {
        const references = this.#references(from, path);
        if (references.state === "unset") return [];
        const made = this.#madeFrom(from, path.split(".")[0] ?? path).filter((resource) => resource.type === type);
        if (references.state === "unknown") {
            if (made.length === 0) throw new NotKnownError(`${references.path} is ${references.why}`);
            return made;
        }
        const matched = this.referredInOrder(from, path, type);
        return matched.length === references.value.length ? matched : [...new Set([...matched, ...made])];
    }

    /** All resources of the given types that a property was made from, directly or through others. */
    reachable(from: Resource, property: string, types: readonly string[]): readonly Resource[] {
        const seen = new Set<Resource>();
        const waiting = [...this.#madeFrom(from, property)];
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
            if (seen.has(next)) continue;
            seen.add(next);
            // What is looked for ends the path: an address's own network is not where the traffic goes.
            if (types.includes(next.type)) continue;
            for (const key of next.madeFrom.keys()) waiting.push(...this.#madeFrom(next, key));
        }
        return [...seen].filter(({ type }) => types.includes(type));
    }

    #madeFrom(from: Resource, property: string): readonly Resource[] {
        return (from.madeFrom.get(property) ?? []).flatMap((urn) => this.#byUrn.get(urn) ?? []);
    }

    #references(from: Resource, path: string): Reading<readonly string[]> {
        const first = from.property(path.split(".")[0] ?? path);
        if (Array.isArray(first)) return readStrings(from, path);
        const one = readString(from, path);
        return one.state === "set" ? { state: "set", value: one.value === "" ? [] : [one.value] } : one;
    }
}

function isCalled(resource: Resource, reference: string): boolean {
    if (reference === "") return false;
    if (reference === resource.id) return true;
    return ["selfLink", "name"].some((key) => resource.property(key) === reference);
}
