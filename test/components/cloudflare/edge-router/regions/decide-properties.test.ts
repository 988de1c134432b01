import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { decide } from "../../../../../components/cloudflare/edge-router/regions/decide.ts";
import type { Decision, PairEvent } from "../../../../../components/cloudflare/edge-router/regions/pair-event.ts";
import {
    type PairRules,
    type PairState,
    startedPair,
} from "../../../../../components/cloudflare/edge-router/regions/pair-state.ts";
import { decisionOf } from "../../../../../components/cloudflare/edge-router/regions/region-decision.ts";

// Short enough that lives of a few hundred events pass through every phase.
const rules: PairRules = {
    ...defaultCoordination,
    regions: ["us-central1", "us-east1"],
    writer: "us-central1",
    consecutiveFailures: 5,
    openTime: { ...defaultCoordination.openTime, firstMs: 5000 },
    switches: { most: 3, withinMs: 60_000 },
    ramp: { ...defaultCoordination.ramp, leastMs: 2000, leastSamples: 5, quietMs: 5000 },
    databaseUnreachableMs: 6000,
};

const region = fc.constantFrom(...rules.regions);
const mood = fc.constantFrom(0, 0, 0, 0.09, 0.5, 1);
/** Some seconds in which a region's traffic and probes are as they are. */
const spell = fc.record({
    region,
    seconds: fc.integer({ min: 1, max: 12 }),
    requests: fc.constantFrom(0, 1, 10, 100),
    share: mood,
    healthy: fc.boolean(),
    reads: fc.boolean(),
    database: fc.boolean(),
    trips: fc.boolean(),
    age: fc.nat(3),
    isolated: fc.option(fc.constantFrom("us-central1", "us-east1"), { freq: 8, nil: undefined }),
    writesWait: fc.boolean(),
});
type Spell = typeof spell extends fc.Arbitrary<infer Value> ? Value : never;

interface Moment {
    readonly now: number;
    readonly rules: PairRules;
    readonly event: PairEvent;
    readonly before: PairState;
    readonly after: PairState;
    readonly decisions: readonly Decision[];
}

function* eventsOf(one: Spell, epoch: number): Generator<PairEvent> {
    const { requests, share, healthy, reads, database } = one;
    const of = { region: one.region, epoch: Math.max(0, epoch - one.age) };
    const hard = Math.round(requests * share);
    const counts = ["/api/employees", "/api/reports"].map((route) => {
        return { ...of, route, requests, hard, serverErrors: 0, latencies: [requests - hard] };
    });
    const trips = one.trips ? [{ ...of, reason: "consecutive-hard-failures" }] : [];
    yield { kind: "report", isolate: "one", counts, trips };
    yield { kind: "probe", region: one.region, result: { healthy, reads, database, suspected: one.trips } };
    yield { kind: "tick" };
}

function live(spells: readonly Spell[]): readonly Moment[] {
    const moments: Moment[] = [];
    let state = startedPair(rules, 0);
    let now = 0;
    for (const one of spells) {
        const told = { ...rules, isolated: one.isolated === undefined ? [] : [one.isolated] };
        for (let second = 0; second < one.seconds; second++) {
            now += 1000;
            for (const event of eventsOf(one, state.epoch)) {
                const before = state;
                const decided = decide(before, event, { now, chance: 0.5, writesWait: one.writesWait }, told);
                state = decided.state;
                moments.push({ now, rules: told, event, before, after: state, decisions: decided.decisions });
            }
        }
    }
    return moments;
}

function always(holds: (moment: Moment) => void): void {
    fc.assert(
        fc.property(fc.array(spell, { maxLength: 25, size: "max" }), (spells) => {
            for (const moment of live(spells)) holds(moment);
        }),
        { numRuns: 150 },
    );
}

function told(state: PairState, name: string) {
    const known = state.regions[name];
    if (known === undefined) throw new Error(`no region ${name}`);
    return { ...decisionOf(known, rules), epoch: known.epoch };
}

