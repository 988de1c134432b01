import type { Schema } from "./schema.ts";

/** A change that a program which reads the outputs may fail by. */
export interface Break {
    /** Where, such as `systems.erato.cache.tls`; `*` stands for every key of a map, `[]` for every item of a list. */
    readonly path: string;
    readonly reason: string;
}

/** A field that is new since the release. */
export interface ContractComparison {
    readonly breaks: readonly Break[];
    readonly added: readonly string[];
    /** Removed as announced. */
    readonly expired: readonly string[];
}

/**
 * Whether everything that a stack may export by `current` is what a reader of `released` expects. Fields may be added and
 * values may become fewer; a field may go when `released` said until when it stays, and that day is over.
 */
export function compareSchemas(released: Schema, current: Schema, today: string): ContractComparison {
    const comparison = new Comparison(today);
    comparison.visit("", released, current);
    return comparison;
}

class Comparison implements ContractComparison {
    readonly breaks: Break[] = [];
    readonly added: string[] = [];
    readonly expired: string[] = [];
    readonly #today: string;

    constructor(today: string) {
        this.#today = today;
    }

    visit(path: string, released: Schema, current: Schema): void {
        if (released.unit !== current.unit) {
            this.#break(path, `was in ${released.unit ?? "no unit"} and is in ${current.unit ?? "no unit"}`);
        }
        const before = alternativesOf(released);
        for (const now of alternativesOf(current)) {
            const same = before.filter((one) => kindOf(one) === kindOf(now));
            const [only] = same;
            if (only === undefined) {
                this.#break(path, `was ${wordsOf(before)} and may be ${wordsOf([now])}`);
            } else if (same.length === 1) {
                this.#visitKind(path, only, now);
            } else if (same.every((one) => breaksOf(one, now, this.#today))) {
                this.#break(path, "fits none of its alternatives any more");
            }
        }
    }

    #visitKind(path: string, released: Schema, current: Schema): void {
        const values = valuesOf(released);
        if (values !== undefined) this.#visitValues(path, values, valuesOf(current));
        if (kindOf(released) === "list") this.visit(`${path}[]`, released.items ?? {}, current.items ?? {});
        if (kindOf(released) === "map") {
            this.visit(join(path, "*"), released.additionalProperties ?? {}, current.additionalProperties ?? {});
        }
        if (kindOf(released) === "object") this.#visitFields(path, released, current);
    }

    #visitValues(path: string, before: readonly unknown[], now: readonly unknown[] | undefined): void {
        const listed = before.map((value) => JSON.stringify(value)).join(", ");
        const fresh = now?.filter((value) => !before.includes(value)).map((value) => JSON.stringify(value));
        if (fresh?.length !== 0)
            this.#break(path, `was one of ${listed} and may be ${fresh?.join(", ") ?? "anything"}`);
    }

    #visitFields(path: string, released: Schema, current: Schema): void {
        const [before, now] = [released.properties ?? {}, current.properties ?? {}];
        for (const [name, field] of Object.entries(before)) {
            const at = join(path, name);
            const other = now[name];
            if (other === undefined) {
                this.#remove(at, field);
                continue;
            }
            if (released.required?.includes(name) && !current.required?.includes(name)) {
                this.#break(at, "was always there and may be absent");
            }
            this.visit(at, field, other);
        }
        this.added.push(...Object.keys(now).flatMap((name) => (name in before ? [] : [join(path, name)])));
    }

    #remove(path: string, { deprecated, deprecatedUntil }: Schema): void {
        if (!deprecated || deprecatedUntil === undefined) {
            this.#break(path, "is removed and was not marked as deprecated");
        } else if (this.#today <= deprecatedUntil) {
            this.#break(path, `is removed and stays until ${deprecatedUntil} is over`);
        } else {
            this.expired.push(path);
        }
    }

    #break(path: string, reason: string): void {
        this.breaks.push({ path: path === "" ? "(the whole)" : path, reason });
    }
}

function breaksOf(released: Schema, current: Schema, today: string): boolean {
    return compareSchemas(released, current, today).breaks.length > 0;
}

function join(path: string, name: string): string {
    return path === "" ? name : `${path}.${name}`;
}

function alternativesOf(schema: Schema): readonly Schema[] {
    return schema.anyOf?.flatMap(alternativesOf) ?? [schema];
}

/** What a reader has to do with a value: the alternatives of a field are told apart by it. */
function kindOf({ type, items, properties, additionalProperties }: Schema): string {
    if (type === "array" || items !== undefined) return "list";
    if (type !== "object") return type ?? "anything";
    return additionalProperties !== undefined && properties === undefined ? "map" : "object";
}

function valuesOf({ const: only, enum: several }: Schema): readonly unknown[] | undefined {
    return only === undefined ? several : [only];
}

function wordsOf(schemas: readonly Schema[]): string {
    return schemas.map(kindOf).join(" or ");
}
