/** The resources of one stack and how they hang together; what every rule reads. */

import { known, NotKnownError, type Readable, type Reading, readPart, readString, readStrings } from "./read.ts";
import type { Value } from "./value.ts";

/** Resource options that bear on availability, as far as the host tells them. */
export interface ResourceOptions {
    readonly protect: boolean;
    /** Property paths whose changes in the program are passed over. */
    readonly ignoreChanges: readonly string[];
    readonly deleteBeforeReplace: boolean;
}

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
    /** URN of the provider: resources of one Kubernetes cluster have the same one. */
    readonly provider?: string;
    /** Region that the resource's provider is configured for. */
    readonly providerRegion?: string;
    readonly options?: ResourceOptions;
    /** Names of the properties that the program sets; where `asked` is absent, also of those that the provider adds. */
    readonly inputs?: readonly string[];
    /** For each top-level property, the URNs of the resources that its value was made from. */
    readonly madeFrom: ReadonlyMap<string, readonly string[]>;
    readonly property: (key: string) => Value | undefined;
    /** What the program asks for, without what the provider adds; absent where the host does not tell. */
    readonly asked?: (key: string) => Value | undefined;
}

const NO_OPTIONS: ResourceOptions = { protect: false, ignoreChanges: [], deleteBeforeReplace: false };

export class Resource implements Readable {
    readonly path = "";
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string | undefined;
    readonly parent: string | undefined;
    readonly provider: string | undefined;
    readonly options: ResourceOptions;
    readonly inputs: readonly string[];
    readonly madeFrom: ReadonlyMap<string, readonly string[]>;
    /** The resource as the program asks for it; `undefined` where the host does not tell it apart from what is there. */
    readonly asked: Readable | undefined;
    readonly #property: (key: string) => Value | undefined;
    /** Region that the provider is configured for. */
    readonly providerRegion: string | undefined;

    constructor(facts: ResourceFacts) {
        this.urn = facts.urn;
        this.type = facts.type;
        this.name = facts.name;
        this.id = facts.id;
        this.parent = facts.parent;
        this.provider = facts.provider;
        this.options = facts.options ?? NO_OPTIONS;
        this.inputs = facts.inputs ?? [];
        this.madeFrom = facts.madeFrom;
        this.asked = facts.asked && { path: "", property: readOnce(facts.asked) };
        this.#property = readOnce(facts.property);
        this.providerRegion = facts.providerRegion;
    }

    property(key: string): Value | undefined {
        return this.#property(key);
    }

    /** Where it runs: its own `location` or `region`, else its provider's. Throws NotKnownError when that is not known. */
    get region(): string | undefined {
        const own = known(readString(this, "location")) ?? known(readString(this, "region")) ?? this.providerRegion;
        // Compute Engine answers with a link to the region.
        return own?.slice(own.lastIndexOf("/") + 1);
    }
}

function readOnce(read: (key: string) => Value | undefined): (key: string) => Value | undefined {
    const seen = new Map<string, Value | undefined>();
    return (key) => {
        if (!seen.has(key)) seen.set(key, read(key));
        return seen.get(key);
    };
}

export class Graph {
    readonly resources: readonly Resource[];
    readonly #byUrn: ReadonlyMap<string, Resource>;
    readonly #byType: ReadonlyMap<string, readonly Resource[]>;
    /** By type, then by every id and name that a reference can hold; made when a type is first looked for. */
    readonly #called = new Map<string, ReadonlyMap<string, Resource>>();
    readonly #referring = new Map<string, ReadonlyMap<Resource, readonly Resource[]>>();

    constructor(resources: readonly Resource[]) {
        this.resources = resources;
        this.#byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
        this.#byType = Map.groupBy(resources, ({ type }) => type);
    }

