import assert from "node:assert/strict";
import fc from "fast-check";
import {
    confirmed,
    generationsOf,
    invalidated,
    type KnownGenerations,
    nonePending,
    type PendingInvalidations,
    type Telling,
    telling,
} from "../../../../../components/cloudflare/edge-router/cache/generations.ts";

const SLOTS = 2;
const ISOLATES = 3;

/** What can happen, in any order; numbers choose an isolate, a slot, or one of what is under way. */
interface Step {
    readonly kind: "write" | "read" | "hold-snapshot" | "tell" | "confirm" | "store";
    readonly isolate: number;
    readonly which: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
    kind: fc.oneof(
        { weight: 4, arbitrary: fc.constant("read" as const) },
        { weight: 3, arbitrary: fc.constant("store" as const) },
        { weight: 1, arbitrary: fc.constantFrom("write" as const, "hold-snapshot" as const) },
        { weight: 1, arbitrary: fc.constantFrom("tell" as const, "confirm" as const) },
    ),
    isolate: fc.nat(ISOLATES - 1),
    which: fc.nat(5),
});

interface Isolate {
    pending: PendingInvalidations;
    known: KnownGenerations;
    /** The newest write of each slot that this isolate knows of, by its own doing or by its snapshot. */
    readonly knows: number[];
    readonly tellings: { readonly told: Telling; isAtCoordinator: boolean }[];
    readonly fetches: { readonly key: string; readonly value: number }[];
}

/** Isolates over one shared cache and one origin that counts its writes; checks every read that the cache answers. */
class Model {
    readonly #origin: number[] = Array.from({ length: SLOTS }, () => 0);
    readonly #generations: Record<string, number> = {};
    /** The newest write of each slot that the coordinator has been told. */
    readonly #told: number[] = Array.from({ length: SLOTS }, () => 0);
    readonly #kept = new Map<string, number>();
    readonly #isolates: readonly Isolate[] = Array.from({ length: ISOLATES }, (_, index) => ({
        pending: nonePending(`isolate-${index}`),
        known: undefined,
        knows: Array.from({ length: SLOTS }, () => 0),
        tellings: [],
        fetches: [],
    }));
    answered = 0;

    take(step: Step): void {
        const isolate = this.#isolates[step.isolate];
        assert.ok(isolate !== undefined);
        const { kind, which } = step;
        if (kind === "write") this.#write(isolate, which % SLOTS);
        else if (kind === "read") this.#read(isolate, which % SLOTS);
        else if (kind === "hold-snapshot") this.#holdSnapshot(isolate);
        else if (kind === "tell") this.#tell(isolate, which);
        else if (kind === "confirm") this.#confirm(isolate, which);
        else this.#store(isolate, which);
    }

    #write(isolate: Isolate, slot: number): void {
        const value = (this.#origin[slot] ?? 0) + 1;
        this.#origin[slot] = value;
        isolate.pending = invalidated(isolate.pending, [slot]);
        isolate.knows[slot] = value;
        isolate.tellings.push({ told: telling(isolate.pending), isAtCoordinator: false });
    }

    /** A read: from the cache, which then must know what this isolate knows; else it is fetched, and stored later. */
    #read(isolate: Isolate, slot: number): void {
        const key = JSON.stringify([slot, ...generationsOf([slot], isolate.known, isolate.pending)]);
        const kept = this.#kept.get(key);
        if (kept === undefined) {
            isolate.fetches.push({ key, value: this.#origin[slot] ?? 0 });
            return;
        }
        this.answered += 1;
        assert.ok(kept >= (isolate.knows[slot] ?? 0), `an answer of write ${kept} after write ${isolate.knows[slot]}`);
    }

    #store(isolate: Isolate, which: number): void {
        const [fetched] = isolate.fetches.splice(which % Math.max(1, isolate.fetches.length), 1);
        if (fetched !== undefined) this.#kept.set(fetched.key, fetched.value);
    }

    #holdSnapshot(isolate: Isolate): void {
        isolate.known = { ...this.#generations };
        for (let slot = 0; slot < SLOTS; slot++) {
            isolate.knows[slot] = Math.max(isolate.knows[slot] ?? 0, this.#told[slot] ?? 0);
        }
    }

    #tell(isolate: Isolate, which: number): void {
        const telling = isolate.tellings[which % Math.max(1, isolate.tellings.length)];
        if (telling === undefined || telling.isAtCoordinator) return;
        telling.isAtCoordinator = true;
        for (const slot of telling.told.slots) {
            this.#generations[slot] = (this.#generations[slot] ?? 0) + 1;
            this.#told[slot] = Math.max(this.#told[slot] ?? 0, isolate.knows[slot] ?? 0);
        }
    }

    #confirm(isolate: Isolate, which: number): void {
        const telling = isolate.tellings[which % Math.max(1, isolate.tellings.length)];
        if (telling === undefined || !telling.isAtCoordinator) return;
        isolate.tellings.splice(isolate.tellings.indexOf(telling), 1);
        this.#holdSnapshot(isolate);
        isolate.pending = confirmed(isolate.pending, telling.told);
    }
}

describe("generations of cache tags", () => {
    it("[ET-10] never serve an answer from before a write once the isolate or its snapshot knows of it, in any order of events", () => {
        let answered = 0;
        fc.assert(
            fc.property(fc.array(anyStep, { minLength: 20, maxLength: 150 }), (steps) => {
                const model = new Model();
                for (const step of steps) model.take(step);
                answered += model.answered;
            }),
            { numRuns: 2000 },
        );
        assert.ok(answered > 1000, `only ${answered} reads were answered from the cache`);
    });

    it("never come back to a key that was there before an invalidation", () => {
        fc.assert(
            fc.property(fc.array(fc.tuple(fc.nat(3), fc.boolean()), { maxLength: 60 }), (events) => {
                let pending = nonePending("isolate");
                let known: Record<string, number> = {};
                const seen = new Set<string>();
                for (const [slot, isConfirmed] of events) {
                    seen.add(`${slot}/${generationsOf([slot], known, pending)[0]}`);
                    pending = invalidated(pending, [slot]);
                    assert.ok(!seen.has(`${slot}/${generationsOf([slot], known, pending)[0]}`));
                    if (!isConfirmed) continue;
                    known = { ...known, [slot]: (known[slot] ?? 0) + 1 };
                    pending = confirmed(pending, telling(pending));
                    assert.ok(!seen.has(`${slot}/${generationsOf([slot], known, pending)[0]}`));
                }
            }),
        );
    });

    it("keep an invalidation that came after what was told", () => {
        const first = invalidated(nonePending("isolate"), [1, 2]);
        const told = telling(first);
        const second = invalidated(first, [2, 3]);
        assert.deepEqual([...confirmed(second, told).bySlot.keys()], [2, 3]);
        assert.deepEqual([...confirmed(second, telling(second)).bySlot.keys()], []);
    });

    it("are an isolate's own until its first snapshot, so that nothing is taken from others or left for them", () => {
        const [mine, other] = ["one", "two"].map((name) => generationsOf([5], undefined, nonePending(name)));
        assert.notDeepEqual(mine, other);
        assert.deepEqual(generationsOf([5, 6], { "5": 3 }, nonePending("one")), ["3", "0"]);
    });
});
