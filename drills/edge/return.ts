import type { Drill } from "../drill.ts";
import { answers500 } from "./errors.ts";
import { clientFigures, returnTime } from "./figures.ts";
import type { TrialTimes } from "./region-fault.ts";
import { THIS_MACHINE } from "./this-machine.ts";
import { holdVariants, type Variant } from "./variants.ts";

const RELAPSE = "it fails again, with a quarter of its tenants back";

/** The region comes back step by step, fails again at a quarter, and comes back for good. */
export function relapse({ before, fault: during, after, rate }: TrialTimes): Variant {
    const fault = answers500("the region fails", 1, "hard");
    const seconds = before + during + after;
    return {
        plan: ({ primary, shareOf }) => ({
            title: "a return, a relapse, and a return",
            traffic: { rate, seconds, writeEvery: 0 },
            acts: [
                { at: before, what: fault.name, perform: () => fault.begin(primary) },
                { at: before + during, what: "repaired", perform: () => fault.end(primary) },
                {
                    at: before + during + 0.1,
                    what: RELAPSE,
                    when: () => shareOf(primary.name) === 25,
                    perform: () => fault.begin(primary),
                },
                {
                    at: before + during + 0.2,
                    what: "repaired again",
                    when: () => shareOf(primary.name) < 25,
                    perform: () => fault.end(primary),
                },
            ],
            conditions: [{ from: 0, to: seconds + 10, what: "region-healthy" }],
        }),
        figures: (trial, { primary }) => {
            const back = returnTime(trial, primary.name, trial.at("repaired again"));
            const shares = trial.history.changes.filter(
                ({ at, share }) => share !== undefined && at >= trial.at(RELAPSE),
            );
            const left = shares.find(({ share = 100 }) => share < 25);
            return [
                ...(left === undefined
                    ? []
                    : [
                          {
                              name: "relapse until the share is smaller",
                              unit: "s",
                              value: (left.at - trial.at(RELAPSE)) / 1000,
                          },
                      ]),
                { name: "from the second repair to all tenants", unit: "s", value: back ?? after + 1, bound: after },
                ...clientFigures("return", trial),
            ];
        },
    };
}

/** A region that comes back, not all at once and not for good. */
export const returnDrill: Drill = {
    name: "edge-return",
    summary:
        "a region returns in steps, fails again with a quarter of its tenants, and returns: never more than its share",
    requirements: ["ET-08"],
    doesNotShow: THIS_MACHINE,
    run: (run) => holdVariants(run, [relapse({ before: 3, fault: 6, after: 60, rate: 150 })]),
};
