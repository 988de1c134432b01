import type { Invariant, Measurement } from "../../drill.ts";
import { longestWaitFor, type PoolLimits } from "./limits.ts";
import type { StreamedWrite } from "./write-stream.ts";

/** What PgBouncer tells a client that has waited too long: no server has seen its statement. */
const WAITED_IN_VAIN = /query_wait_timeout/;

export function isConfirmed({ outcome }: Pick<StreamedWrite, "outcome">): boolean {
    return outcome === "confirmed";
}

/** Confirmed writes that a server does not hold. */
export function lostOf(writes: readonly StreamedWrite[], present: ReadonlySet<string>): readonly StreamedWrite[] {
    return writes.filter((write) => isConfirmed(write) && !present.has(write.key));
}

/**
 * Seconds from a moment until a write was confirmed that was sent after it, or not before `sentFrom`; undefined when there
 * was none.
 */
export function secondsUntilConfirmed(
    writes: readonly StreamedWrite[],
    moment: number,
    sentFrom = moment,
): number | undefined {
    const ends = writes.filter((write) => isConfirmed(write) && write.sentAt >= sentFrom).map(({ endedAt }) => endedAt);
    return ends.length === 0 ? undefined : (Math.min(...ends) - moment) / 1000;
}

/** Seconds that a client waited at a stretch, for being let in or for an answer: each of them has the pool's limit. */
export function waitOf({ login, answer }: Pick<StreamedWrite, "login" | "answer">): number {
    return Math.max(login, answer) / 1000;
}

/** What clients of one part saw: writes sent, failed, failed but performed, and the longest wait. */
export function clientFigures(
    part: string,
    writes: readonly StreamedWrite[],
    present: ReadonlySet<string>,
): readonly Measurement[] {
    const failed = writes.filter((write) => !isConfirmed(write));
    const count = (name: string, value: number) => ({ name: `${part}: ${name}`, unit: "writes", value });
    return [
        count("writes sent", writes.length),
        count("told that they failed", failed.length),
        count("of them performed all the same", failed.filter(({ key }) => present.has(key)).length),
    ];
}

/** The longest wait of a part in which the pool's limit holds for everybody, with that limit as the bound. */
export function longestWait(part: string, writes: readonly StreamedWrite[], limits: PoolLimits): Measurement {
    const value = Math.max(0, ...writes.map(waitOf));
    return { name: `${part}: longest wait of a client`, unit: "s", value, bound: longestWaitFor(limits) };
}

/** What must be true of every part: everybody has an answer, and who was told to have waited in vain has changed nothing. */
export function alwaysTrue(
    part: string,
    writes: readonly StreamedWrite[],
    present: ReadonlySet<string>,
): readonly Invariant[] {
    return [
        {
            id: "every-write-is-answered",
            counterexamples: writes
                .filter(({ outcome }) => outcome === "unanswered")
                .map(
                    ({ key, login, answer }) => `${part}: ${key} has no answer after ${Math.round(login + answer)} ms`,
                ),
        },
        {
            id: "a-write-that-waited-in-vain-was-not-performed",
            counterexamples: writes
                .filter(({ key, told }) => WAITED_IN_VAIN.test(told) && present.has(key))
                .map(({ key, told }) => `${part}: ${key} is there, and its client was told: ${told}`),
        },
    ];
}

/** Nothing that was confirmed is missing. */
export function nothingLost(id: string, writes: readonly StreamedWrite[], present: ReadonlySet<string>): Invariant {
    return { id, counterexamples: lostOf(writes, present).map(({ key }) => `${key} was confirmed and is not there`) };
}

/**
 * What an asynchronous standby lost is the end of the log: judged by order, no write is missing that was confirmed before
 * another one was even sent which is there. Writes of the new primary are left out.
 */
export function onlyTheEndLost(
    writes: readonly StreamedWrite[],
    present: ReadonlySet<string>,
    killedAt: number,
): Invariant {
    const kept = writes.filter(({ key, sentAt }) => sentAt < killedAt && present.has(key));
    const lastKept = Math.max(0, ...kept.map(({ sentAt }) => sentAt));
    return {
        id: "what-an-asynchronous-standby-loses-is-the-end",
        counterexamples: lostOf(writes, present)
            .filter(({ endedAt }) => endedAt < lastKept)
            .map(({ key }) => `${key} is missing, and a write that was sent after its confirmation is there`),
    };
}
