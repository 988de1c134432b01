import { entryOf, type Latencies, withLatencies } from "../regions/latency.ts";
import type { Count, Report, Trip } from "../regions/pair-event.ts";
import type { Evidence } from "../regions/region-health.ts";

/** A request let through to a region's route in an epoch of the snapshot. */
export interface ReportedAdmission {
    readonly region: string;
    readonly route: string;
    readonly epoch: number;
    readonly at: number;
}

// Routes come from paths that clients choose; what does not fit is counted together.
const mostCounts = 200;

/** Counts one isolate's results by region, route and epoch until they are reported. */
export class Reporter {
    readonly #isolate: string;
    readonly #counts = new Map<string, Count>();
    #trips: readonly Trip[] = [];

    constructor(isolate: string) {
        this.#isolate = isolate;
    }

    get isEmpty(): boolean {
        return this.#counts.size === 0 && this.#trips.length === 0;
    }

    /** Whether an isolate has left a region since the last report. */
    get isUrgent(): boolean {
        return this.#trips.length > 0;
    }

    /** Counts a result; overload and the client's own faults are neutral and do not count. */
    count(admission: ReportedAdmission, evidence: Evidence, now: number): void {
        if (evidence === "neutral") return;
        const { region, epoch } = admission;
        const own = `${region} ${epoch} ${admission.route}`;
        const isOwn = this.#counts.has(own) || this.#counts.size < mostCounts;
        const route = isOwn ? admission.route : "(others)";
        const key = isOwn ? own : `${region} ${epoch} ${route}`;
        const before = this.#counts.get(key);
        const one = evidence === "success" ? single(entryOf(now - admission.at)) : [];
        this.#counts.set(key, {
            region,
            route,
            epoch,
            requests: (before?.requests ?? 0) + 1,
            hard: (before?.hard ?? 0) + (evidence === "hard" ? 1 : 0),
            serverErrors: (before?.serverErrors ?? 0) + (evidence === "server-error" ? 1 : 0),
            latencies: withLatencies(before?.latencies ?? [], one),
        });
    }

    /** Notes that this isolate stopped sending to a region. */
    trip(trip: Trip): void {
        this.#trips = [...this.#trips.filter(({ region }) => region !== trip.region), trip];
    }

    /** Everything since the last report; the next one begins empty. */
    take(): Report {
        const report = { isolate: this.#isolate, counts: [...this.#counts.values()], trips: this.#trips };
        this.#counts.clear();
        this.#trips = [];
        return report;
    }
}

function single(entry: number): Latencies {
    return Array.from({ length: entry + 1 }, (_, index) => (index === entry ? 1 : 0));
}
