import type { Snapshot } from "../../../../../components/cloudflare/edge-router/coordination/snapshot.ts";

/** A snapshot in which both example regions take their traffic; tests replace what they are about. */
export function exampleSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
    const closed = { phase: "closed", share: 100, writes: true, reason: "started", since: 0 } as const;
    return {
        schemaVersion: 1,
        epoch: 1,
        at: 1000,
        writer: "us-central1",
        writerEpoch: 1,
        regions: { "us-central1": closed, "us-east1": closed },
        queueing: [],
        generations: {},
        ...changes,
    };
}
