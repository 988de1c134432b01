import type { PostgresServer } from "../../postgres/server.ts";
import type { PostgresWorkspace } from "../../postgres/workspace.ts";
import { eventually } from "../../programs/eventually.ts";
import type { ProgramGroup } from "../../programs/program-group.ts";
import { portOf } from "./database-pair.ts";
import { longestReconnection, longestWaitFor } from "./limits.ts";
import { Pod } from "./pod.ts";
import { WriteStream } from "./write-stream.ts";

/** How long the parts last, in seconds, and how much is written. */
export interface PoolTimes {
    /** Writes before something happens, and after it is over. */
    readonly before: number;
    readonly after: number;
    /** From a primary's end until its standby is told to take over. */
    readonly outage: number;
    readonly frozen: number;
    /** How long more clients ask than the pool has connections. */
    readonly crowded: number;
    /** Writes a second. */
    readonly rate: number;
}

/** What each part works with. */
export interface PoolScene {
    readonly workspace: PostgresWorkspace;
    readonly programs: ProgramGroup;
    readonly times: PoolTimes;
    readonly signal: AbortSignal;
}

/** A pod before a server, with clients that write through it. */
export interface WritingPod {
    readonly pod: Pod;
    readonly stream: WriteStream;
}

/** Starts a pod, acts, and leaves no process of it. */
export async function withPod<T>(
    server: PostgresServer,
    { programs, signal }: Pick<PoolScene, "programs" | "signal">,
    act: (pod: Pod) => Promise<T>,
): Promise<T> {
    const pod = await Pod.start(programs, portOf(server), signal);
    try {
        return await act(pod);
    } finally {
        await pod.stop();
    }
}

/** As `withPod`, with clients that have had writes confirmed before anything is done. */
export function withWriters<T>(
    server: PostgresServer,
    { programs, times, signal }: PoolScene,
    act: (writing: WritingPod) => Promise<T>,
): Promise<T> {
    return withPod(server, { programs, signal }, async (pod) => {
        // Longer than anything that the configuration allows: to wait for a server as long as it stands still, and then to be served.
        const patience = (times.frozen + 2 * longestWaitFor(pod.limits)) * 1000;
        const stream = new WriteStream({ port: pod.port, rate: times.rate, patience });
        try {
            await confirmedAfter(stream, 0, pod, signal);
            return await act({ pod, stream });
        } finally {
            await stream.close();
        }
    });
}

/** Waits until a write is confirmed later than at a moment. Throws well after the pool should have a server again. */
export async function confirmedAfter(
    stream: WriteStream,
    moment: number,
    { limits }: Pod,
    signal: AbortSignal,
): Promise<void> {
    const milliseconds = (longestReconnection(limits) + longestWaitFor(limits)) * 2000;
    await eventually("a confirmed write", { milliseconds, signal }, () => stream.lastConfirmed > moment || undefined);
}
