import type { CheckerRules } from "./checker.ts";
import { type History, hasFailed, isDuring, type RequestRecord } from "./history.ts";

const SAFE = ["GET", "HEAD", "OPTIONS"];

/** I1: reads, and writes with a key, that failed although a region was healthy from their start to their end. */
export function failuresWhileHealthy({ requests, conditions }: Pick<History, "requests" | "conditions">): string[] {
    return requests
        .filter((request) => SAFE.includes(request.method) || request.key !== undefined)
        .filter((request) => hasFailed(request) && isDuring(request, conditions, "region-healthy"))
        .map((request) => `${named(request)} got ${outcomeOf(request)} while a region was healthy`);
}

/** I4: answers that name another tenant than the one who asked. */
export function foreignBytes({ requests }: Pick<History, "requests">): string[] {
    return requests
        .filter(({ answeredTenant, tenant }) => answeredTenant !== undefined && answeredTenant !== tenant)
        .map((request) => `${named(request)} of ${request.tenant} got an answer of ${request.answeredTenant}`);
}

/** I5: retries that an isolate's bucket would not have paid for. It is full at the start. */
export function retriesOverBudget(
    { requests, attempts }: Pick<History, "requests" | "attempts">,
    { retries: { share, perSecond, burst } }: Pick<CheckerRules, "retries">,
): string[] {
    const isolates = new Map(requests.map(({ id, isolate }) => [id, isolate]));
    const events = [
        ...requests.map(({ isolate, startedAt, id }) => ({ isolate, at: startedAt, id, retry: false })),
        ...attempts.flatMap(({ id, at, retry }) => {
            const isolate = isolates.get(id);
            return retry && isolate !== undefined ? [{ isolate, at, id, retry }] : [];
        }),
    ].sort((one, other) => one.at - other.at);
    const buckets = new Map<string, { tokens: number; at: number }>();
    const found: string[] = [];
    for (const { isolate, at, id, retry } of events) {
        const bucket = buckets.get(isolate) ?? { tokens: burst, at };
        const earned = (perSecond * (at - bucket.at)) / 1000 + (retry ? 0 : share);
        const tokens = Math.min(burst, bucket.tokens + earned) - (retry ? 1 : 0);
        // A binary fraction of a token is nobody's fault.
        if (retry && tokens < -1e-6) found.push(`the retry of ${id} in ${isolate} was more than the budget held`);
        buckets.set(isolate, { tokens: Math.max(0, tokens), at });
    }
    return found;
}

/** I10: requests that failed, or took longer than they may, while nobody coordinated and a region was healthy. */
export function affectedByCoordinator(
    { requests, conditions }: Pick<History, "requests" | "conditions">,
    { slowMs }: Pick<CheckerRules, "slowMs">,
): string[] {
    return requests
        .filter((request) => isDuring(request, conditions, "coordinator-gone"))
        .filter((request) => isDuring(request, conditions, "region-healthy"))
        .filter((request) => hasFailed(request) || request.endedAt - request.startedAt > slowMs)
        .map((request) => {
            const took = Math.round(request.endedAt - request.startedAt);
            return `${named(request)} got ${outcomeOf(request)} after ${took} ms while nobody coordinated`;
        });
}

export function named({ id, method, isolate }: Pick<RequestRecord, "id" | "method" | "isolate">): string {
    return `${method} ${id} through ${isolate}`;
}

export function outcomeOf({ status, error }: Pick<RequestRecord, "status" | "error">): string {
    return status === undefined ? `no answer (${error ?? "no reason"})` : String(status);
}
