/** A type's flat list of facts as a tree that follows the inputs. */
import { segmentsOf, stepsOf } from "../property-path.ts";
import type { FactsFile, PropertyFacts, TypeFacts } from "./format.ts";

export interface Property {
    /** The fact's path, such as `rules[].action`. */
    readonly path: string;
    readonly facts: PropertyFacts;
    /** Fields of the object, or of each element of the list or map. */
    readonly fields: ReadonlyMap<string, Property>;
}

export interface Schema {
    readonly token: string;
    readonly type: TypeFacts;
    readonly fields: ReadonlyMap<string, Property>;
    readonly closed: boolean;
    readonly rules: NonNullable<FactsFile["rules"]>;
}

interface Building {
    path: string;
    facts: PropertyFacts;
    fields: Map<string, Building>;
}

/** The tree for one type of a facts file; undefined when the file does not have the type. */
export function schemaOf(file: FactsFile, token: string): Schema | undefined {
    const type = file.types[token];
    if (type === undefined) return undefined;
    const fields = new Map<string, Building>();
    for (const [path, facts] of Object.entries(type.properties)) place(fields, path, facts);
    return { token, type, fields, closed: file.closed, rules: file.rules ?? {} };
}

/** A parent that the source does not list is an object, list or map without facts of its own. */
function place(root: Map<string, Building>, path: string, facts: PropertyFacts): void {
    let fields = root;
    let at = "";
    const segments = segmentsOf(path);
    segments.forEach(({ name, container }, index) => {
        const mark = { none: "", list: "[]", map: "{}" }[container];
        at = `${at === "" ? "" : `${at}.`}${name}${mark}`;
        const last = index === segments.length - 1;
        const found = fields.get(name);
        const assumed = ({ none: "object", list: "list", map: "map" } as const)[container];
        const node = found ?? { path: at, facts: { type: assumed }, fields: new Map<string, Building>() };
        if (last) node.facts = facts;
        fields.set(name, node);
        fields = node.fields;
    });
}

/** Every property of the tree, parents first. */
export function* everyProperty(fields: ReadonlyMap<string, Property>): Generator<Property> {
    for (const property of fields.values()) {
        yield property;
        yield* everyProperty(property.fields);
    }
}

/** The property that a concrete path such as `rules[2].action` leads to, or the one that holds it. */
export function propertyAt(fields: ReadonlyMap<string, Property>, path: string): Property | undefined {
    let level = fields;
    let found: Property | undefined;
    for (const step of stepsOf(path)) {
        if (typeof step === "number") continue;
        const next = level.get(step);
        if (next === undefined) break; // a map's key, or below what the facts list
        found = next;
        level = next.fields;
    }
    return found;
}
