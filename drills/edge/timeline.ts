import type { Mark, Timeline } from "../drill.ts";
import { type History, hasFailed, type RequestRecord } from "../history/history.ts";
import type { Observed } from "./traffic.ts";

const STEP = 0.5; // seconds
/** Milliseconds after which an answer counts as slow on the page and in the figures. */
export const SLOW = 500;

/** What clients got in each half second, by the schedule, and what happened meanwhile. */
export function timelineOf(
    title: string,
    seconds: number,
    { startedAt, acts }: Observed,
    { requests, changes }: Pick<History, "requests" | "changes">,
): Timeline {
    const count = Math.ceil(seconds / STEP);
    const slices = (chosen: (request: RequestRecord) => boolean): readonly number[] => {
        const sums = Array.from({ length: count }, () => 0);
        for (const request of requests.filter(chosen)) {
            const slice = Math.floor((request.intendedAt - startedAt) / 1000 / STEP);
            if (slice >= 0 && slice < count) sums[slice] = (sums[slice] ?? 0) + 1;
        }
        return sums;
    };
    const regions = [...new Set(requests.map(answeredBy))].sort();
    const at = (time: number): number => Math.round(time - startedAt) / 1000;
    const marks: Mark[] = [
        ...acts.map((act) => ({ at: at(act.at), kind: "fault" as const, text: act.what })),
        ...changes.map(({ at: time, by, region, from, to, share }) => ({
            at: at(time),
            kind: "state" as const,
            text: `${by}: ${region} ${from} → ${to}${share === undefined ? "" : ` (${share} %)`}`,
        })),
    ];
    return {
        title,
        seconds,
        step: STEP,
        answers: Object.fromEntries(
            regions.map((region) => [
                region,
                slices((request) => !hasFailed(request) && answeredBy(request) === region),
            ]),
        ),
        failed: slices(hasFailed),
        slow: slices((request) => !hasFailed(request) && request.endedAt - request.intendedAt > SLOW),
        marks: marks.sort((one, other) => one.at - other.at),
    };
}

function answeredBy({ region }: RequestRecord): string {
    return region ?? "the edge itself";
}