    /** Resources of the given types, in the order of the types. A type that ends in `*` stands for all that begin so. */
    ofType(...types: readonly string[]): readonly Resource[] {
        return types.flatMap((type) => {
            if (!type.endsWith("*")) return this.#byType.get(type) ?? [];
            const begins = type.slice(0, -1);
            return [...this.#byType].filter(([held]) => held.startsWith(begins)).flatMap(([, found]) => found);
        });
    }

    withUrn(urn: string): Resource | undefined {
        return this.#byUrn.get(urn);
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

    /** The ids and names that a property holds, one or several; an empty text is none. */
    references(from: Resource, path: string): Reading<readonly string[]> {
        const keys = path.split(".");
        const last = keys.pop() ?? path;
        const holder: Reading<Readable> =
            keys.length === 0 ? { state: "set", value: from } : readPart(from, keys.join("."));
        if (holder.state !== "set") return holder;
        if (Array.isArray(holder.value.property(last))) return readStrings(from, path);
        const one = readString(from, path);
        return one.state === "set" ? { state: "set", value: one.value === "" ? [] : [one.value] } : one;
    }

    /**
     * The resources of `type` that a property refers to, in the property's order. Values are matched with ids, names
     * and self-links; what lies outside the stack is left out. Throws NotKnownError when the values are not known.
     */
    referredInOrder(from: Resource, path: string, type: string): readonly Resource[] {
        const values = known(this.references(from, path)) ?? [];
        return values.flatMap((value) => this.#named(type).get(value) ?? []);
    }

    /**
     * The resources of `type` that a property refers to, in no order. Values alone tell where each of them is matched;
     * where one is not known yet, or names nothing of that type here, also what the property was made from. Throws
     * NotKnownError when neither tells.
     */
    referred(from: Resource, path: string, type: string): readonly Resource[] {
        const references = this.references(from, path);
        if (references.state === "unset") return [];
        const made = this.#madeFrom(from, path.split(".")[0] ?? path).filter((resource) => resource.type === type);
        if (references.state === "unknown") {
            if (made.length === 0) throw new NotKnownError(`${references.path} is ${references.why}`);
            return made;
        }
        const matched = this.referredInOrder(from, path, type);
        return matched.length === references.value.length ? matched : [...new Set([...matched, ...made])];
    }

    /**
     * The resources of `type` that one value inside a property refers to, such as the group of one of several backends.
     * While the value is not known: all of that type that the property was made from.
     */
    meant(from: Resource, property: string, value: Reading<string>, type: string): readonly Resource[] {
        if (value.state === "unset") return [];
        if (value.state === "unknown") return this.#madeFrom(from, property).filter((made) => made.type === type);
        const named = this.#named(type).get(value.value);
        return named === undefined ? [] : [named];
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

    /**
     * The resources of `type` whose property at `path` refers to a resource, the other way round from `referred`. What
     * cannot be told because a value is not known yet is left out.
     */
    referring(to: Resource, type: string, path: string): readonly Resource[] {
        const key = `${type} ${path} ${to.type}`;
        const made = this.#referring.get(key) ?? this.#indexReferences(type, path, to.type);
        this.#referring.set(key, made);
        return made.get(to) ?? [];
    }

    #indexReferences(type: string, path: string, target: string): ReadonlyMap<Resource, readonly Resource[]> {
        const index = new Map<Resource, Resource[]>();
        for (const from of this.ofType(type)) {
            for (const to of new Set(this.#referredIfKnown(from, path, target))) {
                const found = index.get(to);
                if (found === undefined) index.set(to, [from]);
                else found.push(from);
            }
        }
        return index;
    }

    #referredIfKnown(from: Resource, path: string, target: string): readonly Resource[] {
        try {
            return this.referred(from, path, target);
        } catch (error) {
            if (error instanceof NotKnownError) return [];
            throw error;
        }
    }

    #named(type: string): ReadonlyMap<string, Resource> {
        const present = this.#called.get(type);
        if (present !== undefined) return present;
        const named = new Map<string, Resource>();
        for (const resource of this.ofType(type)) {
            for (const name of namesOf(resource)) if (!named.has(name)) named.set(name, resource);
        }
        this.#called.set(type, named);
        return named;
    }

    #madeFrom(from: Resource, property: string): readonly Resource[] {
        return (from.madeFrom.get(property) ?? []).flatMap((urn) => this.#byUrn.get(urn) ?? []);
    }
}

/** The properties by which other resources refer to one, beside its id. */
const NAMES = ["selfLink", "arn", "name"];

function namesOf(resource: Resource): readonly string[] {
    const names = NAMES.map((key) => resource.property(key));
    return [resource.id, ...names].filter((name): name is string => typeof name === "string" && name !== "");
}
