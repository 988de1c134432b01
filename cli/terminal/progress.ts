import type { ResourceStep, RunEvent } from "../../sandbox/engine/messages.ts";

/** A resource that the engine is working on. */
export interface Running {
    readonly urn: string;
    readonly type: string;
    readonly op: string;
    readonly since: number;
}

const componentPlace = "components";

/** What a run has come to so far, from its events. Times are in milliseconds of the clock that is handed in. */
export class Progress {
    readonly #now: () => number;
    readonly #started: number;
    readonly #running = new Map<string, Running>();
    readonly #finished = new Map<string, ResourceStep>();
    #phase = "";

    constructor(now: () => number = () => performance.now()) {
        this.#now = now;
        this.#started = now();
    }

    read(event: RunEvent): void {
        if (event.kind === "phase") this.#phase = event.text;
        if (event.kind === "started" && !event.component) {
            const { urn, type, op } = event;
            this.#running.set(urn, { urn, type, op, since: this.#now() });
        }
        if (event.kind === "finished") {
            this.#running.delete(event.resource.urn);
            this.#finished.delete(event.resource.urn); // so that the last one is the latest one
            this.#finished.set(event.resource.urn, event.resource);
        }
    }

    get phase(): string {
        return this.#phase;
    }

    get seconds(): number {
        return (this.#now() - this.#started) / 1000;
    }

    /** Longest running first; components are left out. */
    running(): readonly (Running & { readonly seconds: number })[] {
        return [...this.#running.values()]
            .sort((a, b) => a.since - b.since)
            .map((running) => ({ ...running, seconds: (this.#now() - running.since) / 1000 }));
    }

    last(): ResourceStep | undefined {
        return [...this.#finished.values()].at(-1);
    }

    count(): number {
        return this.#finished.size;
    }

    /** Finished resources by the provider that made them, which names cloud and region, biggest first. */
    places(): readonly (readonly [string, number])[] {
        return countPlaces([...this.#finished.values()]);
    }
}

/** Counts resources by the provider that made them, biggest first; components come under their own heading. */
export function countPlaces(resources: readonly ResourceStep[]): readonly (readonly [string, number])[] {
    const counts = new Map<string, number>();
    for (const { provider } of resources) {
        const place = provider || componentPlace;
        counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}
