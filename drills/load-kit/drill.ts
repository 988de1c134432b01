import { randomUUID } from "node:crypto";
import { OBJECTIVES } from "../../stacks/systems/esta-tracker/objectives.ts";
import type { Drill, DrillResult, DrillRun, RunResult } from "../drill.ts";
import { openLoad } from "../load/open-load.ts";
import { isCarried, measure } from "./judgement.ts";
import { withReferenceOrigin } from "./reference.ts";
import { requestAt, type Workload } from "./workload.ts";

const PATIENCE = 10_000; // milliseconds of a client
/** Rates that are tried on this machine, from small to the objective, in requests a second. */
const STEPS = [25, 50, 100, 200, 400, 700, OBJECTIVES.load.requestsPerSecond.target] as const;
/** What is left free of the rate that was carried for a moment. */
const SHARE = 0.6;

/** Lengths in seconds. */
export interface LoadLengths {
    readonly calibration: number;
    readonly stage: number;
}

/** ESTA Tracker's load and latency objectives, asserted on the reference origin or on an address that a team names. */
export const loadDrill: Drill = {
    name: "load",
    summary:
        "1,000 then 2,000 requests/s with a tenth of writes on your --target; without one, what this machine carries",
    requirements: ["ET-11", "ET-12", "ET-18"],
    doesNotShow: [
        "Without --target: that 1,000 or 2,000 requests/s are carried. PostgreSQL, Redis, the reference origin and the clients share this machine; the rate is what a short calibration found, and is in the names of the figures.",
        "Batches: the reference origin has none, so their latency objective is not asserted here.",
        "10,000 users of 1,000 tenants: 400 tenants with 5 employees each take turns, and with a token all requests are of its tenant.",
    ],
    run: (run) => performLoadDrill(run, { calibration: 4, stage: 30 }),
};

/** The drill with lengths of one's own. */
export async function performLoadDrill(
    { environment, runs, signal, onProgress, load }: Omit<DrillRun, "root">,
    lengths: LoadLengths,
): Promise<DrillResult> {
    const stage = (workload: Workload, rate: number, seconds: number) => {
        signal.throwIfAborted();
        onProgress(`${rate} requests/s for ${seconds} s`);
        const name = randomUUID(); // writes of one stage are not repetitions of another's
        return openLoad({
            rate,
            seconds,
            timeoutMs: PATIENCE,
            signal,
            request: (index) => requestAt({ ...workload, name }, index),
        });
    };
    const hold = async (workload: Workload, rates: readonly number[]): Promise<RunResult[]> => {
        const results: RunResult[] = [];
        for (let run = 0; run < runs; run++) {
            const measurements = [];
            for (const rate of rates)
                measurements.push(...measure(`${rate}/s`, await stage(workload, rate, lengths.stage)));
            results.push({ measurements, invariants: [] });
        }
        return results;
    };
    if (load !== undefined) {
        const { target, peak } = OBJECTIVES.load.requestsPerSecond;
        const authorization = load.token === undefined ? undefined : { authorization: `Bearer ${load.token}` };
        const workload = { base: load.base, tenants: 1, employees: 5, identity: () => authorization ?? {}, name: "" };
        return { runs: await hold(workload, [target, peak]), versions: { node: process.versions.node } };
    }
    return withReferenceOrigin(environment, async (workload, versions) => {
        await stage(workload, STEPS[0], lengths.calibration); // what is cold at first counts for nothing
        let carried: number = STEPS[0];
        for (const rate of STEPS) {
            if (!isCarried(measure("", await stage(workload, rate, lengths.calibration)))) break;
            carried = rate;
        }
        return { runs: await hold(workload, [Math.ceil(carried * SHARE)]), versions };
    });
}
