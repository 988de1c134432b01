import { clientFigures, leavingTimes, returnTime } from "./figures.ts";
import { promisesOf } from "./router-config.ts";
import type { RegionScene } from "./scene.ts";
import type { Variant } from "./variants.ts";

/** How long the parts of a trial take, in seconds, and how many requests come in one. */
export interface TrialTimes {
    readonly before: number;
    readonly fault: number;
    readonly after: number;
    readonly rate: number;
}

/** Something that happens to the first region, and how it is undone. */
export interface RegionFault {
    readonly name: string;
    readonly begin: (region: RegionScene) => unknown;
    readonly end: (region: RegionScene) => unknown;
    /** Which promise says how soon all isolates have left; undefined: they need not. */
    readonly promise: "hard" | "partial" | undefined;
    /** Whether requests wait for an answer that does not come, so that some are slow until the region is left. */
    readonly silent?: boolean;
}

/** The first region has a fault for a while, and the second has none. */
export function regionFault(fault: RegionFault, { before, fault: during, after, rate }: TrialTimes): Variant {
    const { name, begin, end, promise, silent = false } = fault;
    const seconds = before + during + after;
    return {
        plan: ({ primary }) => ({
            title: name,
            traffic: { rate, seconds, writeEvery: 0 },
            acts: [
                { at: before, what: name, perform: () => begin(primary) },
                { at: before + during, what: "repaired", perform: () => end(primary) },
            ],
            conditions: [{ from: 0, to: seconds + 10, what: "region-healthy" }],
        }),
        figures: (trial, { primary, config }) => {
            const leaving = leavingTimes(trial, primary.name, trial.at(name));
            const back = returnTime(trial, primary.name, trial.at("repaired"));
            const bound = promise && promisesOf(config)[promise];
            // One limit for a first byte, and half as much because the machine has others to serve.
            const slow = silent ? (config.timeouts.connectAndFirstByteMs * 1.5 * 10) / seconds : 0;
            return [
                ...(leaving === undefined
                    ? []
                    : [
                          { name: `${name}: first isolate has left`, unit: "s", value: leaving.first, bound },
                          { name: `${name}: last isolate has left`, unit: "s", value: leaving.last, bound },
                      ]),
                ...(leaving === undefined && bound !== undefined
                    ? [{ name: `${name}: last isolate has left`, unit: "s", value: during, bound }]
                    : []),
                ...(back === undefined
                    ? []
                    : [{ name: `${name}: all tenants back after the repair`, unit: "s", value: back }]),
                ...clientFigures(name, trial, silent ? slow : undefined),
            ];
        },
    };
}
