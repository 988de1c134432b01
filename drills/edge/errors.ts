import type { Drill, DrillResult, DrillRun, RunResult } from "../drill.ts";
import type { Fault } from "../faults/fault.ts";
import { clientFigures, firstAnswerAfter, leavingTimes } from "./figures.ts";
import { type Scene, withScene } from "./scene.ts";
import { performTrial, type TrialPlan } from "./trial.ts";

/** How long the parts of a trial take, in seconds, and how much comes. */
export interface TrialTimes {
    readonly before: number;
    readonly fault: number;
    readonly after: number;
    readonly rate: number;
}

const TIMES: TrialTimes = { before: 3, fault: 7, after: 8, rate: 120 };

const VARIANTS: readonly { readonly name: string; readonly fault: Fault; readonly leaves: boolean }[] = [
    { name: "all 500", fault: { kind: "status", status: 500, share: 1 }, leaves: true },
];

/** The first region answers, and wrongly. */
export const errorsDrill: Drill = {
    name: "edge-errors",
    summary: "the first region answers 500 to all, to a fifth and to 15 % of the requests; clients notice nothing",
    requirements: ["ET-03", "ET-04"],
    doesNotShow: [],
    run: (run) => performErrorsDrill(run, TIMES),
};

/** The drill with times of one's own; a test takes shorter ones. */
export async function performErrorsDrill(
    { environment, runs, signal, onProgress }: Omit<DrillRun, "root">,
    times: TrialTimes,
): Promise<DrillResult> {
    const results: RunResult[] = [];
    let versions = {};
    for (let run = 0; run < runs; run++) {
        await withScene(environment, signal, async (scene) => {
            versions = scene.versions;
            const parts: RunResult[] = [];
            for (const { name, fault } of VARIANTS) {
                onProgress(`run ${run + 1} of ${runs}: ${name}`);
                parts.push(await holdVariant(scene, name, fault, times, { run: `r${run}-${parts.length}`, signal }));
            }
            results.push({
                measurements: parts.flatMap(({ measurements }) => measurements),
                invariants: parts.flatMap(({ invariants }) => invariants),
                timelines: parts.flatMap(({ timelines = [] }) => timelines),
            });
        });
    }
    return { runs: results, versions };
}

async function holdVariant(
    scene: Scene,
    name: string,
    fault: Fault,
    { before, fault: during, after, rate }: TrialTimes,
    how: { readonly run: string; readonly signal: AbortSignal },
): Promise<RunResult> {
    const seconds = before + during + after;
    const { proxy, name: region } = scene.primary;
    const plan: TrialPlan = {
        title: name,
        traffic: { rate, seconds, writeEvery: 0 },
        acts: [
            { at: before, what: name, perform: () => proxy.set(fault) },
            { at: before + during, what: "healed", perform: () => proxy.heal() },
        ],
        conditions: [{ from: 0, to: seconds + 10, what: "region-healthy" }],
    };
    const trial = await performTrial(scene, plan, how);
    const leaving = leavingTimes(trial, region, trial.at(name));
    const back = firstAnswerAfter(trial, region, trial.at("healed"));
    return {
        measurements: [
            { name: `${name}: first isolate leaves`, unit: "s", value: leaving?.first ?? during, bound: 3.5 },
            { name: `${name}: last isolate leaves`, unit: "s", value: leaving?.last ?? during, bound: 3.5 },
            { name: `${name}: first answer after the return`, unit: "s", value: back ?? after },
            ...clientFigures(name, trial),
        ],
        invariants: trial.invariants,
        timelines: [trial.timeline],
    };
}
