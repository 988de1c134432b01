import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { decide } from "../../../../../components/cloudflare/edge-router/regions/decide.ts";
import type { Count, Decision } from "../../../../../components/cloudflare/edge-router/regions/pair-event.ts";
import {
    type PairRules,
    type PairState,
    startedPair,
} from "../../../../../components/cloudflare/edge-router/regions/pair-state.ts";
import { Chance } from "./chance.ts";

export const rules: PairRules = {
    ...defaultCoordination,
    regions: ["us-central1", "us-east1"],
    writer: "us-central1",
    consecutiveFailures: 5,
};

const goodProbe = { healthy: true, reads: true, database: true, suspected: false };

/** A pair of regions that passes every probe, and traffic to the first one, second by second. */
export class SimulatedPair {
    readonly decisions: Decision[] = [];
    readonly #rules: PairRules;
    readonly #chance: Chance;
    #state: PairState;
    #now = 0;

    constructor(seed: number, consecutiveFailures = rules.consecutiveFailures) {
        this.#rules = { ...rules, consecutiveFailures };
        this.#chance = new Chance(seed);
        this.#state = startedPair(rules, 0);
    }

    /** Lets seconds pass with about `perSecond` requests on two routes, of which `share` (from 0 to 1) fail. */
    pass(seconds: number, perSecond: number, share: number): void {
        for (let count = 0; count < seconds; count++) {
            this.#now += 1000;
            const counts = [
                this.#count("/api/employees", perSecond / 2, share),
                this.#count("/api/reports", perSecond / 2, share),
            ];
            this.#decide({ kind: "report", isolate: "one", counts, trips: [] });
            this.#probe();
        }
    }

    /**
     * The same, seen by isolates that each leave the region for 30 s after failures in a row. Whether one has such a run is
     * a matter of chance of its own.
     */
    passIsolates(seconds: number, isolates: number, perSecond: number, share: number): void {
        const awayUntil = new Map<string, number>();
        const run = share ** this.#rules.consecutiveFailures * (1 - share);
        for (let count = 0; count < seconds; count++) {
            this.#now += 1000;
            for (let index = 0; index < isolates; index++) {
                const isolate = `isolate-${index}`;
                if (this.#now < (awayUntil.get(isolate) ?? 0)) continue;
                const one = this.#count("/api/employees", perSecond / isolates, share);
                const trips = [];
                if (this.#chance.happened(one.requests, run) > 0) {
                    awayUntil.set(isolate, this.#now + 30_000);
                    trips.push({ region: one.region, epoch: one.epoch, reason: "consecutive-hard-failures" });
                }
                this.#decide({ kind: "report", isolate, counts: [one], trips });
            }
            this.#probe();
        }
    }

    #probe(): void {
        if (this.#now % 30_000 > 0) return;
        for (const region of rules.regions) this.#decide({ kind: "probe", region, result: goodProbe });
    }

    /** Whether the first region was left. */
    get left(): boolean {
        return this.decisions.some(({ event, to }) => event === "region-decision" && to === "open");
    }

    #count(route: string, perSecond: number, share: number): Count {
        // Requests come by chance too: four times as many clients, each with a quarter of a chance in a second.
        const requests = this.#chance.happened(Math.round(perSecond * 4), 0.25);
        const failures = this.#chance.happened(requests, share);
        const epoch = this.#state.epoch;
        return { region: "us-central1", route, epoch, requests, hard: failures, serverErrors: 0, latencies: [] };
    }

    #decide(event: Parameters<typeof decide>[1]): void {
        const moment = { now: this.#now, chance: 0.5, writesWait: false };
        const decided = decide(this.#state, event, moment, this.#rules);
        this.#state = decided.state;
        this.decisions.push(...decided.decisions);
    }
}
