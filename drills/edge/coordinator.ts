import type { Drill } from "../drill.ts";
import { clientFigures } from "./figures.ts";
import type { TrialTimes } from "./region-fault.ts";
import { KILLED } from "./silence.ts";
import { THIS_MACHINE } from "./this-machine.ts";
import { holdVariants, type Variant } from "./variants.ts";

const GONE = "nobody coordinates";

/** Coordinator and outboxes cannot be reached: traffic goes on, and even leaves a region that dies meanwhile. */
export function coordinatorGone({ before, fault, after, rate }: TrialTimes): Variant {
    const seconds = before + fault + after;
    const dies = before + fault / 2;
    return {
        plan: ({ edge, primary }) => ({
            title: GONE,
            traffic: { rate, seconds, writeEvery: 0 },
            acts: [
                { at: before, what: GONE, perform: () => edge.setCoordination(false) },
                { at: dies, what: KILLED.name, perform: () => KILLED.begin(primary) },
                {
                    at: before + fault,
                    what: "both are back",
                    perform: () => Promise.all([edge.setCoordination(true), KILLED.end(primary)]),
                },
            ],
            conditions: [
                { from: 0, to: seconds + 10, what: "region-healthy" },
                { from: before, to: before + fault, what: "coordinator-gone" },
            ],
        }),
        figures: (trial) => clientFigures(GONE, trial, 0),
    };
}

/** Everything that isolates share is gone. */
export const coordinatorDrill: Drill = {
    name: "edge-coordinator",
    summary:
        "coordinator and outboxes cannot be reached, and then a region dies: reads go on, without an error and without delay",
    requirements: ["ET-05", "ET-08"],
    doesNotShow: [
        ...THIS_MACHINE,
        "Writes that have to wait: without outboxes nobody can keep them, and they are refused.",
    ],
    run: (run) => holdVariants(run, [coordinatorGone({ before: 4, fault: 12, after: 6, rate: 120 })]),
};
