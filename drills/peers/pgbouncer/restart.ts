import { setTimeout as wait } from "node:timers/promises";
import type { RunResult } from "../../drill.ts";
import { keysIn, startDatabase } from "./database-pair.ts";
import { confirmedAfter, type PoolScene, withWriters } from "./scene.ts";
import { alwaysTrue, clientFigures, longestWait, nothingLost, secondsUntilConfirmed } from "./verdict.ts";

/** SIGTERM is what Kubernetes sends; SIGINT lets transactions that run come to their end first. */
export type Ending = "SIGTERM" | "SIGINT";

/** PgBouncer ends by a signal among writes and starts again at the same place, as a container does. */
export async function restartedPool(scene: PoolScene, ending: Ending): Promise<RunResult> {
    const { workspace, times, signal } = scene;
    const part = `pool restarted by ${ending}`;
    const server = await startDatabase(workspace, `restart-${ending.toLowerCase()}`);
    return withWriters(server, scene, async ({ pod, stream }) => {
        await wait(times.before * 1000, undefined, { signal });
        const endedAt = performance.now();
        const goneAt = await pod.restart(ending, signal);
        await confirmedAfter(stream, performance.now(), pod, signal);
        await wait(times.after * 1000, undefined, { signal });
        const writes = await stream.stop();
        const present = await keysIn(server);
        await server.stop("immediate");
        const again = secondsUntilConfirmed(writes, endedAt, goneAt);
        return {
            measurements: [
                ...(again === undefined ? [] : [{ name: `${part}: writes confirmed again`, unit: "s", value: again }]),
                ...clientFigures(part, writes, present),
                longestWait(part, writes, pod.limits),
            ],
            invariants: [
                nothingLost("no-confirmed-write-is-lost-by-a-restart", writes, present),
                ...alwaysTrue(part, writes, present),
            ],
        };
    });
}
