import type { Region } from "../configuration/config.ts";
import type { Snapshot } from "../coordination/snapshot.ts";
import { type Attempt, attempt, type Fetch, messageOf, type NoResponse } from "../sending/attempt.ts";
import { saysStaleEpoch } from "../sending/stale-epoch.ts";
import type { ReplayRules } from "./config.ts";
import {
    nextAt,
    paced,
    permitted,
    places,
    type ReplayPace,
    refilled,
    shareOf,
    spent,
    startingPace,
} from "./replay-pace.ts";
import { nextStep } from "./replay-progress.ts";
import { replayRequest } from "./replay-request.ts";
import { type ReplayAnswer, verdictOn } from "./replay-verdict.ts";
import { type StoredOutcome, storedOutcome } from "./stored-outcome.ts";
import { within } from "./time-limit.ts";
import type { DueWrite, WriteQueue } from "./write-queue.ts";

/** What a replay works with. `snapshot` is what the coordinator said last; `expire` says that it is out of date. */
export interface ReplaySurroundings {
    readonly queue: WriteQueue;
    readonly regions: readonly Region[];
    readonly rules: ReplayRules;
    readonly snapshot: () => Snapshot | undefined;
    readonly expire: () => void;
    readonly fetch: Fetch;
    readonly now: () => number;
    readonly log: (event: Readonly<Record<string, unknown>>) => void;
}

type Answered = ReplayAnswer & { readonly outcome: StoredOutcome };

/** Sends the writes of a queue to the writer, as fast as the pace allows and in the order of each key. */
export class Replayer {
    readonly #around: ReplaySurroundings;
    readonly #underway = new Set<Promise<void>>();
    #pace: ReplayPace;

    constructor(around: ReplaySurroundings) {
        this.#around = around;
        this.#pace = startingPace(shareOf(around.rules, 1), around.now());
    }

    get pace(): ReplayPace {
        return this.#pace;
    }

    /** Writes on their way. */
    get underway(): number {
        return this.#underway.size;
    }

    /** Whether the writer is known and may write. */
    get ready(): boolean {
        return this.#target() !== undefined;
    }

    /** Begins to send what may be sent now; nothing while it is not ready. */
    begin(): void {
        const { queue, rules, now } = this.#around;
        const target = this.#target();
        if (target === undefined) return;
        this.#pace = refilled(this.#pace, this.#budget(), rules.width, now());
        const most = permitted(this.#pace, rules.width, this.underway, now());
        for (const write of most === 0 ? [] : queue.take(most, now())) {
            this.#pace = spent(this.#pace);
            const sending: Promise<void> = this.#send(write, target.region, target.epoch).finally(() =>
                this.#underway.delete(sending),
            );
            this.#underway.add(sending);
        }
    }

    /** Waits until one of the writes under way has ended, or for `atMostMs`. */
    async progress(atMostMs: number): Promise<void> {
        await within(Promise.race(this.#underway), atMostMs);
    }

    /** When `begin` has something to do; undefined while only an answer can change that. */
    nextAt(): number | undefined {
        const { queue, rules } = this.#around;
        const dueAt = places(this.#pace, rules.width, this.underway) === 0 ? undefined : queue.nextDueAt();
        return dueAt === undefined ? undefined : Math.max(dueAt, nextAt(this.#pace));
    }

    #target(): { readonly region: Region; readonly epoch: number } | undefined {
        const { snapshot, regions } = this.#around;
        const said = snapshot();
        const region = regions.find(({ name }) => name === said?.writer);
        if (said === undefined || region === undefined) return undefined;
        return said.regions[region.name]?.writes === true ? { region, epoch: said.writerEpoch } : undefined;
    }

    async #send(write: DueWrite, region: Region, epoch: number): Promise<void> {
        const { rules, fetch, now } = this.#around;
        const paceEpoch = this.#pace.epoch;
        const sentAt = now();
        const sent = await attempt(fetch, replayRequest(write, region, epoch), rules.timeoutMs);
        const answer = await answered(sent, rules.timeoutMs);
        const slow = now() - sentAt > rules.slowMs;
        this.#learn(write, answer, epoch, paceEpoch, slow);
    }

    #learn(write: DueWrite, answer: Answered | NoResponse, epoch: number, paceEpoch: number, slow: boolean): void {
        const { queue, rules, snapshot, expire, now, log } = this.#around;
        const superseded = (snapshot()?.writerEpoch ?? epoch) > epoch;
        // What a region answered that is no longer the writer does not count, whatever it says.
        const verdict = superseded ? "fenced" : verdictOn(answer);
        if (verdict === "fenced") expire();
        const known = { write: write.id, key: write.orderKey, epoch };
        if ((verdict === "done" || verdict === "failed") && answer.kind === "answer") {
            this.#judge(slow ? "slow" : "fine", paceEpoch);
            queue.conclude(write.id, { kind: "finished", state: verdict, outcome: answer.outcome }, now());
            if (verdict === "failed") log({ event: "write-failed", ...known, status: answer.status });
            return;
        }
        const blamed = verdict === "stop" && this.#pace.failures === 0 && this.#pace.epoch === paceEpoch;
        if (verdict === "stop") this.#judge("hard", paceEpoch);
        else if (verdict !== "fenced") this.#judge("slow", paceEpoch);
        const retryAfterMs = answer.kind === "answer" ? answer.retryAfterMs : undefined;
        const setback = {
            verdict: verdict === "done" || verdict === "failed" ? "again" : verdict,
            blamed,
            retryAfterMs,
        };
        const step = nextStep(write.attempts, setback, rules.attempts, now());
        const reason = superseded ? "another region has become the writer" : told(answer);
        queue.conclude(write.id, { ...step, reason }, now());
        if (step.kind === "parked") log({ event: "write-parked", ...known, attempts: step.attempts, reason });
        if (blamed) log({ event: "replay-stopped", ...known, reason, pausedMs: this.#pace.pausedUntil - now() });
    }

    #judge(evidence: "fine" | "slow" | "hard", epoch: number): void {
        this.#pace = paced(this.#pace, evidence, epoch, this.#budget(), this.#around.now());
    }

    #budget(): number {
        return shareOf(this.#around.rules, this.#around.snapshot()?.queueing.length ?? 1);
    }
}

/** Reads an answer whole; one that breaks off or does not end in time is none. */
async function answered(sent: Attempt, timeoutMs: number): Promise<Answered | NoResponse> {
    if (sent.kind !== "response") return sent;
    const { status, headers } = sent.response;
    try {
        const body = await within(sent.response.arrayBuffer(), timeoutMs);
        if (body === undefined) return { kind: "timeout", afterMs: timeoutMs };
        const bytes = new Uint8Array(body);
        const staleEpoch = saysStaleEpoch(status, new TextDecoder().decode(bytes));
        const outcome = storedOutcome(status, headers, bytes);
        return { kind: "answer", status, staleEpoch, retryAfterMs: retryAfterMs(headers), outcome };
    } catch (error) {
        return { kind: "no-connection", message: messageOf(error) };
    }
}

/** `Retry-After` in seconds; its form as a date is taken as one second. */
function retryAfterMs(headers: Headers): number | undefined {
    const value = headers.get("retry-after");
    if (value === null) return undefined;
    return /^\d{1,6}$/.test(value) ? Number(value) * 1000 : 1000;
}

function told(answer: Answered | NoResponse): string {
    if (answer.kind === "answer") return `the writer answered ${answer.status}`;
    return answer.kind === "timeout" ? `no answer within ${answer.afterMs} ms` : `no connection: ${answer.message}`;
}
