/**
 * Whether isolates may send writes of this shard without asking. They may on a snapshot that does not list the shard and
 * whose lease lasts; so the first writes an outbox holds are acknowledged only when every such lease has ended.
 * `free`: nothing is held. `recalling`: writes are held and leases may last. `held`: no lease lasts. `returning`: all is
 * sent and the coordinator is still to be told.
 */
export type LeaseRecall =
    | { readonly phase: "free" }
    | { readonly phase: "recalling"; readonly since: number; readonly toldAt: number | undefined }
    | { readonly phase: "held" }
    | { readonly phase: "returning" };

/** Nothing is held; isolates need not ask. */
export const free: LeaseRecall = { phase: "free" };

/** A write was stored. One that comes while the shard is being given back begins a recall of its own. */
export function stored(recall: LeaseRecall, now: number): LeaseRecall {
    if (recall.phase === "recalling" || recall.phase === "held") return recall;
    return { phase: "recalling", since: now, toldAt: undefined };
}

/** The coordinator has listed the shard; only the first time counts, as older snapshots end with that. */
export function listed(recall: LeaseRecall, now: number): LeaseRecall {
    return recall.phase === "recalling" && recall.toldAt === undefined ? { ...recall, toldAt: now } : recall;
}

/**
 * The time at which every lease has ended; undefined when none lasts. It counts from the coordinator's answer and, while
 * the coordinator does not answer, from the first write: isolates cannot renew their leases then either.
 */
export function leasesEndAt(recall: LeaseRecall, leaseMs: number): number | undefined {
    if (recall.phase !== "recalling") return undefined;
    return (recall.toldAt ?? recall.since) + leaseMs + leaseMarginMs;
}

/** Time passes: a recall ends with the last lease. */
export function elapsed(recall: LeaseRecall, leaseMs: number, now: number): LeaseRecall {
    const end = leasesEndAt(recall, leaseMs);
    return end !== undefined && now >= end ? { phase: "held" } : recall;
}

/** The last write was finished. */
export function drained(recall: LeaseRecall): LeaseRecall {
    return recall.phase === "free" ? recall : { phase: "returning" };
}

/** The coordinator no longer lists the shard. */
export function returned(recall: LeaseRecall): LeaseRecall {
    return recall.phase === "returning" ? free : recall;
}

/** Whether a write may be acknowledged before it was sent: no isolate can overtake it. */
export function mayAcknowledge(recall: LeaseRecall): boolean {
    return recall.phase !== "recalling";
}

/** What a lease may last longer than an isolate's clock says, in milliseconds. */
export const leaseMarginMs = 500;
