import { setTimeout as wait } from "node:timers/promises";
import type { RunResult } from "../../drill.ts";
import type { PostgresServer } from "../../postgres/server.ts";
import { type DatabasePair, keysIn, portOf, promote, startPair } from "./database-pair.ts";
import { longestReconnection } from "./limits.ts";
import { Pod } from "./pod.ts";
import { confirmedAfter, type PoolScene, type WritingPod, withWriters } from "./scene.ts";
import {
    alwaysTrue,
    clientFigures,
    longestWait,
    lostOf,
    nothingLost,
    onlyTheEndLost,
    secondsUntilConfirmed,
} from "./verdict.ts";
import type { StreamedWrite } from "./write-stream.ts";

interface Loss {
    readonly writes: readonly StreamedWrite[];
    readonly present: ReadonlySet<string>;
    /** What the standby held just before the primary ended. */
    readonly replicated: ReadonlySet<string>;
    readonly killedAt: number;
    /** When its last process had ended: until then it may still confirm what is sent. */
    readonly goneAt: number;
    /** When the pool's way led to the new primary. */
    readonly movedAt: number;
}

/**
 * A zone is lost: the primary dies among writes and its synchronous standby takes over at the same address, so that the
 * pool goes on with the same target.
 */
export async function lostZone(scene: PoolScene): Promise<RunResult> {
    const part = "lost zone";
    const pair = await startPair(scene.workspace, "zone", "synchronous", scene.signal);
    return withWriters(pair.primary, scene, async (writing) => {
        const loss = await losePrimary(scene, pair, writing, async ({ pod }, standby) => {
            pod.retarget(portOf(standby));
        });
        return {
            measurements: [...figuresOf(part, loss, writing.pod), { ...lossFigure(part, loss), bound: 0 }],
            invariants: [
                nothingLost("no-confirmed-write-is-lost-with-a-zone", loss.writes, loss.present),
                ...alwaysTrue(part, loss.writes, loss.present),
            ],
        };
    });
}

/**
 * A region is lost: the copy in the other one, which follows asynchronously, is promoted, and the update that points the
 * connectors at it replaces the pods. The new pod has the same file; the old one gets SIGTERM.
 */
export async function lostRegion(scene: PoolScene): Promise<RunResult> {
    const part = "lost region";
    const pair = await startPair(scene.workspace, "region", "asynchronous", scene.signal);
    return withWriters(pair.primary, scene, async (writing) => {
        const replacements: Pod[] = [];
        try {
            const loss = await losePrimary(scene, pair, writing, async ({ pod, stream }, standby) => {
                const replacement = await Pod.start(scene.programs, portOf(standby), scene.signal);
                replacements.push(replacement);
                stream.moveTo(replacement.port);
                await pod.stop();
            });
            const { writes, present, replicated, killedAt } = loss;
            return {
                measurements: [...figuresOf(part, loss, writing.pod), lossFigure(part, loss)],
                invariants: [
                    onlyTheEndLost(writes, present, killedAt),
                    {
                        id: "what-the-copy-was-seen-to-hold-is-there",
                        counterexamples: [...replicated].filter((key) => !present.has(key)),
                    },
                    ...alwaysTrue(part, writes, present),
                ],
            };
        } finally {
            await Promise.all(replacements.map((pod) => pod.stop()));
        }
    });
}

async function losePrimary(
    { times, signal }: PoolScene,
    { primary, standby }: DatabasePair,
    writing: WritingPod,
    move: (writing: WritingPod, standby: PostgresServer) => Promise<void>,
): Promise<Loss> {
    const { stream, pod } = writing;
    await wait(times.before * 1000, undefined, { signal });
    const replicated = await keysIn(standby);
    const killedAt = performance.now();
    await primary.stop("immediate");
    const goneAt = performance.now();
    await wait(times.outage * 1000, undefined, { signal });
    await promote(standby);
    const movedAt = performance.now();
    await move(writing, standby);
    await confirmedAfter(stream, movedAt, pod, signal);
    await wait(times.after * 1000, undefined, { signal });
    const writes = await stream.stop();
    const present = await keysIn(standby);
    await standby.stop("immediate");
    return { writes, present, replicated, killedAt, goneAt, movedAt };
}

function figuresOf(part: string, { writes, present, killedAt, goneAt, movedAt }: Loss, { limits }: Pod) {
    const until = (what: string, moment: number, sentFrom: number, bound?: number) => {
        const value = secondsUntilConfirmed(writes, moment, sentFrom);
        return value === undefined
            ? []
            : [{ name: `${part}: writes confirmed again after ${what}`, unit: "s", value, bound }];
    };
    return [
        ...until("the kill", killedAt, goneAt),
        ...until("the promotion", movedAt, movedAt, longestReconnection(limits)),
        ...clientFigures(part, writes, present),
        longestWait(part, writes, limits),
    ];
}

function lossFigure(part: string, { writes, present }: Loss) {
    return { name: `${part}: confirmed writes lost`, unit: "writes", value: lostOf(writes, present).length };
}
