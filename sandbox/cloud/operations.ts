/** Changes to the simulated cloud behind Pulumi's back, on a store that no run holds open. All answers are plain data. */
import type { Clouds } from "./cloud.ts";
import type { Schema } from "./facts/schema.ts";
import { describeFault, type FaultRule, serviceOf } from "./faults.ts";
import type { Promotion } from "./kind.ts";
import { logicalNameOf } from "./naming.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { stepsOf, valueAt, withValueAt } from "./property-path.ts";
import { RefusedError, subjectOf } from "./refusal.ts";
import { regionOf } from "./region.ts";
import type { Store, StoredFault, StoredResource } from "./store.ts";
import type { Bag, Value } from "./values.ts";
import { StoreView } from "./view.ts";

export interface ResourceRow {
    readonly type: string;
    /** The name in the program. */
    readonly logicalName: string;
    /** The name in the cloud. */
    readonly name: string;
    readonly id: string;
    readonly urn: string;
    readonly region?: string;
    readonly abandoned: boolean;
    readonly outputs: Bag;
}

export interface FaultRow {
    readonly number: number;
    readonly description: string;
    readonly rule: FaultRule;
    /** Calls that matched so far. */
    readonly matched: number;
    /** True once it has hit as often as it was told to. */
    readonly spent: boolean;
}

export interface ChangedValue {
    readonly resource: ResourceRow;
    readonly path: string;
    readonly before: Value | null;
    readonly after: Value | null;
}

export interface Filter {
    /** Part of the type token. */
    readonly type?: string;
    readonly region?: string;
    /** Part of a name. */
    readonly name?: string;
}

export class Operations {
    readonly #clouds: Clouds;
    readonly #store: Store;

    constructor(clouds: Clouds, store: Store) {
        this.#clouds = clouds;
        this.#store = store;
    }

    /** Live resources in order of creation. */
    list(filter: Filter = {}): readonly ResourceRow[] {
        const { type = "", name = "", region } = filter;
        const has = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());
        return this.#store
            .all()
            .map((row) => this.#row(row))
            .filter((row) => has(row.type, type) && (has(row.name, name) || has(row.logicalName, name)))
            .filter((row) => region === undefined || row.region === region);
    }

    /** Removes a resource as somebody with a console would: no guard is asked. */
    remove(reference: string): ResourceRow {
        const row = this.#find(reference);
        this.#store.remove(row);
        return this.#row(row);
    }

    /** Changes one value of a resource; `undefined` removes it. */
    set(reference: string, path: string, value: Value | undefined): ChangedValue {
        const row = this.#find(reference);
        this.#knownPath(row, path);
        return this.#change(row, path, value);
    }

