import type { Snapshot } from "../../../../../components/cloudflare/edge-router/coordination/snapshot.ts";
import type { Agreement } from "../../../../../components/cloudflare/edge-router/router.ts";

/** A coordinator that is told at once and never silent. */
export class StandInAgreement implements Agreement {
    #generations: Readonly<Record<string, number>> = {};
    #at = 1;

    current(): Snapshot {
        return {
            schemaVersion: 1,
            epoch: 1,
            at: this.#at,
            writer: "us-central1",
            writerEpoch: 1,
            regions: {},
            queueing: [],
            generations: this.#generations,
        };
    }

    async invalidate(slots: readonly number[]): Promise<void> {
        this.#at += 1;
        const raised = slots.map((slot) => [slot, (this.#generations[slot] ?? 0) + 1] as const);
        this.#generations = { ...this.#generations, ...Object.fromEntries(raised) };
    }
}
