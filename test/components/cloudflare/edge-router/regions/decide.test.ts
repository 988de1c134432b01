import assert from "node:assert/strict";
import { type Decided, decide } from "../../../../../components/cloudflare/edge-router/regions/decide.ts";
import type { Decision, PairEvent } from "../../../../../components/cloudflare/edge-router/regions/pair-event.ts";
import {
    type PairRules,
    type PairState,
    startedPair,
} from "../../../../../components/cloudflare/edge-router/regions/pair-state.ts";
import type { ProbeResult } from "../../../../../components/cloudflare/edge-router/regions/probes.ts";
import { decisionOf } from "../../../../../components/cloudflare/edge-router/regions/region-decision.ts";
import { rules } from "./simulated-pair.ts";

const good: ProbeResult = { healthy: true, reads: true, database: true, suspected: false };
const dead: ProbeResult = { healthy: false, reads: false, database: false, suspected: false };

/** A pair whose clock moves when told to. */
class Pair {
    readonly log: Decision[] = [];
    rules: PairRules = rules;
    now = 0;
    writesWait = false;
    state: PairState = startedPair(rules, 0);
    suspected: readonly string[] = [];

    take(event: PairEvent): Decided {
        const moment = { now: this.now, chance: 0.5, writesWait: this.writesWait };
        const decided = decide(this.state, event, moment, this.rules);
        this.state = decided.state;
        this.suspected = decided.suspected;
        this.log.push(...decided.decisions);
        return decided;
    }

    probe(region: string, result: ProbeResult, times = 1): void {
        for (let count = 0; count < times; count++) this.take({ kind: "probe", region, result });
    }

    /** A second of traffic to a region: so many requests in all, of which so many brought no answer. */
    serve(region: string, requests: number, hard = 0, epoch = this.state.epoch, isolate = "one"): void {
        this.now += 1000;
        const counts = [{ region, route: "/api/employees", epoch, requests, hard, serverErrors: 0, latencies: [] }];
        this.take({ kind: "report", isolate, counts, trips: [] });
    }

    trip(region: string, isolate: string): void {
        this.take({
            kind: "report",
            isolate,
            counts: [],
            trips: [{ region, epoch: this.state.epoch, reason: "consecutive-hard-failures" }],
        });
    }

    /** Seconds in which both regions pass their probes and the first one serves. */
    live(seconds: number, requests = 20): void {
        for (let count = 0; count < seconds; count++) {
            for (const region of rules.regions) this.probe(region, good);
            this.serve("us-central1", requests);
        }
    }

    told(region: string) {
        const known = this.state.regions[region];
        if (known === undefined) throw new Error(`no region ${region}`);
        const { phase, share, writes, reason } = decisionOf(known, this.rules);
        return { phase, share, writes, reason };
    }

    phases(): readonly string[] {
        return rules.regions.map((region) => this.told(region).phase);
    }
}

const central = "us-central1";
const east = "us-east1";

