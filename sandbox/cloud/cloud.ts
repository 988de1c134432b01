/**
 * The simulated clouds behind one door: what the provider checks and plans, what the cloud does and remembers. Both
 * fronts, the provider server and the plan host, call this class and nothing below it.
 */
import {
    plannedOutputs,
    replannedOutputs,
    settledOutputs,
    withOwnValues,
    withServerDefaults,
    withUnseen,
} from "./answers.ts";
import { token } from "./chance.ts";
import { adopts, alreadyExists, gone } from "./conflict.ts";
import { draftOf, physicalName } from "./draft.ts";
import type { Catalog } from "./facts/catalog.ts";
import { type Checked, check } from "./facts/check.ts";
import { type Difference, diff } from "./facts/diff.ts";
import type { Schema } from "./facts/schema.ts";
import { Faults, type Operation } from "./faults.ts";
import { deleteRefusals, immutableRefusals, isAbandoned } from "./guards.ts";
import type { Existing, Family, Functions, ProviderSettings, Refusal, ResourceKind } from "./kind.ts";
import { logicalNameOf } from "./naming.ts";
import { didYouMean } from "./nearest.ts";
import { RefusedError, subjectOf } from "./refusal.ts";
import { regionOf, scopeOf } from "./region.ts";
import type { Store, StoredResource } from "./store.ts";
import type { Bag } from "./values.ts";
import { StoreView } from "./view.ts";

export interface Clouds {
    readonly catalog: Catalog;
    readonly kinds: Family;
    readonly functions: Functions;
}

/** The resource that a call is about, and the provider it came through. */
export interface Subject {
    readonly type: string;
    readonly urn: string;
    readonly provider: ProviderSettings;
}

export interface Answer {
    readonly id: string;
    readonly outputs: Bag;
}

/** What Pulumi's state holds of a resource. */
export interface State {
    readonly inputs: Bag;
    readonly outputs: Bag;
}

export class Cloud {
    readonly #clouds: Clouds;
    readonly #store: Store;
    readonly #view: StoreView;
    readonly #faults: Faults;
    readonly #liftProtection: boolean;

    /** With `liftProtection` everything can be deleted, whatever guards it: only a sandbox can do that. */
    constructor(clouds: Clouds, store: Store, { liftProtection = false }: { readonly liftProtection?: boolean } = {}) {
        this.#clouds = clouds;
        this.#store = store;
        this.#view = new StoreView(store);
        this.#faults = new Faults(store);
        this.#liftProtection = liftProtection;
    }

