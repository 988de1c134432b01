import type { DrillResult, DrillRun, Measurement, RunResult } from "../drill.ts";
import { type Scene, withScene } from "./scene.ts";
import { performTrial, type Trial, type TrialPlan } from "./trial.ts";

/** One way in which something goes wrong: what is done, and what is measured of it. */
export interface Variant {
    readonly plan: (scene: Scene) => TrialPlan;
    readonly figures: (trial: Trial, scene: Scene) => readonly Measurement[];
}

/** Holds each variant in a scene of its own, so that nothing is remembered of the one before, as often as there are runs. */
export async function holdVariants(
    { environment, runs, signal, onProgress }: Omit<DrillRun, "root">,
    variants: readonly Variant[],
): Promise<DrillResult> {
    const results: RunResult[] = [];
    let versions = {};
    for (let run = 0; run < runs; run++) {
        const parts: RunResult[] = [];
        for (const variant of variants) {
            const part = await withScene(environment, signal, async (scene) => {
                versions = scene.versions;
                const plan = variant.plan(scene);
                onProgress(`run ${run + 1} of ${runs}: ${plan.title}`);
                const trial = await performTrial(scene, plan, { run: `r${run}v${parts.length}`, signal });
                return {
                    measurements: variant.figures(trial, scene),
                    invariants: trial.invariants,
                    timelines: [trial.timeline],
                };
            });
            parts.push(part);
        }
        results.push({
            measurements: parts.flatMap(({ measurements }) => measurements),
            invariants: parts.flatMap(({ invariants }) => invariants),
            timelines: parts.flatMap(({ timelines = [] }) => timelines),
        });
    }
    return { runs: results, versions };
}