describe("what is decided about two regions", () => {
    it("begins with both taking their traffic", () => {
        const pair = new Pair();
        assert.deepEqual(pair.told(central), { phase: "closed", share: 100, writes: true, reason: "started" });
    });

    it("[ET-05] leaves a region that no longer answers its probes", () => {
        const pair = new Pair();
        pair.probe(central, dead, 2);
        assert.deepEqual(pair.phases(), ["closed", "closed"]);
        pair.probe(central, dead);
        assert.deepEqual(pair.told(central), { phase: "open", share: 0, writes: false, reason: "probes-failed" });
        assert.deepEqual(
            pair.log.map(({ event, region, from, to, epoch }) => [event, region, from, to, epoch]),
            [["region-decision", central, "closed", "open", 1]],
        );
    });

    it("believes traffic that succeeds more than probes that fail", () => {
        const pair = new Pair();
        pair.probe(central, dead, 2);
        pair.serve(central, 5);
        pair.probe(central, dead, 10);
        assert.equal(pair.told(central).phase, "closed");
    });

    it("has a region checked at once that an isolate has left", () => {
        const pair = new Pair();
        assert.deepEqual(pair.suspected, []);
        pair.trip(central, "one");
        assert.deepEqual([pair.suspected, pair.phases()], [[central], ["closed", "closed"]]);
        const suspected = { ...good, reads: false, suspected: true };
        pair.probe(central, suspected, 3);
        assert.deepEqual([pair.suspected, pair.phases()], [[], ["open", "closed"]]);
    });

    it("leaves a region when more isolates saw failures in a row than chance explains", () => {
        const pair = new Pair();
        pair.serve(central, 1000);
        pair.trip(central, "one");
        pair.trip(central, "two");
        pair.trip(central, "two");
        assert.equal(pair.told(central).phase, "closed");
        pair.trip(central, "three");
        assert.deepEqual([pair.told(central).phase, pair.told(central).reason], ["open", "isolates-tripped"]);
        const busy = new Pair();
        busy.serve(central, 300_000);
        for (const isolate of ["one", "two", "three", "four"]) busy.trip(central, isolate);
        assert.equal(busy.told(central).phase, "closed");
    });

    it("makes nothing of an isolate that saw one more failure of a region it had left", () => {
        const pair = new Pair();
        for (const isolate of ["one", "two", "three", "four"]) {
            const trips = [{ region: central, epoch: 0, reason: "failed-again" }];
            pair.take({ kind: "report", isolate, counts: [], trips });
        }
        assert.deepEqual([pair.told(central).phase, pair.suspected], ["closed", []]);
    });

    it("stays open for its time and until the probes pass, and then begins with one percent of the reads", () => {
        const pair = new Pair();
        pair.probe(central, dead, 3);
        pair.now = 29_999;
        pair.probe(central, good, 3);
        assert.equal(pair.told(central).phase, "open");
        pair.now = 30_000;
        pair.probe(central, { ...good, reads: false });
        assert.equal(pair.told(central).phase, "open");
        pair.probe(central, good, 3);
        assert.deepEqual(pair.told(central), { phase: "half-open", share: 1, writes: false, reason: "probes-passed" });
    });

    it("[ET-08] returns step by step and closes when writes no longer wait", () => {
        const pair = new Pair();
        pair.probe(central, dead, 3);
        pair.now = 30_000;
        pair.writesWait = true;
        pair.live(4);
        const shares = new Set<number>();
        for (let count = 0; count < 100; count++) {
            pair.live(1);
            shares.add(pair.told(central).share);
        }
        assert.deepEqual([...shares], [1, 5, 10, 25, 50, 100]);
        assert.deepEqual(pair.told(central), { phase: "half-open", share: 100, writes: true, reason: "step-held" });
        pair.writesWait = false;
        pair.live(1);
        assert.deepEqual(pair.told(central), { phase: "closed", share: 100, writes: true, reason: "returned" });
    });

    it("never closes on probes alone", () => {
        const pair = new Pair();
        pair.probe(central, dead, 3);
        for (let count = 0; count < 1000; count++) {
            pair.now += 2000;
            for (const region of rules.regions) pair.probe(region, good);
        }
        assert.deepEqual([pair.told(central).phase, pair.told(central).share], ["half-open", 100]);
    });

    it("goes a step back when returning traffic fails, and leaves again below the first", () => {
        const pair = new Pair();
        pair.probe(central, dead, 3);
        pair.now = 30_000;
        pair.live(20);
        assert.equal(pair.told(central).share, 5);
        pair.serve(central, 50, 25);
        assert.deepEqual([pair.told(central).share, pair.told(central).reason], [1, "return-worse"]);
        pair.serve(central, 50, 8);
        assert.deepEqual([pair.told(central).phase, pair.told(central).reason], ["open", "return-failed"]);
    });

    it("stays open twice as long the second time", () => {
        const pair = new Pair();
        pair.probe(central, dead, 3);
        pair.now = 30_000;
        pair.live(2);
        pair.probe(central, good, 1);
        assert.equal(pair.told(central).phase, "half-open");
        pair.probe(central, dead, 3);
        const { phase } = pair.state.regions[central] ?? {};
        assert.ok(phase?.kind === "open");
        assert.equal(phase.until - phase.since, 60_000);
    });

    it("stays where it is when both look bad, and says so once", () => {
        const pair = new Pair();
        for (let count = 0; count < 10; count++) {
            pair.probe(east, dead);
            pair.probe(central, dead);
        }
        assert.deepEqual(pair.phases(), ["closed", "open"]);
        const held = pair.log.filter(({ event }) => event === "region-held");
        assert.deepEqual(
            held.map(({ region, reason }) => [region, reason]),
            [[central, "no-better-region"]],
        );
    });

    it("brings a region back at once, for everybody, when the other one is lost", () => {
        const pair = new Pair();
        pair.probe(central, dead, 3);
        pair.probe(central, good, 3);
        assert.equal(pair.told(central).phase, "open");
        pair.probe(east, dead, 3);
        assert.equal(pair.told(central).phase, "half-open");
        assert.deepEqual([pair.told(central).share, pair.told(central).reason], [100, "no-better-region"]);
        pair.serve(central, 20);
        assert.deepEqual(pair.phases(), ["half-open", "open"]);
    });

    it("leaves a region for one that has just come back only when traffic shows that it is better", () => {
        for (const [failures, expected] of [
            [10, "closed"],
            [0, "open"],
        ] as const) {
            const pair = new Pair();
            pair.probe(central, dead, 3);
            pair.probe(central, good, 3);
            pair.probe(east, dead, 3);
            assert.deepEqual(pair.phases(), ["half-open", "closed"]);
            pair.serve(central, 19);
            assert.equal(pair.told(east).phase, "closed");
            pair.serve(central, 21, failures);
            assert.equal(pair.told(east).phase, expected);
        }
    });

    it("leaves a region for one that has just come back after a quiet minute", () => {
        const pair = new Pair();
        pair.probe(central, dead, 3);
        pair.probe(central, good, 3);
        pair.probe(east, dead, 3);
        pair.now += rules.ramp.quietMs - 1;
        pair.probe(east, dead);
        assert.equal(pair.told(east).phase, "closed");
        pair.now += 1;
        pair.probe(east, dead);
        assert.deepEqual(pair.phases(), ["half-open", "open"]);
    });

    it("switches at most three times in fifteen minutes and then holds, loudly", () => {
        const pair = new Pair();
        for (let round = 0; round < 5; round++) {
            pair.probe(central, dead, 3);
            pair.now += 130_000;
            pair.probe(east, good, 3);
            pair.probe(central, good, 3);
        }
        const switches = pair.log.filter(({ event, from, to }) => event === "region-decision" && from !== to);
        assert.deepEqual(
            switches.map(({ to }) => to),
            ["open", "half-open", "open"],
        );
        const held = pair.log.filter(({ event }) => event === "region-held").map(({ reason }) => reason);
        assert.deepEqual([...new Set(held)], ["too-many-switches"]);
    });

    it("[ET-04] sends the reads elsewhere when a database has not answered for 30 s, and back when it has", () => {
        const pair = new Pair();
        const without = { ...good, reads: false, database: false };
        for (; pair.now < 30_000; pair.now += 2000) {
            assert.equal(pair.told(central).phase, "closed");
            pair.probe(central, without);
            pair.probe(east, good);
        }
        pair.probe(central, without);
        assert.deepEqual(pair.told(central), {
            phase: "degraded-database",
            share: 0,
            writes: false,
            reason: "database-unreachable",
        });
        pair.probe(central, good, 2);
        assert.equal(pair.told(central).phase, "degraded-database");
        pair.probe(central, good);
        assert.deepEqual([pair.told(central).phase, pair.told(central).share], ["half-open", 1]);
    });

    it("stays when neither region's database answers", () => {
        const pair = new Pair();
        const without = { ...good, reads: false, database: false };
        for (; pair.now < 60_000; pair.now += 2000) {
            for (const region of rules.regions) pair.probe(region, without);
        }
        assert.deepEqual(pair.phases(), ["closed", "closed"]);
    });

    it("takes a region out for an operator and brings it back gradually", () => {
        const pair = new Pair();
        pair.rules = { ...rules, isolated: [central] };
        pair.take({ kind: "tick" });
        assert.deepEqual(pair.told(central), { phase: "isolated", share: 0, writes: false, reason: "operator" });
        pair.rules = rules;
        pair.take({ kind: "tick" });
        assert.equal(pair.told(central).phase, "open");
        pair.probe(central, good, 3);
        assert.deepEqual([pair.told(central).phase, pair.told(central).share], ["half-open", 1]);
    });

    it("raises the writer's epoch when the configuration names another writer", () => {
        const pair = new Pair();
        pair.rules = { ...rules, writer: east };
        pair.take({ kind: "tick" });
        pair.take({ kind: "tick" });
        assert.deepEqual([pair.state.writer, pair.state.writerEpoch, pair.state.epoch], [east, 2, 1]);
        assert.deepEqual(
            pair.log.map(({ event, from, to }) => [event, from, to]),
            [["writer-changed", central, east]],
        );
    });

    it("knows the regions of the configuration only", () => {
        const pair = new Pair();
        pair.rules = { ...rules, regions: [central, "us-west1"] };
        pair.take({ kind: "tick" });
        assert.deepEqual(Object.keys(pair.state.regions), [central, "us-west1"]);
        pair.probe("mars", dead, 5);
        assert.deepEqual(Object.keys(pair.state.regions), [central, "us-west1"]);
    });

    it("remembers a bounded number of routes and isolates", () => {
        const pair = new Pair();
        for (let count = 0; count < 1200; count++) {
            // So many requests that as many runs of failures are to be expected.
            const one = { region: central, route: `/api/${count}`, epoch: 0, requests: 1e8, hard: 0, serverErrors: 0 };
            const trips = count < 1000 ? [] : [{ region: central, epoch: 0, reason: "consecutive-hard-failures" }];
            pair.take({ kind: "report", isolate: `isolate-${count}`, counts: [{ ...one, latencies: [] }], trips });
        }
        const { evidence } = pair.state.regions[central] ?? {};
        assert.ok(evidence !== undefined);
        assert.ok(Object.keys(evidence.routes).length <= 65 && Object.keys(evidence.tripped).length <= 100);
        const counted = Object.values(evidence.routes).flat();
        assert.equal(
            counted.reduce((sum, { tally }) => sum + tally.requests, 0),
            1200e8,
        );
    });
});
