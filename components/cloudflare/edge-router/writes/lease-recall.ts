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

/** What a lease may last longer than an isolate's clock says, in milliseconds. */
export const leaseMarginMs = 500;

/** How long the first writes of a shard wait for the coordinator, in milliseconds, before they are refused. */
export const patienceMs = 5000;

/** Nothing is held; isolates need not ask. */
export const free: LeaseRecall = { phase: "free" };

/** A write was stored. One that comes while the shard is being given back begins a recall of its own. */
export function stored(recall: LeaseRecall, now: number): LeaseRecall {
    if (recall.phase === "recalling" || recall.phase === "held") return recall;
    return { phase: "recalling", since: now, toldAt: undefined };
}

/** The coordinator has listed the shard; only the first time counts, as no older snapshot is given out after it. */
export function listed(recall: LeaseRecall, now: number): LeaseRecall {
    return recall.phase === "recalling" && recall.toldAt === undefined ? { ...recall, toldAt: now } : recall;
}

/**
 * Time passes: a recall ends with the last lease. It never ends while the coordinator has not listed the shard: one that
 * cannot be told may come back and give out leases before it is.
 */
export function elapsed(recall: LeaseRecall, leaseMs: number, now: number): LeaseRecall {
    if (recall.phase !== "recalling" || recall.toldAt === undefined) return recall;
    return now >= recall.toldAt + leaseMs + leaseMarginMs ? { phase: "held" } : recall;
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

/** Whether the coordinator has been silent for so long that the writes which wait for it are refused. */
export function isHopeless(recall: LeaseRecall, now: number): boolean {
    return recall.phase === "recalling" && recall.toldAt === undefined && now - recall.since >= patienceMs;
}
