import { outcomeUnknown } from "../problem.ts";
import type { DurableObjectNamespace, DurableObjectStub } from "../runtime.ts";
import { messageOf } from "../sending/attempt.ts";
import { tenantHeader } from "../sending/internal-headers.ts";
import { encoded, type OfferedWrite } from "./offered-write.ts";
import { type OutboxMark, outboxHeader } from "./outbox-answer.ts";
import { outboxName } from "./shard.ts";

/** What an outbox said; `lost` when nothing came back, so that the write may have been queued or not. */
export interface OutboxAnswer {
    readonly mark: OutboxMark | "lost";
    readonly response: Response;
}

/** The isolate's way to the outboxes of a system. Never rejects; each call that fails is one line in the log. */
export class OutboxClient {
    readonly #outboxes: DurableObjectNamespace;
    readonly #system: string;
    readonly #log: (line: string) => void;

    constructor(outboxes: DurableObjectNamespace, system: string, log: (line: string) => void) {
        this.#outboxes = outboxes;
        this.#system = system;
        this.#log = log;
    }

    /** Queues a write (`writes`), or asks whether it may go to the writer and queues it if it may not (`turn`). */
    async offer(way: "writes" | "turn", write: OfferedWrite): Promise<OutboxAnswer> {
        const init = { method: "POST", body: encoded(write), signal: AbortSignal.timeout(timeoutMs) };
        const answer = await this.#call(write.shard, way, init);
        if (answer === undefined) return lost();
        const mark = marks.find((known) => known === answer.headers.get(outboxHeader));
        if (mark === undefined) return lost();
        const response = new Response(answer.body, answer);
        response.headers.delete(outboxHeader);
        return { mark, response };
    }

    /** The operation of a tenant as a response; undefined when there is none of this name, or nothing came back. */
    async operation(shard: number, id: string, tenant: string): Promise<Response | undefined> {
        const answer = await this.#call(shard, `operations/${id}`, {
            headers: { [tenantHeader]: tenant },
            signal: AbortSignal.timeout(timeoutMs),
        });
        return answer?.status === 404 ? undefined : answer;
    }

    async #call(shard: number, path: string, init: RequestInit): Promise<Response | undefined> {
        try {
            return await this.#stub(shard).fetch(`https://outbox/${path}`, init);
        } catch (error) {
            this.#log(
                JSON.stringify({ event: "outbox-silent", system: this.#system, shard, message: messageOf(error) }),
            );
            return undefined;
        }
    }

    #stub(shard: number): DurableObjectStub {
        const id = this.#outboxes.idFromName(outboxName(this.#system, shard));
        return this.#outboxes.get(id, { locationHint: "enam" });
    }
}

// The first write of a shard waits for leases to end: 2.5 s, and as long again when the coordinator is slow to answer.
const timeoutMs = 10_000;
const marks = ["direct", "kept", "refused"] as const;

function lost(): OutboxAnswer {
    return { mark: "lost", response: outcomeUnknown({ kind: "timeout", afterMs: timeoutMs }, "the queue of writes") };
}
