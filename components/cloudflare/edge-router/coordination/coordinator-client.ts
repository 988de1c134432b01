import type { DurableObjectNamespace } from "../runtime.ts";
import type { Snapshot } from "./snapshot.ts";
import { readSnapshot } from "./snapshot-reader.ts";

/** The coordinator of one system, as isolates and outboxes reach it. */
export class CoordinatorClient {
    readonly #namespace: DurableObjectNamespace;
    readonly #system: string;
    readonly #timeoutMs: number;

    constructor(namespace: DurableObjectNamespace, system: string, timeoutMs: number) {
        this.#namespace = namespace;
        this.#system = system;
        this.#timeoutMs = timeoutMs;
    }

    /** Asks for `/snapshot`, or posts to a path that answers with one. Rejects when no snapshot comes in time. */
    async ask(path: string, body?: Readonly<Record<string, unknown>>): Promise<Snapshot> {
        const limit = new AbortController();
        const timer = setTimeout(() => limit.abort(), this.#timeoutMs);
        const posted = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
        try {
            // A stub belongs to the request it was made in, and one that threw stays broken: each call has its own. The
            // hint says where the object is created; it counts for the first call ever and does not move it afterwards.
            const stub = this.#namespace.get(this.#namespace.idFromName(this.#system), { locationHint: "enam" });
            const response = await stub.fetch(`https://coordinator${path}`, { ...posted, signal: limit.signal });
            if (!response.ok) throw new Error(`coordinator answered ${response.status}: ${await response.text()}`);
            return readSnapshot(await response.json());
        } finally {
            clearTimeout(timer);
        }
    }
}
