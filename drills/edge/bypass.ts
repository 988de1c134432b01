import type { Drill } from "../drill.ts";
import { clientFigures } from "./figures.ts";
import type { TrialTimes } from "./region-fault.ts";
import { THIS_MACHINE } from "./this-machine.ts";
import { EDGE_KILLED } from "./trial.ts";
import { holdVariants, type Variant } from "./variants.ts";

/** The edge is dead; clients use the bypass name, and then a region dies as well. */
export function edgeDead({ before, fault, after, rate }: TrialTimes): Variant {
    const seconds = before + fault + after;
    const dies = "the first region is killed as well";
    return {
        plan: ({ edge, primary }) => ({
            title: "the edge is dead",
            traffic: { rate, seconds, writeEvery: 0, bypass: true },
            acts: [
                { at: 0, what: EDGE_KILLED, perform: () => edge.kill() },
                { at: before, what: dies, perform: () => primary.origin.kill() },
                { at: before + fault, what: "the region is back", perform: () => primary.origin.start() },
            ],
            // Whoever balances the bypass name repeats nothing: until its checks have failed, requests fail with the region.
            conditions: [{ from: 0, to: before, what: "region-healthy" }],
        }),
        figures: (trial) => {
            const since = trial.at(dies);
            const failed = trial.history.requests.filter(
                ({ status, startedAt }) => startedAt >= since && status === undefined,
            );
            const last = Math.max(since, ...failed.map(({ startedAt }) => startedAt));
            return [
                // Three checks, a second apart, each of which may take a second.
                { name: "bypass: last request that failed", unit: "s", value: (last - since) / 1000, bound: 6 },
                ...clientFigures("bypass", trial).map((figure) => ({ ...figure, bound: undefined })),
            ];
        },
    };
}

/** The way past the edge. */
export const bypassDrill: Drill = {
    name: "edge-bypass",
    summary: "the edge is dead: clients on the bypass name reach a region, and the other one when that dies as well",
    requirements: ["ET-06"],
    doesNotShow: [
        ...THIS_MACHINE,
        "DNS: the name resolves at once to a balancer here. With records that are switched, resolvers and their caches add the time to live, and some keep it longer.",
    ],
    run: (run) => holdVariants(run, [edgeDead({ before: 4, fault: 9, after: 6, rate: 100 })]),
};
