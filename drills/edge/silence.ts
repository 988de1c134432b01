import type { Drill } from "../drill.ts";
import { type RegionFault, regionFault, type TrialTimes } from "./region-fault.ts";
import { THIS_MACHINE } from "./this-machine.ts";
import { holdVariants } from "./variants.ts";

const USUAL: TrialTimes = { before: 3, fault: 7, after: 20, rate: 120 };

export const HANGS: RegionFault = {
    name: "the origin hangs",
    begin: ({ origin }) => origin.freeze(),
    end: ({ origin }) => origin.thaw(),
    promise: "hard",
    silent: true,
};

export const KILLED: RegionFault = {
    name: "the origin is killed",
    begin: ({ origin }) => origin.kill(),
    end: ({ origin }) => origin.start(),
    promise: "hard",
};

const RESET: RegionFault = {
    name: "connections are reset",
    begin: ({ proxy }) => proxy.set({ kind: "reset" }),
    end: ({ proxy }) => proxy.heal(),
    promise: "hard",
};

const PARTITION: RegionFault = {
    name: "the region is cut off",
    begin: ({ proxy }) => proxy.set({ kind: "blackhole" }),
    end: ({ proxy }) => proxy.heal(),
    promise: "hard",
    silent: true,
};

/** The first region does not answer. */
export const silenceDrill: Drill = {
    name: "edge-silence",
    summary:
        "a region hangs, is killed, resets connections and is cut off: traffic leaves it, and no client gets an error",
    requirements: ["ET-05", "ET-06", "ET-08"],
    doesNotShow: THIS_MACHINE,
    run: (run) =>
        holdVariants(
            run,
            [HANGS, KILLED, RESET, PARTITION].map((fault) => regionFault(fault, USUAL)),
        ),
};
