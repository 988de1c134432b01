import type { WriteBounds } from "./config.ts";

/** What an outbox holds as a write arrives: unfinished writes, and the age of the oldest that is not parked. */
export interface Depth {
    readonly ofTenant: number;
    readonly ofShard: number;
    readonly oldestMs: number;
}

/** Why an outbox takes no more. */
export type Fullness = "body-too-large" | "tenant-full" | "shard-full" | "too-old";

/** Decides whether a write may be queued: undefined when it may. `bodyBytes` is undefined for a body that is not held. */
export function fullness(depth: Depth, bodyBytes: number | undefined, bounds: WriteBounds): Fullness | undefined {
    if (bodyBytes === undefined || bodyBytes > bounds.bodyBytes) return "body-too-large";
    if (depth.ofTenant >= bounds.writesPerTenant) return "tenant-full";
    if (depth.ofShard >= bounds.writesPerShard) return "shard-full";
    return depth.oldestMs > bounds.oldestMs ? "too-old" : undefined;
}
