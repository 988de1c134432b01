import type { Measurement } from "../drill.ts";
import { hasFailed } from "../history/history.ts";
import { COORDINATOR } from "../history/region-invariants.ts";
import { SLOW } from "./timeline.ts";
import type { Trial } from "./trial.ts";

/**
 * Seconds from `since` until the first and the last isolate had left the region: until each sent its first request to
 * the other one without having tried here. Undefined when not all have.
 */
export function leavingTimes(
    { history }: Pick<Trial, "history">,
    region: string,
    since: number,
): { readonly first: number; readonly last: number } | undefined {
    const isolates = new Map(history.requests.map(({ id, isolate }) => [id, isolate]));
    const direct = history.attempts.filter((one) => one.region !== region && !one.retry && one.at >= since);
    const left = Map.groupBy(direct, ({ id }) => isolates.get(id) ?? "nobody");
    const seconds = [...left.values()].map((own) => (Math.min(...own.map(({ at }) => at)) - since) / 1000);
    if (seconds.length < new Set(isolates.values()).size) return undefined;
    return { first: Math.min(...seconds), last: Math.max(...seconds) };
}

/** Seconds from `since` until the coordinator had given the region all tenants back; undefined when it has not. */
export function returnTime({ history }: Pick<Trial, "history">, region: string, since: number): number | undefined {
    const back = history.changes.find(
        (change) =>
            change.by === COORDINATOR && change.region === region && change.to === "closed" && change.at >= since,
    );
    return back === undefined ? undefined : (back.at - since) / 1000;
}

/** Seconds from `since` until the region's first good answer after it; undefined when there was none. */
export function firstAnswerAfter(
    { history }: Pick<Trial, "history">,
    region: string,
    since: number,
): number | undefined {
    const ends = history.requests
        .filter((request) => request.region === region && !hasFailed(request) && request.startedAt > since)
        .map(({ endedAt }) => endedAt);
    return ends.length === 0 ? undefined : (Math.min(...ends) - since) / 1000;
}

/** Failures and slow answers among 10,000 requests of a trial; `slowBound` judges the latter. */
export function clientFigures(name: string, { history }: Pick<Trial, "history">, slowBound?: number): Measurement[] {
    const { requests } = history;
    const share = (count: number): number => (count * 10_000) / requests.length;
    const failed = requests.filter(hasFailed).length;
    const slow = requests.filter(
        (request) => !hasFailed(request) && request.endedAt - request.intendedAt > SLOW,
    ).length;
    return [
        { name: `${name}: failed requests of 10,000`, unit: "", value: share(failed), bound: 0 },
        { name: `${name}: answers over ${SLOW} ms of 10,000`, unit: "", value: share(slow), bound: slowBound },
    ];
}
