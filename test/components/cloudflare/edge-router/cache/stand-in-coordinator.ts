import type { Snapshot } from "../../../../../components/cloudflare/edge-router/coordination/snapshot.ts";
import type {
    DurableObjectId,
    DurableObjectNamespace,
    DurableObjectStub,
} from "../../../../../components/cloudflare/edge-router/runtime.ts";

/** A coordinator that is never silent: it raises the generations it is told of, and thinks well of all regions. */
export class StandInCoordinator implements DurableObjectNamespace {
    readonly #now: () => number;
    #generations: Readonly<Record<string, number>> = {};
    #at = 0;

    constructor(now: () => number) {
        this.#now = now;
    }

    idFromName(name: string): DurableObjectId {
        return { toString: () => name };
    }

    get(): DurableObjectStub {
        return { fetch: async (request, init) => this.#answer(new Request(request, init)) };
    }

    async #answer(request: Request): Promise<Response> {
        if (new URL(request.url).pathname === "/invalidations") {
            const { slots }: { readonly slots: readonly number[] } = JSON.parse(await request.text());
            const raised = slots.map((slot) => [slot, (this.#generations[slot] ?? 0) + 1] as const);
            this.#generations = { ...this.#generations, ...Object.fromEntries(raised) };
        }
        this.#at = Math.max(this.#at + 1, this.#now());
        const snapshot: Snapshot = {
            schemaVersion: 1,
            epoch: 1,
            at: this.#at,
            writer: "us-central1",
            writerEpoch: 1,
            regions: {},
            queueing: [],
            generations: this.#generations,
        };
        return Response.json(snapshot);
    }
}
