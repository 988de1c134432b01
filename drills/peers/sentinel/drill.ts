import { SENTINEL_TIMES, type SentinelTimes } from "../../../components/kubernetes/redis-config.ts";
import type { Drill, DrillRun, RunResult } from "../../drill.ts";
import { requirePrograms } from "../../programs/program.ts";
import { programVersions } from "../../programs/versions.ts";
import { performRuns, together } from "../runs.ts";
import { failoverAfterKill, isolatePrimary, loneSentinel, returnAfterFreeze } from "./failover.ts";
import { AS_RENDERED, WITHOUT_MINIMUM } from "./scene.ts";

const NEEDED = ["redis-server", "redis-sentinel", "redis-cli"] as const;
/** How long the primary is cut off, and how long one Sentinel alone is watched, in seconds. */
const CUT = 20;
const WATCHED = 20;

/** Redis with three Sentinels, as rendered for the agent backend, loses its primary in three ways among writes. */
export const sentinelDrill: Drill = {
    name: "sentinel",
    summary: "Redis with three Sentinels loses its primary by a kill, a freeze and a cut network, among writes",
    requirements: ["AG-05", "AG-12", "ER-14"],
    doesNotShow: [
        "What distance adds: all programs are on one machine, and Sentinels in other zones ask each other over a network.",
        "That nothing is lost: replication is asynchronous, so what the primary confirmed in its last moments may be gone. The counts are of these runs.",
        "How your client library behaves: the clients here ask the Sentinels again each second and after each failure, and check the role.",
    ],
    run: ({ runs, signal, onProgress }) => performSentinelDrill({ runs, signal, onProgress }, SENTINEL_TIMES),
};

/** The drill with times of one's own. */
export async function performSentinelDrill(
    { runs, signal, onProgress }: Pick<DrillRun, "runs" | "signal" | "onProgress">,
    times: SentinelTimes,
) {
    requirePrograms(NEEDED);
    const both = [AS_RENDERED, WITHOUT_MINIMUM];
    const parts: Readonly<Record<string, () => Promise<readonly RunResult[]>>> = {
        "the primary is killed; one Sentinel alone watches another one die": () =>
            Promise.all([failoverAfterKill(times, signal), loneSentinel(times, WATCHED, signal)]),
        "the primary hangs and wakes up": () =>
            Promise.all(both.map((variant) => returnAfterFreeze(times, variant, signal))),
        "the primary is cut off, with a client beside it": () =>
            Promise.all(both.map((variant) => isolatePrimary(times, variant, CUT, signal))),
    };
    const results = await performRuns({ runs, signal, onProgress }, parts);
    return { runs: results.map(together), versions: programVersions(["redis-server"]) };
}
