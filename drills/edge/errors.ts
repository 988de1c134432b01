import type { Drill } from "../drill.ts";
import { type RegionFault, regionFault, type TrialTimes } from "./region-fault.ts";
import { THIS_MACHINE } from "./this-machine.ts";
import { holdVariants } from "./variants.ts";

/** The first region answers this share of requests with 500. */
export function answers500(name: string, share: number, promise: RegionFault["promise"]): RegionFault {
    return {
        name,
        begin: ({ proxy }) => proxy.set({ kind: "status", status: 500, share }),
        end: ({ proxy }) => proxy.heal(),
        promise,
    };
}

const USUAL: TrialTimes = { before: 3, fault: 7, after: 22, rate: 120 };

/** The first region answers, and wrongly. */
export const errorsDrill: Drill = {
    name: "edge-errors",
    summary:
        "a region answers 500 to all, to 20 % and to 15 % of the requests: traffic leaves it, and no client sees one",
    requirements: ["ET-05", "ET-08"],
    doesNotShow: [
        ...THIS_MACHINE,
        "More than one error in five for long: retries are 20 % of an isolate's requests and ten a second, and beyond that some reads fail until the region is left.",
        "That 15 % is always noticed within one window: by the rule's arithmetic it is in about three of four, and in most others within two.",
    ],
    run: (run) =>
        holdVariants(run, [
            regionFault(answers500("500 to all", 1, "hard"), USUAL),
            // Thirty a second in an isolate: what its budget of retries pays for at this share of failures.
            regionFault(answers500("500 to 20 %", 0.2, "partial"), { ...USUAL, fault: 15, rate: 60 }),
            regionFault(answers500("500 to 15 %", 0.15, undefined), { ...USUAL, fault: 27 }),
        ]),
};
