import { hasFailed, latencyOf, type Sample } from "../../load/sample.ts";

/** A request that took longer than this, in milliseconds, is one that a person notices. */
const SLOW = 500;

/** When something went wrong and was right again, in milliseconds of the samples' clock. */
export interface Times {
    readonly injectedAt: number;
    readonly healedAt: number;
}

/** What clients of one balancer saw of a fault at the server named first. */
export interface TrialFigures {
    readonly requests: number;
    readonly errors: number;
    /** Longer than 500 ms, the failed ones among them. */
    readonly slow: number;
    /** Seconds from the fault until every request is answered by the others, well and within 500 ms. */
    readonly settledAfter: number;
    /** Seconds from the repair until the first server answers again; undefined where it did not. */
    readonly returnedAfter: number | undefined;
    /** The longest answer, in milliseconds. */
    readonly longest: number;
}

/** Judges one balancer's samples; `first` is the server that had the fault. */
export function figuresOf(samples: readonly Sample[], { injectedAt, healedAt }: Times, first: string): TrialFigures {
    const isSlow = (sample: Sample): boolean => latencyOf(sample) > SLOW;
    const during = samples.filter(({ intendedAt }) => intendedAt >= injectedAt && intendedAt < healedAt);
    const disturbed = during.filter(
        (sample) => hasFailed(sample) || isSlow(sample) || sample.headers["x-ha-region"] === first,
    );
    const back = samples.find(
        (sample) => sample.startedAt >= healedAt && !hasFailed(sample) && sample.headers["x-ha-region"] === first,
    );
    return {
        requests: samples.length,
        errors: samples.filter(hasFailed).length,
        slow: samples.filter(isSlow).length,
        settledAfter: Math.max(0, (disturbed.at(-1)?.intendedAt ?? injectedAt) - injectedAt) / 1000,
        returnedAfter: back === undefined ? undefined : (back.endedAt - healedAt) / 1000,
        longest: Math.max(0, ...samples.map(latencyOf)),
    };
}
