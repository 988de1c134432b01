import type { Drill } from "../drill.ts";
import { clientFigures } from "./figures.ts";
import type { TrialTimes } from "./region-fault.ts";
import { THIS_MACHINE } from "./this-machine.ts";
import type { Act } from "./traffic.ts";
import { holdVariants, type Variant } from "./variants.ts";

const FLAP = 2; // seconds for which the region is well, and then ill, in turn

/** The first region is ill and well in turn, every other second. */
export function flapping({ before, fault, after, rate }: TrialTimes): Variant {
    const seconds = before + fault + after;
    return {
        plan: ({ primary: { proxy } }) => ({
            title: "a region flaps",
            traffic: { rate, seconds, writeEvery: 0 },
            acts: Array.from({ length: Math.floor(fault / FLAP) }, (_, turn): Act => {
                const ill = turn % 2 === 0;
                return {
                    at: before + turn * FLAP,
                    what: ill ? "ill" : "well",
                    perform: () => (ill ? proxy.set({ kind: "status", status: 502, share: 1 }) : proxy.heal()),
                };
            }).concat([{ at: before + fault, what: "well for good", perform: () => proxy.heal() }]),
            conditions: [{ from: 0, to: seconds + 10, what: "region-healthy" }],
        }),
        figures: (trial) => {
            const switches = trial.history.changes.filter(({ share, to }) => share !== undefined && to === "open");
            return [
                {
                    name: "flaps: times the region was left",
                    unit: "",
                    value: switches.length,
                    bound: Math.ceil(fault / FLAP / 2),
                },
                ...clientFigures("flaps", trial),
            ];
        },
    };
}

/** Both regions fail at once: nothing is better elsewhere, and nothing is moved there. */
export function bothBad({ before, fault, after, rate }: TrialTimes): Variant {
    const seconds = before + fault + after;
    const both = "both regions fail";
    const repaired = "both repaired";
    return {
        plan: ({ primary, other }) => ({
            title: both,
            traffic: { rate, seconds, writeEvery: 0 },
            acts: [
                {
                    at: before,
                    what: both,
                    perform: () =>
                        Promise.all(
                            [primary, other].map(({ proxy }) => proxy.set({ kind: "status", status: 500, share: 0.5 })),
                        ),
                },
                {
                    at: before + fault,
                    what: repaired,
                    perform: () => Promise.all([primary, other].map(({ proxy }) => proxy.heal())),
                },
            ],
            // While both fail nothing is promised, nor while what was sent then is under way.
            conditions: [
                { from: 0, to: before, what: "region-healthy" },
                { from: before + fault + 1, to: seconds + 10, what: "region-healthy" },
            ],
        }),
        figures: (trial) => {
            const left = trial.history.changes.filter(({ share, to }) => share !== undefined && to === "open");
            const during = left.filter(({ at }) => at < trial.at(repaired)).length;
            return [
                { name: "both fail: times a region was left", unit: "", value: during, bound: 1 },
                { name: "both repaired: times a region was left", unit: "", value: left.length - during },
            ];
        },
    };
}

/** Faults that invite an edge to swing. */
export const flapDrill: Drill = {
    name: "edge-flap",
    summary:
        "a region is ill and well in turn, and both regions fail at once: traffic does not swing, and clients of the one get no error",
    requirements: ["ET-05", "ET-08"],
    doesNotShow: [
        ...THIS_MACHINE,
        "That all windows are clean once both are repaired: for one window more a region can be left for the other, which has shown itself well by then. No client notices.",
        "Long flapping: the growing open time and the cap on switches are judged over simulated days by tests.",
    ],
    run: (run) =>
        holdVariants(run, [
            flapping({ before: 3, fault: 16, after: 8, rate: 120 }),
            bothBad({ before: 3, fault: 10, after: 8, rate: 120 }),
        ]),
};
