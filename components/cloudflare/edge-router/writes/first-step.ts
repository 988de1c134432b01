/** What an isolate knows when a write of a queueing route comes in. `open`: the writer can be used, as far as it knows. */
export interface Situation {
    readonly open: boolean;
    readonly leased: boolean;
    /** Shards that hold writes, by its snapshot; undefined without one. */
    readonly queueing: readonly number[] | undefined;
}

/**
 * What it does first. `send`: to the writer, without asking. `ask`: the outbox whether it may be sent. `queue`: it
 * cannot be sent now.
 */
export function firstStep(situation: Situation, shard: number): "send" | "ask" | "queue" {
    const { open, leased, queueing } = situation;
    if (!open) return "queue";
    return leased && queueing !== undefined && !queueing.includes(shard) ? "send" : "ask";
}
