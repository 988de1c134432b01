import type { Drill, DrillResult, DrillRun, RunResult } from "../../drill.ts";
import { requirePostgres } from "../../postgres/programs.ts";
import { PostgresTools } from "../../postgres/tools.ts";
import { PostgresWorkspace } from "../../postgres/workspace.ts";
import { requirePrograms } from "../../programs/program.ts";
import { ProgramGroup } from "../../programs/program-group.ts";
import { programVersions } from "../../programs/versions.ts";
import { performRuns, together } from "../runs.ts";
import { lostRegion, lostZone } from "./failover.ts";
import { frozenPrimary } from "./freeze.ts";
import { restartedPool } from "./restart.ts";
import { saturatedPool } from "./saturation.ts";
import type { PoolScene, PoolTimes } from "./scene.ts";

const TIMES: PoolTimes = { before: 2, after: 2, outage: 12, frozen: 14, crowded: 5, rate: 100 };

/** PgBouncer, as rendered for HireMeBahamas, before PostgreSQL servers that die, stand still and are too few. */
export const pgbouncerDrill: Drill = {
    name: "pgbouncer",
    summary:
        "PgBouncer before PostgreSQL: the primary is killed and its standby promoted, stands still, has too many clients; the pool restarts",
    requirements: ["HB-08", "HB-09"],
    doesNotShow: [
        "Your image's PgBouncer: this is the machine's, whose version the evidence names. It knows every setting that is rendered, and none is left out. From 1.22 on clients of a dead server are refused sooner, and from 1.23 on SIGTERM waits for clients to leave, where here it ends the pool at once (https://www.pgbouncer.org/changelog.html, 2026-11-23).",
        "Google's connector: a relay of bytes stands in its place, which neither encrypts nor logs in, and ends connections at once when the server is gone. How long the real one believes in a machine that vanished is not shown.",
        "How long Cloud SQL takes to promote: here the standby is told to after a few seconds. A lost zone is a synchronous standby at the same address, as Cloud SQL keeps one; a lost region waits for people.",
        "How far a copy in another region is behind: here it follows over a socket on the same machine, and loses next to nothing.",
        "A server that stands still for ever: a statement that it has is ended by nothing in the pool's configuration, so each such client waits until its own application gives up. Keepalives do not help, as the machine still answers them.",
        "That an application repeats what failed: the clients here repeat nothing, and what they were told failed may have been performed.",
    ],
    run: (run) => performPgbouncerDrill(run, TIMES),
};

/** The drill with times of one's own; with `frozen` above the pool's `query_wait_timeout` clients are refused. */
export async function performPgbouncerDrill(
    { environment, runs, signal, onProgress }: Pick<DrillRun, "environment" | "runs" | "signal" | "onProgress">,
    times: PoolTimes,
): Promise<DrillResult> {
    requirePrograms(["pgbouncer"]);
    const on = (act: (scene: PoolScene) => Promise<readonly RunResult[]>) => () =>
        withScene({ environment, times, signal }, act);
    const results = await performRuns(
        { runs, signal, onProgress },
        {
            "the primary is killed, and its standby promoted: in a zone, and in a region": on((scene) =>
                Promise.all([lostZone(scene), lostRegion(scene)]),
            ),
            "the primary stands still and goes on; the pool is restarted": on((scene) =>
                Promise.all([frozenPrimary(scene), restartedPool(scene, "SIGINT"), restartedPool(scene, "SIGTERM")]),
            ),
            "more clients than connections": on(async (scene) => [await saturatedPool(scene)]),
        },
    );
    const postgresql = await new PostgresTools(requirePostgres(environment)).version();
    return { runs: results.map(together), versions: { ...programVersions(["pgbouncer"]), postgresql } };
}

/** A part's own servers and programs, which are gone when it ends. */
async function withScene<T>(
    { environment, times, signal }: Pick<DrillRun, "environment" | "signal"> & Pick<PoolScene, "times">,
    act: (scene: PoolScene) => Promise<T>,
): Promise<T> {
    const workspace = new PostgresWorkspace(environment);
    const programs = new ProgramGroup("pgbouncer");
    try {
        return await act({ workspace, programs, times, signal });
    } finally {
        await programs.close();
        await workspace.close();
    }
}