describe("whatever happens to two regions", () => {
    it("gives every change a higher epoch and a line in the log", () => {
        always(({ before, after, decisions }) => {
            assert.ok(after.epoch >= before.epoch);
            for (const name of rules.regions) {
                const changed = after.regions[name]?.phase.since !== before.regions[name]?.phase.since;
                const share = told(after, name).share !== told(before, name).share;
                if (!changed && !share) continue;
                assert.ok(told(after, name).epoch > before.epoch);
                assert.ok(decisions.some((line) => line.event === "region-decision" && line.region === name));
            }
        });
    });

    it("never changes a region on results or trips from before its last change", () => {
        always(({ before, event, now, rules: present }) => {
            if (event.kind !== "report") return;
            const late = {
                ...event,
                counts: event.counts.map((count) => ({ ...count, epoch: told(before, count.region).epoch - 1 })),
                trips: event.trips.map((trip) => ({ ...trip, epoch: told(before, trip.region).epoch - 1 })),
            };
            const moment = { now, chance: 0.5, writesWait: false };
            const without = decide(before, { kind: "tick" }, moment, present);
            assert.deepEqual(decide(before, late, moment, present), without);
        });
    });

    it("never switches more often than the cap allows", () => {
        fc.assert(
            fc.property(fc.array(spell, { maxLength: 40, size: "max" }), (spells) => {
                const switches = live(spells).flatMap(({ decisions, now }) =>
                    decisions
                        .filter(({ event, from, to, reason }) => {
                            const operator = reason === "operator" || reason === "released" || from === "isolated";
                            return event === "region-decision" && !operator && from !== to && to !== "closed";
                        })
                        .map(() => now),
                );
                for (const time of switches) {
                    assert.ok(switches.filter((other) => other >= time && other - time < 60_000).length <= 3);
                }
            }),
            { numRuns: 150 },
        );
    });

    it("never lets both regions go, unless an operator has taken one out", () => {
        always(({ before, after, rules: present }) => {
            if (present.isolated.length > 0) return;
            const takes = (state: PairState) => rules.regions.filter((name) => told(state, name).share > 0);
            if (takes(before).length > 0) assert.ok(takes(after).length > 0);
        });
    });

    it("never closes a region but from its last step, with traffic that succeeded and no writes waiting", () => {
        always(({ before, after, decisions }) => {
            for (const name of rules.regions) {
                if (told(after, name).phase !== "closed" || told(before, name).phase === "closed") continue;
                const { phase } = before.regions[name] ?? {};
                assert.ok(phase?.kind === "half-open" && told(before, name).share === 100);
                assert.ok(decisions.some(({ reason }) => reason === "returned"));
            }
        });
    });

    it("raises a share by one step at a time, unless there is no better region", () => {
        const steps = [0, ...rules.ramp.percents];
        always(({ before, after }) => {
            for (const name of rules.regions) {
                const from = told(before, name).share;
                const { share, reason } = told(after, name);
                if (share <= from || reason === "no-better-region") continue;
                assert.equal(steps.indexOf(share), steps.indexOf(from) + 1);
            }
        });
    });

    it("never brings a region back without a passing read of real data", () => {
        always(({ before, after }) => {
            for (const name of rules.regions) {
                if (told(before, name).share > 0 || told(after, name).share === 0) continue;
                const { evidence } = after.regions[name] ?? {};
                assert.ok(evidence?.probes.reads === true && evidence.probes.successes >= rules.probe.successes);
            }
        });
    });

    it("reaches every phase in such lives, so that what is said above is not said of nothing", () => {
        const seen = new Set<string>();
        for (const spells of fc.sample(fc.array(spell, { minLength: 15, maxLength: 25 }), { seed: 7, numRuns: 150 })) {
            for (const { after } of live(spells)) for (const name of rules.regions) seen.add(told(after, name).phase);
        }
        assert.deepEqual([...seen].sort(), ["closed", "degraded-database", "half-open", "isolated", "open"]);
    });
}).timeout(60_000);
