import { setTimeout as wait } from "node:timers/promises";
import type { Invariant, RunResult } from "../../drill.ts";
import { keysIn, startDatabase } from "./database-pair.ts";
import { longestReconnection, longestWaitFor, type PoolLimits } from "./limits.ts";
import { confirmedAfter, type PoolScene, withWriters } from "./scene.ts";
import { alwaysTrue, clientFigures, isConfirmed, nothingLost, secondsUntilConfirmed, waitOf } from "./verdict.ts";
import type { StreamedWrite } from "./write-stream.ts";

/**
 * The primary stands still among writes, longer than clients may wait, and goes on. Statements that it had already are
 * answered when it goes on: nothing in the configuration ends them. Everybody else is served or refused within the limit.
 */
export async function frozenPrimary(scene: PoolScene): Promise<RunResult> {
    const { workspace, times, signal } = scene;
    const part = "frozen primary";
    const server = await startDatabase(workspace, "frozen");
    return withWriters(server, scene, async ({ pod, stream }) => {
        const { limits } = pod;
        await wait(times.before * 1000, undefined, { signal });
        await server.freeze();
        try {
            await wait(times.frozen * 1000, undefined, { signal });
        } finally {
            server.thaw();
        }
        const thawedAt = performance.now();
        await confirmedAfter(stream, thawedAt, pod, signal);
        await wait(times.after * 1000, undefined, { signal });
        const writes = await stream.stop();
        const present = await keysIn(server);
        await server.stop("immediate");
        const again = secondsUntilConfirmed(writes, thawedAt);
        const seconds = (name: string, value: number, bound: number) => ({
            name: `${part}: ${name}`,
            unit: "s",
            value,
            bound,
        });
        const refused = writes.filter((write) => !isConfirmed(write));
        return {
            measurements: [
                ...(again === undefined
                    ? []
                    : [seconds("writes confirmed again after it goes on", again, longestReconnection(limits))]),
                ...clientFigures(part, writes, present),
                seconds("longest wait of a client that was refused", longest(refused), longestWaitFor(limits)),
                {
                    name: `${part}: clients that waited longer, for a server that had their statement`,
                    unit: "writes",
                    value: lateOf(writes, limits).length,
                    bound: limits.poolSize,
                },
                seconds("longest wait of a client", longest(writes), times.frozen + longestReconnection(limits)),
            ],
            invariants: [
                nothingLost("no-confirmed-write-is-lost-by-a-freeze", writes, present),
                onlyThePassedOnWaitLonger(writes, limits),
                ...alwaysTrue(part, writes, present),
            ],
        };
    });
}

function longest(writes: readonly StreamedWrite[]): number {
    return Math.max(0, ...writes.map(waitOf));
}

function lateOf(writes: readonly StreamedWrite[], limits: PoolLimits): readonly StreamedWrite[] {
    return writes.filter((write) => waitOf(write) > longestWaitFor(limits));
}

/** Longer than the limit waits only who had one of the pool's connections, and then with success. */
export function onlyThePassedOnWaitLonger(writes: readonly StreamedWrite[], limits: PoolLimits): Invariant {
    const late = lateOf(writes, limits);
    const tooMany = late.length > limits.poolSize ? [`${late.length} waited longer than the limit`] : [];
    return {
        id: "only-statements-that-the-server-has-wait-longer",
        counterexamples: [
            ...late
                .filter((write) => !isConfirmed(write))
                .map((write) => `${write.key} waited ${waitOf(write).toFixed(1)} s and was told: ${write.told}`),
            ...tooMany,
        ],
    };
}