    /** Inputs with defaults and names filled in, and what the provider refuses. Throws for a type that is not known. */
    check({ type, urn }: Subject, inputs: Bag, before?: Bag): Checked {
        const { schema } = this.#known(type);
        const names = new Set(this.#view.all(type).map((one) => physicalName(schema, one.inputs)));
        const logicalName = logicalNameOf(urn);
        // A replacement is checked without the old inputs, while the old resource still has the first name drawn.
        const draw = (length: number): string => {
            for (let n = 0; ; n++) {
                const hex = token(urn, "hex", length, `name ${n}`);
                if (![...names].some((name) => name?.endsWith(hex))) return hex;
            }
        };
        return check(schema, inputs, { logicalName, before, draw });
    }

    /** What would change between two sets of checked inputs. `outputs` are those of the engine's state. */
    diff(
        subject: Subject,
        id: string,
        inputs: Bag,
        after: Bag,
        ignored: readonly string[] = [],
        outputs: Bag = {},
    ): Difference {
        const { schema, kind } = this.#known(subject.type);
        const before = withOwnValues(schema, inputs, outputs, after);
        const row = this.#store.lookup(subject.type, id, subject.urn);
        const existing: Existing = { ...subject, id, inputs: before, outputs: { ...row?.outputs, ...before } };
        const replacedBy = kind.replacements?.({ ...subject, before: existing, inputs: after }) ?? [];
        return diff(schema, { before, after, logicalName: logicalNameOf(subject.urn), ignored, replacedBy });
    }

    /**
     * What creating it would answer; the id is not known. As with the real clouds, only the provider's own checks have
     * been made: the API is not asked before it is told, and what the resource refers to may not exist yet.
     */
    async previewCreate(subject: Subject, inputs: Bag): Promise<Bag> {
        const { schema, kind } = this.#known(subject.type);
        return plannedOutputs(kind, this.#draft(subject, schema, inputs, this.#seed(subject.urn), 1), schema);
    }

    async create(subject: Subject, inputs: Bag): Promise<Answer> {
        const { schema, kind } = this.#known(subject.type);
        await this.#arrive("create", subject, schema, inputs);
        const seed = this.#seed(subject.urn);
        const id = kind.id(this.#draft(subject, schema, inputs, seed, 1));
        const draft = this.#draft(subject, schema, inputs, seed, 1, id);
        const taken = this.#conflict(subject, schema, id, inputs);
        if (taken && adopts(schema, kind)) this.#store.remove(taken);
        else if (taken) this.#refuse(subject, [alreadyExists(draft.name, id, taken)]);
        this.#refuse(subject, kind.refusals?.(draft) ?? []);
        const outputs = settledOutputs(kind, draft, {});
        const { name } = draft;
        this.#store.add({ ...subject, id, seed, name, inputs, outputs, overrides: {}, revision: 1, abandoned: false });
        return { id, outputs };
    }

    /** The resource as the cloud has it; undefined when it is gone. */
    async read(subject: Subject, id: string, state: State): Promise<(Answer & State) | undefined> {
        const { schema, kind } = this.#known(subject.type);
        const row = this.#store.lookup(subject.type, id, subject.urn);
        await this.#arrive("read", subject, schema, row?.inputs ?? state.inputs);
        if (row === undefined) return undefined;
        const back = kind.readBack?.(row) ?? row;
        return {
            id,
            inputs: withUnseen(schema, back.inputs, state.inputs),
            outputs: withUnseen(schema, back.outputs, state.outputs),
        };
    }

    /** What updating it would answer. */
    async previewUpdate(subject: Subject, id: string, before: State, inputs: Bag): Promise<Bag> {
        const { schema, kind } = this.#known(subject.type);
        const row = this.#store.lookup(subject.type, id, subject.urn);
        const draft = this.#draft(subject, schema, inputs, row?.seed ?? subject.urn, (row?.revision ?? 1) + 1, id);
        this.#refuse(subject, immutableRefusals(schema, before.inputs, inputs));
        return replannedOutputs(kind, draft, schema, before);
    }

    async update(subject: Subject, id: string, inputs: Bag): Promise<Bag> {
        const { schema, kind } = this.#known(subject.type);
        await this.#arrive("update", subject, schema, inputs);
        const row = this.#store.lookup(subject.type, id, subject.urn);
        if (row === undefined) throw new RefusedError(subjectOf(subject.type, logicalNameOf(subject.urn)), [gone(id)]);
        const draft = this.#draft(subject, schema, inputs, row.seed, row.revision + 1, id);
        this.#refuse(subject, immutableRefusals(schema, row.inputs, inputs));
        this.#refuse(subject, kind.refusals?.(draft) ?? []);
        const overrides = Object.fromEntries(Object.entries(row.overrides).filter(([path]) => !(path in inputs)));
        const outputs = settledOutputs(kind, draft, overrides);
        this.#store.put({
            ...row,
            ...subject,
            inputs,
            outputs,
            overrides,
            name: draft.name,
            revision: row.revision + 1,
        });
        return outputs;
    }

    /** Deletes it, or gives it up where the provider does so. One that is gone already is no error. */
    async delete(subject: Subject, id: string): Promise<void> {
        const { schema, kind } = this.#known(subject.type);
        const row = this.#store.lookup(subject.type, id, subject.urn);
        await this.#arrive("delete", subject, schema, row?.inputs ?? {});
        if (row === undefined) return;
        if (isAbandoned(schema, row.outputs)) {
            this.#store.put({ ...row, abandoned: true });
            return;
        }
        const guards = [...deleteRefusals(row.outputs), ...(kind.refusalsOnDelete?.(row, this.#view) ?? [])];
        if (!this.#liftProtection) this.#refuse(subject, guards);
        for (const part of kind.partsOf?.(row, this.#view) ?? []) {
            const stored = this.#store.lookup(part.type, part.id, part.urn);
            if (stored !== undefined) this.#store.remove(stored);
        }
        this.#store.remove(row);
    }

    /** The answer of a function. Throws for one that is not known. */
    async invoke(functionToken: string, args: Bag, provider: ProviderSettings): Promise<Bag> {
        const known = this.#clouds.functions[functionToken];
        if (known === undefined) {
            const near =
                didYouMean(functionToken, Object.keys(this.#clouds.functions)) ?? "add it to the family's functions";
            throw new Error(`the simulated cloud does not know the function ${functionToken}; ${near}`);
        }
        await this.#faults.arrive({ type: functionToken, operation: "invoke", region: provider.region || undefined });
        return known(args, provider, this.#view);
    }

    /** Ends calls that a fault holds. */
    cancel(): void {
        this.#faults.cancel();
    }

    #known(type: string): { readonly schema: Schema; readonly kind: ResourceKind } {
        const schema = this.#clouds.catalog.schema(type);
        const kind = this.#clouds.kinds[type];
        if (schema && kind) return { schema, kind };
        const near = didYouMean(type, Object.keys(this.#clouds.kinds));
        const add = "add it to tools/facts-types.json and a family";
        throw new Error(
            `the simulated cloud does not know ${type}; ${near === undefined ? "" : `${near} Else `}${add}`,
        );
    }

    /** The first resource under a URN draws from the URN, a later one from the URN and its number. */
    #seed(urn: string): string {
        const births = this.#store.births(urn);
        return births === 0 ? urn : `${urn}#${births + 1}`;
    }

    #draft(subject: Subject, schema: Schema, inputs: Bag, seed: string, revision: number, id?: string) {
        const served = withServerDefaults(schema.fields, inputs);
        return draftOf({
            schema,
            urn: subject.urn,
            seed,
            inputs: served,
            provider: subject.provider,
            revision,
            cloud: this.#view,
            id,
        });
    }

    #conflict(subject: Subject, schema: Schema, id: string, inputs: Bag): StoredResource | undefined {
        const scope = scopeOf(schema, inputs, subject.provider);
        const rows = this.#store.ofType(schema.token).filter((row) => row.id === id);
        return rows.find((row) => scopeOf(schema, row.inputs, row.provider) === scope);
    }

    async #arrive(operation: Operation, { type, provider }: Subject, schema: Schema, inputs: Bag): Promise<void> {
        await this.#faults.arrive({ type, operation, region: regionOf(schema, inputs, provider) });
    }

    #refuse({ type, urn }: Subject, refusals: readonly Refusal[]): void {
        if (refusals.length > 0) throw new RefusedError(subjectOf(type, logicalNameOf(urn)), refusals);
    }
}
