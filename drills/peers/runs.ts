import type { DrillRun, RunResult } from "../drill.ts";

/** What each run of all the parts has shown, one part after the other. */
export async function performRuns(
    { runs, signal, onProgress }: Pick<DrillRun, "runs" | "signal" | "onProgress">,
    parts: Readonly<Record<string, () => Promise<readonly RunResult[]>>>,
): Promise<readonly (readonly RunResult[])[]> {
    const all: RunResult[][] = [];
    for (let run = 1; run <= runs; run++) {
        const shown: RunResult[] = [];
        for (const [what, act] of Object.entries(parts)) {
            signal.throwIfAborted();
            onProgress(`run ${run} of ${runs}: ${what}`);
            shown.push(...(await act()));
        }
        all.push(shown);
    }
    return all;
}

/** Several parts as one run. */
export function together(parts: readonly RunResult[]): RunResult {
    return {
        measurements: parts.flatMap(({ measurements }) => measurements),
        invariants: parts.flatMap(({ invariants }) => invariants),
    };
}
