import type { Measurement } from "../drill.ts";
import { hasFailed } from "../history/history.ts";
import { SLOW } from "./timeline.ts";
import type { Trial } from "./trial.ts";

/** Seconds from `since` until the first and the last isolate had left the region; undefined when none has. */
export function leavingTimes(
    { history }: Pick<Trial, "history">,
    region: string,
    since: number,
): { readonly first: number; readonly last: number } | undefined {
    const left = history.changes
        .filter((change) => change.region === region && change.to === "bad" && change.at >= since)
        .map(({ by, at }) => ({ by, seconds: (at - since) / 1000 }));
    const firstOfEach = [...Map.groupBy(left, ({ by }) => by).values()].flatMap(([first]) => first?.seconds ?? []);
    if (firstOfEach.length === 0) return undefined;
    return { first: Math.min(...firstOfEach), last: Math.max(...firstOfEach) };
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