    /** Makes a standby the writer, as the cloud's own failover does. */
    promote(reference: string): readonly ChangedValue[] {
        const promotable = Object.keys(this.#clouds.kinds).filter((type) => this.#clouds.kinds[type]?.promote);
        const row = this.#find(reference, (type) => promotable.includes(type));
        const promotion: Promotion | undefined = this.#clouds.kinds[row.type]?.promote?.(
            row,
            new StoreView(this.#store),
        );
        const subject = subjectOf(row.type, logicalNameOf(row.urn));
        if (promotion === undefined) {
            throw new Error(`${subject} cannot be promoted; types that can are ${promotable.sort().join(", ")}`);
        }
        if (promotion.refusals && promotion.refusals.length > 0) throw new RefusedError(subject, promotion.refusals);
        return promotion.changes.flatMap(({ resource, set }) =>
            Object.entries(set).map(([path, value]) => {
                const current = this.#store.lookup(resource.type, resource.id, resource.urn);
                if (current === undefined) throw new Error(`${subject} cannot be promoted: ${resource.urn} is gone`);
                return this.#change(current, path, value);
            }),
        );
    }

    addFault(rule: FaultRule): FaultRow {
        this.#knownCondition("type", rule.type, Object.keys(this.#clouds.kinds));
        this.#knownCondition("service", rule.service, Object.keys(this.#clouds.kinds).map(serviceOf));
        const regions = this.#store.all().flatMap((row) => this.#row(row).region ?? []);
        if (regions.length > 0) this.#knownCondition("region", rule.region, regions);
        return faultRow(this.#store.addFault(rule));
    }

    faults(): readonly FaultRow[] {
        return this.#store.faults().map(faultRow);
    }

    /** Removes faults: all, one by number, or those of a region, service or type. */
    heal(what: "all" | number | string = "all"): readonly FaultRow[] {
        const faults = this.faults();
        const healed = faults.filter(
            ({ number, rule }) =>
                what === "all" ||
                String(what) === String(number) ||
                [rule.region, rule.service, rule.type].includes(String(what)),
        );
        if (healed.length === 0 && what !== "all") {
            const present = faults.map(({ number, description }) => `${number} (${description})`).join(", ");
            throw new Error(
                `there is no fault ${what}; ${present === "" ? "nothing is broken" : `faults are ${present}`}`,
            );
        }
        for (const { number } of healed) this.#store.removeFault(number);
        return healed;
    }

    #row(row: StoredResource): ResourceRow {
        const schema = this.#clouds.catalog.schema(row.type);
        const region = schema && regionOf(schema, row.inputs, row.provider);
        const { type, name, id, urn, abandoned, outputs } = row;
        return {
            type,
            logicalName: logicalNameOf(urn),
            name,
            id,
            urn,
            abandoned,
            outputs,
            ...(region === undefined ? {} : { region }),
        };
    }

    /** By URN, id, name in the program or in the cloud, with or without a type in front: `Bucket/logs`. */
    #find(reference: string, preferred: (type: string) => boolean = () => true): StoredResource {
        const rows = this.#store.all();
        const slash = reference.indexOf("/");
        const [type, name] = [reference.slice(0, slash), reference.slice(slash + 1)];
        const called = (row: StoredResource, text: string) =>
            [row.urn, row.id, row.name, logicalNameOf(row.urn)].includes(text);
        const exact = rows.filter((row) => called(row, reference));
        const typed = rows.filter(
            (row) => slash > 0 && row.type.split(":").at(-1)?.toLowerCase() === type.toLowerCase() && called(row, name),
        );
        const found = exact.length > 0 ? exact : typed;
        const fitting = found.filter((row) => preferred(row.type));
        const [first, ...others] = fitting.length > 0 ? fitting : found;
        if (first === undefined) throw new Error(this.#nothingCalled(reference, rows));
        if (others.length > 0) {
            const names = [first, ...others].map(
                (row) => `${row.type.split(":").at(-1)}/${logicalNameOf(row.urn)} (${row.id})`,
            );
            throw new Error(
                `${reference} names ${names.length} resources: ${names.join(", ")}; use the id or put the type in front`,
            );
        }
        return first;
    }

    #nothingCalled(reference: string, rows: readonly StoredResource[]): string {
        const names = rows.flatMap((row) => [row.name, logicalNameOf(row.urn)]);
        const near = nearest(reference, names, 5).join(", ");
        const rest =
            near === "" ? `it holds ${rows.length} resources, none called like that` : `near matches are ${near}`;
        return `the simulated cloud has no resource ${reference}; ${rest}`;
    }

    #knownPath(row: StoredResource, path: string): void {
        const schema: Schema | undefined = this.#clouds.catalog.schema(row.type);
        const [top] = stepsOf(path);
        if (schema === undefined || !schema.closed || (typeof top === "string" && schema.fields.has(top))) return;
        const near =
            didYouMean(String(top), schema.fields.keys(), 3) ?? `it has ${[...schema.fields.keys()].join(", ")}`;
        throw new Error(`${path} is not a property of ${row.type}; ${near}`);
    }

    /** Inputs follow where the program may have set the value, so that a refresh shows the difference. */
    #change(row: StoredResource, path: string, value: Value | undefined): ChangedValue {
        const steps = stepsOf(path);
        const facts = this.#clouds.catalog.schema(row.type)?.fields.get(String(steps[0]))?.facts;
        const isInput = valueAt(row.inputs, steps.slice(0, 1)) !== undefined || facts?.computed !== true;
        const after: StoredResource = {
            ...row,
            outputs: withValueAt(row.outputs, steps, value),
            inputs: isInput ? withValueAt(row.inputs, steps, value) : row.inputs,
            overrides: isInput || value === undefined ? row.overrides : { ...row.overrides, [path]: value },
        };
        this.#store.put(after);
        return { resource: this.#row(after), path, before: valueAt(row.outputs, steps) ?? null, after: value ?? null };
    }

    #knownCondition(kind: string, given: string | undefined, known: readonly string[]): void {
        if (given === undefined || known.includes(given)) return;
        const names = [...new Set(known)].sort();
        const near =
            didYouMean(given, names, 3) ??
            (names.length <= 10 ? `${kind}s are ${names.join(", ")}` : `see "ha cloud list"`);
        throw new Error(`the simulated cloud has no ${kind} ${given}; ${near}`);
    }
}

function faultRow(fault: StoredFault): FaultRow {
    const { after = 0, times = Number.POSITIVE_INFINITY } = fault.rule;
    const { number, rule, matched } = fault;
    return { number, description: describeFault(rule), rule, matched, spent: matched >= after + times };
}
