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

const BUCKET = 1000; // milliseconds: the edge counts by whole seconds, and the clocks of its clients are not its own

/** I5: retries of an isolate beyond what the requests of a window, and its time, pay for. */
export function retriesOverBudget(
    { requests, attempts }: Pick<History, "requests" | "attempts">,
    { retries: { windowMs, percent, perSecond } }: Pick<CheckerRules, "retries">,
): string[] {
    const isolates = new Map(requests.map(({ id, isolate }) => [id, isolate]));
    const retries = Map.groupBy(
        attempts.filter(({ retry }) => retry),
        ({ id }) => isolates.get(id) ?? "nobody",
    );
    return [...retries].flatMap(([isolate, own]) => {
        const sent = requests.filter((request) => request.isolate === isolate).map(({ startedAt }) => startedAt);
        return own.flatMap(({ id, at }) => {
            const count = own.filter((one) => one.at <= at && one.at > at - windowMs + BUCKET).length;
            const paying = sent.filter((one) => one <= at + BUCKET && one > at - windowMs - BUCKET).length;
            const most = (paying * percent) / 100 + (perSecond * windowMs) / 1000;
            return count > most ? [`the retry of ${id} in ${isolate} was number ${count} of at most ${most}`] : [];
        });
    });
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
