import { OBJECTIVES } from "../../stacks/systems/agent-backend/objectives.ts";
import type { Drill, DrillResult, DrillRun, RunResult } from "../drill.ts";
import { PostgresWorkspace } from "../postgres/workspace.ts";
import { restoreBeforeAccident } from "./accident.ts";
import { restoreDump } from "./dump.ts";
import { restoreAfterLostDisk } from "./lost-disk.ts";
import type { Scene } from "./primary.ts";

/** How long a piece of the log may wait, in seconds. */
const ARCHIVE_SECONDS = 5;
const WRITING = 2_000;

/** Three ways in which data goes away and comes back, on a real PostgreSQL that clients write to. */
export const restoreDrill: Drill = {
    name: "restore",
    summary:
        "a real PostgreSQL loses data by a wrong statement and with its disk, and gets it back; n runs, content compared",
    requirements: ["CN-03", "CN-12", "AG-04", "AG-10", "AG-12", "ER-11", "ER-13"],
    doesNotShow: [
        "How long a managed database takes to restore: that depends on its size and on the provider, and no time is published. The bound of the times is the agent backend's objective; with so little data, meeting it proves the procedure and not the time.",
        `How much your archive lets go: here a piece of the log waits at most ${ARCHIVE_SECONDS} s; in a managed database the provider's interval counts.`,
        "That a backup outlives its region or its account: all folders are on one machine here.",
    ],
    run: (run) => performRestoreDrill(run, { archiveSeconds: ARCHIVE_SECONDS, writing: WRITING }),
};

/** The drill with times of one's own; a test takes shorter ones. */
export async function performRestoreDrill(
    { environment, runs, signal, onProgress }: Omit<DrillRun, "root">,
    times: Pick<Scene, "archiveSeconds" | "writing">,
): Promise<DrillResult> {
    const results: RunResult[] = [];
    let versions = {};
    for (let run = 0; run < runs; run++) {
        const workspace = new PostgresWorkspace(environment);
        try {
            const scene = { workspace, signal, ...times };
            const intervals = 1 + (run + 0.5) / runs; // at least one, so that the archive's own clock counts, and runs differ
            const parts = [
                { what: "a wrong statement, restored to the moment before", act: () => restoreBeforeAccident(scene) },
                { what: "a lost disk, restored from the archive", act: () => restoreAfterLostDisk(scene, intervals) },
                { what: "a dump, restored into an empty database", act: () => restoreDump(scene) },
            ];
            const shown: RunResult[] = [];
            for (const { what, act } of parts) {
                onProgress(`run ${run + 1} of ${runs}: ${what}`);
                shown.push(await act());
            }
            results.push(together(shown));
            versions = { postgresql: await workspace.tools.version(), node: process.versions.node };
        } finally {
            await workspace.close();
        }
    }
    return { runs: results, versions };
}

function together(parts: readonly RunResult[]): RunResult {
    return {
        measurements: parts
            .flatMap(({ measurements }) => measurements)
            .map((measurement) =>
                measurement.name.startsWith("restore ")
                    ? { ...measurement, bound: OBJECTIVES.recoveryTime.target.seconds }
                    : measurement,
            ),
        invariants: parts.flatMap(({ invariants }) => invariants),
    };
}
