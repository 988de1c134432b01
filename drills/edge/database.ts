import type { Drill, Measurement } from "../drill.ts";
import { hasFailed, isAcknowledged } from "../history/history.ts";
import { clientFigures } from "./figures.ts";
import type { TrialTimes } from "./region-fault.ts";
import { promisesOf } from "./router-config.ts";
import { THIS_MACHINE } from "./this-machine.ts";
import type { Trial } from "./trial.ts";
import { holdVariants, type Variant } from "./variants.ts";

const DRAIN = 60; // seconds
const FROZEN = "the database stands still";
const THAWED = "the database goes on";

/** The primary's database stands still while clients read and write: reads move, writes wait and are performed later. */
export function frozenDatabase({ before, fault, after, rate }: TrialTimes): Variant {
    const seconds = before + fault + after;
    return {
        plan: ({ primary: { database } }) => ({
            title: FROZEN,
            traffic: { rate, seconds, writeEvery: 10 },
            acts: [
                { at: before, what: FROZEN, perform: () => database.freeze() },
                { at: before + fault, what: THAWED, perform: () => database.thaw() },
            ],
            conditions: [{ from: 0, to: seconds + 10, what: "region-healthy" }],
            drain: DRAIN,
        }),
        figures: (trial, { config, other }) => [
            {
                name: "reads come from the other region",
                unit: "s",
                value: lastSlowRead(trial, other.name),
                bound: promisesOf(config).database,
            },
            ...writeFigures(trial),
            ...clientFigures(FROZEN, trial),
        ],
    };
}

/** Seconds after the fault from which on no read waits any more for the region that cannot read. */
function lastSlowRead(trial: Trial, other: string): number {
    const [from, to] = [trial.at(FROZEN), trial.at(THAWED)];
    const isolates = new Map(trial.history.requests.map(({ id, isolate }) => [id, isolate]));
    const retried = trial.history.attempts.filter(
        ({ id, region, retry, at }) => region === other && retry && isolates.has(id) && at >= from && at <= to,
    );
    return Math.max(0, ...retried.map(({ at }) => (at - from) / 1000));
}

/** What became of writes. */
export function writeFigures({ history: { requests, effects } }: Pick<Trial, "history">): Measurement[] {
    const writes = requests.filter(({ key }) => key !== undefined);
    const count = (name: string, value: number, bound?: number): Measurement => ({
        name,
        unit: "writes",
        value,
        bound,
    });
    const present = new Set(effects.map(({ key }) => key));
    const acknowledged = writes.filter(isAcknowledged);
    return [
        count("writes sent", writes.length),
        count("writes acknowledged", acknowledged.length),
        count("of them queued", acknowledged.filter(({ status }) => status === 202).length),
        count("writes refused or failed", writes.filter(hasFailed).length),
        count("acknowledged writes lost", acknowledged.filter(({ key = "" }) => !present.has(key)).length, 0),
        count("effects more than writes", effects.length - present.size, 0),
    ];
}

/** The first region's database does not answer. */
export const databaseDrill: Drill = {
    name: "edge-database",
    summary:
        "the writer's PostgreSQL stands still: reads move to the standby, writes wait and are performed later, in order",
    requirements: ["ET-04", "ET-08"],
    doesNotShow: [
        ...THIS_MACHINE,
        "A promotion: the database that stood still goes on, and the other region only reads, from a streaming standby.",
        "Thirty seconds of patience: here a database counts as unreachable after three.",
    ],
    run: (run) => holdVariants(run, [frozenDatabase({ before: 3, fault: 12, after: 20, rate: 100 })]),
};
