import { outcomeUnknown } from "../problem.ts";
import type { DurableObjectNamespace, DurableObjectStub } from "../runtime.ts";
import { messageOf, type NoResponse } from "../sending/attempt.ts";
import { tenantHeader } from "../sending/internal-headers.ts";
import { leaseMarginMs, patienceMs } from "./lease-recall.ts";
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
    readonly #timeoutMs: number;
    readonly #log: (line: string) => void;

    /** The first write of a shard waits for the coordinator and for leases of `leaseMs` to end. */
    constructor(outboxes: DurableObjectNamespace, system: string, leaseMs: number, log: (line: string) => void) {
        this.#outboxes = outboxes;
        this.#system = system;
        this.#timeoutMs = patienceMs + leaseMs + leaseMarginMs + roundTripMs;
        this.#log = log;
    }

    /** Queues a write (`writes`), or asks whether it may go to the writer and queues it if it may not (`turn`). */
    async offer(way: "writes" | "turn", write: OfferedWrite): Promise<OutboxAnswer> {
        const signal = AbortSignal.timeout(this.#timeoutMs);
        const answer = await this.#call(write.shard, way, { method: "POST", body: encoded(write), signal });
        const mark = marks.find((known) => known === answer?.headers.get(outboxHeader));
        if (answer === undefined || mark === undefined) return this.#lost(signal.aborted);
        const response = new Response(answer.body, answer);
        response.headers.delete(outboxHeader);
        return { mark, response };
    }

    /**
     * The operation of a tenant as a response, after a decision about it if it is posted; `path` is its id, with the
     * decision. Undefined when there is none of this name, or nothing came back.
     */
    async operation(shard: number, path: string, tenant: string, method: string): Promise<Response | undefined> {
        const answer = await this.#call(shard, `operations/${path}`, {
            method,
            headers: { [tenantHeader]: tenant },
            signal: AbortSignal.timeout(this.#timeoutMs),
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

    #lost(late: boolean): OutboxAnswer {
        const silence: NoResponse = late
            ? { kind: "timeout", afterMs: this.#timeoutMs }
            : { kind: "no-connection", message: "" };
        return { mark: "lost", response: outcomeUnknown(silence, "the queue of writes") };
    }

    #stub(shard: number): DurableObjectStub {
        const id = this.#outboxes.idFromName(outboxName(this.#system, shard));
        return this.#outboxes.get(id, { locationHint: "enam" });
    }
}

const roundTripMs = 2000;
const marks = ["direct", "kept", "refused"] as const;
