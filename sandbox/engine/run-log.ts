import type { Diagnostic, PolicyStep, ResourceStep, RunEvent } from "./messages.ts";

/** Keeps what a run's events add up to, and passes each event on. */
export class RunLog {
    readonly #onEvent: ((event: RunEvent) => void) | undefined;
    readonly #resources = new Map<string, ResourceStep>();
    readonly #policies: PolicyStep[] = [];
    readonly #diagnostics: Diagnostic[] = [];
    #changes: Readonly<Record<string, number>> | undefined;

    constructor(onEvent: ((event: RunEvent) => void) | undefined) {
        this.#onEvent = onEvent;
    }

    /** Says what begins now. */
    phase(text: string): void {
        this.#onEvent?.({ kind: "phase", text });
    }

    /** Adds something that nobody else said. */
    add(diagnostic: Diagnostic): void {
        this.read({ kind: "diagnostic", diagnostic });
    }

    /** Takes in one event. The engine reports a component twice and a replacement step by step; the last word counts. */
    read(event: RunEvent): void {
        if (event.kind === "finished")
            this.#resources.set(`${event.resource.urn} ${event.resource.op}`, event.resource);
        if (event.kind === "policy") this.#policies.push(event.policy);
        if (event.kind === "diagnostic") this.#diagnostics.push(event.diagnostic);
        if (event.kind === "summary") this.#changes = event.changes;
        this.#onEvent?.(event);
    }

    /** Every resource that was dealt with, in the order in which they ended. */
    resources(): readonly ResourceStep[] {
        return [...this.#resources.values()];
    }

    /** Resources by operation, failed ones left out: the engine's own count, or what was seen when it gave none. */
    changes(): Readonly<Record<string, number>> {
        if (this.#changes !== undefined) return this.#changes;
        const counts: Record<string, number> = {};
        for (const { op, failed } of this.#resources.values()) {
            if (!failed) counts[op] = (counts[op] ?? 0) + 1;
        }
        return counts;
    }

    policies(): readonly PolicyStep[] {
        return this.#policies;
    }

    hasErrors(): boolean {
        return this.#diagnostics.some(({ severity }) => severity === "error");
    }

    /** Errors and warnings, each sentence once. */
    diagnostics(): readonly Diagnostic[] {
        const worth = this.#diagnostics.filter(({ severity }) => severity !== "info");
        return [...new Map(worth.map((diagnostic) => [diagnostic.message, diagnostic])).values()];
    }
}
