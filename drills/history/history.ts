/** One request as its client saw it. Times are wall-clock milliseconds. */
export interface RequestRecord {
    /** Unique; the origin logs it with what reaches it. */
    readonly id: string;
    readonly isolate: string;
    readonly tenant: string;
    /** What it is about, within the tenant; writes of one entity have an order. */
    readonly entity: string;
    readonly method: string;
    /** The Idempotency-Key of a write. */
    readonly key?: string;
    /** When the schedule wanted it sent. */
    readonly intendedAt: number;
    readonly startedAt: number;
    readonly endedAt: number;
    /** Missing when no whole answer came. */
    readonly status?: number;
    readonly error?: string;
    /** Who answered, as the edge says. */
    readonly region?: string;
    /** The tenant that the answer names as its own. */
    readonly answeredTenant?: string;
}

/** One request as it reached a region's origin. */
export interface Attempt {
    readonly id: string;
    readonly region: string;
    readonly at: number;
    readonly status: number;
    /** Whether the edge had sent the request before. */
    readonly retry: boolean;
    /** Whether it was queued: it comes when the writer can be asked again, and not by the tenant's share. */
    readonly replay: boolean;
    /** Whether the edge chose the region: past it, or when it steps aside, the balancer does. */
    readonly routed: boolean;
}

/** What a write has left in the database, in the order of its sequence. */
export interface Effect {
    readonly sequence: number;
    readonly tenant: string;
    readonly entity: string;
    readonly key: string;
    readonly epoch: number;
}

/** A change of what an isolate, or the coordinator, holds of a region. */
export interface StateChange {
    readonly by: string;
    readonly at: number;
    readonly region: string;
    readonly from: string;
    readonly to: string;
    readonly epoch: number;
    /** Percent of the tenants that the region may get from now on; missing where the one who changed knows no shares. */
    readonly share?: number;
}

/** What the drill itself did to the world, and so knows, for a while. */
export interface Condition {
    readonly from: number;
    readonly to: number;
    /**
     * `region-healthy`: at least one region answers, and the edge runs. `coordinator-gone`: nobody coordinates.
     * `isolate-new`: it has started and may not yet have heard of any decision.
     */
    readonly what: "region-healthy" | "coordinator-gone" | "isolate-new";
    /** Of which isolate alone it is true. Default: of all. */
    readonly isolate?: string;
}

/** Everything that one run of a drill has seen. */
export interface History {
    readonly requests: readonly RequestRecord[];
    readonly attempts: readonly Attempt[];
    readonly effects: readonly Effect[];
    readonly changes: readonly StateChange[];
    readonly conditions: readonly Condition[];
}

/** Whether the client got no answer, or one that says the server's side failed. */
export function hasFailed({ status }: Pick<RequestRecord, "status">): boolean {
    return status === undefined || status >= 500;
}

/** Whether the client was told that its write has been, or will be, performed. */
export function isAcknowledged({ key, status }: Pick<RequestRecord, "key" | "status">): boolean {
    return key !== undefined && status !== undefined && status >= 200 && status < 300;
}

/** Whether it lies within a condition from its start to its end. */
export function isDuring(
    { startedAt, endedAt }: Pick<RequestRecord, "startedAt" | "endedAt">,
    conditions: readonly Condition[],
    what: Condition["what"],
): boolean {
    return conditions.some((one) => one.what === what && one.from <= startedAt && endedAt <= one.to);
}
