/** What the provider refuses before it calls the cloud, and the defaults and names that it fills in. */
import type { Refusal } from "../kind.ts";
import { autoNameFor, isAutoName } from "../naming.ts";
import { didYouMean } from "../nearest.ts";
import { append, type Segment, segmentsOf } from "../property-path.ts";
import { printable } from "../refusal.ts";
import { type Bag, isBag, UNKNOWN, type Value } from "../values.ts";
import { findingOf } from "./constraints.ts";
import type { AutoName, Constraints } from "./format.ts";
import { groupRefusals } from "./groups.ts";
import { presence } from "./places.ts";
import type { Property, Schema } from "./schema.ts";

export interface Naming {
    readonly logicalName: string;
    /** The inputs before, which keep an automatic name. */
    readonly before?: Bag | undefined;
    /** Random-looking hex digits for a new name. */
    readonly draw: (length: number) => string;
}

export interface Checked {
    readonly inputs: Bag;
    readonly refusals: readonly Refusal[];
}

/** The inputs as the provider plans with them. A value that is unknown at preview is never refused. */
export function check(schema: Schema, written: Bag, naming: Naming): Checked {
    const refusals: Refusal[] = [];
    const named = nameInto(schema, written, naming, refusals);
    const inputs = new Walk(schema, named, refusals).object(schema.fields, named, "", schema.token);
    refusals.push(...groupRefusals(schema, written, inputs));
    return { inputs, refusals };
}

/** The property that Pulumi names when the program does not. */
export function autoNamed(schema: Schema): { readonly steps: readonly string[]; readonly rule: AutoName } | undefined {
    for (const [path, { autoName }] of Object.entries(schema.type.properties)) {
        if (autoName) return { steps: path.split("."), rule: autoName };
    }
    return undefined;
}

function nameInto(schema: Schema, written: Bag, { logicalName, before, draw }: Naming, refusals: Refusal[]): Bag {
    const found = autoNamed(schema);
    if (!found) return written;
    const path = found.steps.join(".");
    if (presence(written, segmentsOf(path)) !== "unset") return written;
    const conflicts = schema.type.properties[path]?.conflictsWith ?? [];
    if (conflicts.some((other) => presence(written, segmentsOf(other)) !== "unset")) return written;
    const old = found.steps.reduce<Value | undefined>(
        (value, step) => (isBag(value) ? value[step] : undefined),
        before,
    );
    const kept = typeof old === "string" && isAutoName(found.rule, logicalName, old);
    const name = kept ? old : autoNameFor(found.rule, logicalName, draw(found.rule.hex));
    const { maxLength } = found.rule;
    if (maxLength !== undefined && name.length > maxLength) {
        const remedy = `set ${path} or shorten the resource's name`;
        refusals.push({
            property: path,
            problem: `must be at most ${maxLength} characters long when Pulumi names it`,
            got: printable(name),
            remedy,
        });
    }
    return insert(written, found.steps, name);
}

function insert(bag: Bag, [step = "", ...rest]: readonly string[], value: Value): Bag {
    const inner = bag[step];
    return { ...bag, [step]: rest.length === 0 ? value : insert(isBag(inner) ? inner : {}, rest, value) };
}

/** One pass over the inputs. */
class Walk {
    readonly #schema: Schema;
    readonly #inputs: Bag;
    readonly #refusals: Refusal[];

    constructor(schema: Schema, inputs: Bag, refusals: Refusal[]) {
        this.#schema = schema;
        this.#inputs = inputs;
        this.#refusals = refusals;
    }

    object(fields: ReadonlyMap<string, Property>, given: Bag, at: string, owner: string): Bag {
        const result: Record<string, Value> = {};
        for (const [key, value] of Object.entries(given)) {
            const property = fields.get(key);
            if (value === null) continue;
            if (property) result[key] = this.#value(property, value, append(at, key));
            else {
                result[key] = value;
                this.#unlisted(fields, key, value, at, owner);
            }
        }
        for (const [key, property] of fields) {
            if (result[key] !== undefined) continue;
            const filled = this.#defaultFor(property);
            if (filled !== undefined) result[key] = filled;
            else if (property.facts.required) this.#missing(property, append(at, key));
        }
        return result;
    }

    #value(property: Property, value: Value, at: string): Value {
        const { facts, fields } = property;
        if (value === UNKNOWN) return value;
        if (facts.forbidden)
            this.#refuse(at, { problem: "must not be set", got: printable(value), remedy: `remove ${at}` });
        else if (facts.computed && !facts.optional && !facts.required) {
            this.#refuse(at, {
                problem: "is decided by the cloud and cannot be set",
                got: printable(value),
                remedy: `remove ${at}`,
            });
        }
        const finding = findingOf(value, facts, this.#schema.rules);
        if (finding) {
            this.#refuse(at, finding);
            return value;
        }
        if (Array.isArray(value)) return value.map((item, index) => this.#item(property, item, append(at, index)));
        if (!isBag(value)) return value;
        if (facts.type === "map") {
            const entries = Object.entries(value).map(([key, item]) => {
                this.#constrain(key, facts.keys, append(at, key));
                return [key, this.#item(property, item, append(at, key))] as const;
            });
            return Object.fromEntries(entries);
        }
        return fields.size > 0 ? this.object(fields, value, at, property.path) : value;
    }

    #item({ facts, fields, path }: Property, item: Value, at: string): Value {
        if (item === UNKNOWN) return item;
        this.#constrain(item, facts.each, at);
        if (fields.size === 0) return item;
        if (isBag(item)) return this.object(fields, item, at, path);
        this.#refuse(at, { problem: "must be an object", got: printable(item) });
        return item;
    }

    /** Constraints on an element, and on the elements of that. */
    #constrain(value: Value, constraints: Constraints | undefined, at: string): void {
        if (!constraints || value === UNKNOWN) return;
        const finding = findingOf(value, constraints, this.#schema.rules);
        if (finding) this.#refuse(at, finding);
        else if (Array.isArray(value)) {
            for (const [i, item] of value.entries()) this.#constrain(item, constraints.each, append(at, i));
        }
    }

    #defaultFor({ path, facts }: Property): Value | undefined {
        if (facts.default === undefined) return undefined;
        const groups = (this.#schema.type.exactlyOneOf ?? []).filter((group) => group.includes(path));
        const rivals = [...(facts.conflictsWith ?? []), ...groups.flat().filter((member) => member !== path)];
        const taken = rivals.some((rival) => presence(this.#inputs, segmentsOf(rival) as Segment[]) !== "unset");
        return taken ? undefined : facts.default;
    }

    #missing({ facts }: Property, at: string): void {
        const choice = facts.enum
            ? `set it to ${facts.enum.length === 1 ? "" : "one of "}${facts.enum.join(", ")}`
            : `set ${at}`;
        this.#refuse(at, { problem: "is required", remedy: choice });
    }

    #unlisted(fields: ReadonlyMap<string, Property>, key: string, value: Value, at: string, owner: string): void {
        if (!this.#schema.closed || key.startsWith("__")) return;
        const remedy = didYouMean(key, fields.keys()) ?? `remove ${append(at, key)}`;
        this.#refuse(append(at, key), { problem: `is not a property of ${owner}`, got: printable(value), remedy });
    }

    #refuse(property: string, finding: Omit<Refusal, "property">): void {
        this.#refusals.push({ property, ...finding });
    }
}
