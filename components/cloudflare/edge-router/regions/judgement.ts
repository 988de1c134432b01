import type { RetryRules } from "../configuration/config.ts";
import type { Attempt } from "../sending/attempt.ts";
import type { Evidence } from "./region-health.ts";

/** What an attempt means: for the region's health, and whether another region should be asked. */
export interface Judgement {
    readonly evidence: Evidence;
    readonly tryAnother: boolean;
}

/**
 * Judges an attempt. A client's faults and overload say nothing about a region: 4xx shows that it answers, while 429 and
 * a 503 with `Retry-After` ask for less, and moving that load would break the smaller region too. When the client's
 * body was streamed through, a missing answer may be the client's own slowness.
 */
export function judge(attempt: Attempt, retry: RetryRules, streamedBody: boolean): Judgement {
    if (attempt.kind !== "response") return { evidence: streamedBody ? "neutral" : "hard", tryAnother: true };
    const { status, headers } = attempt.response;
    if (status === 429 || (status === 503 && headers.has("retry-after"))) {
        return { evidence: "neutral", tryAnother: false };
    }
    if (status < 500) return { evidence: "success", tryAnother: false };
    const listed = retry.otherRegionOn.includes(status);
    return { evidence: listed && status !== 500 ? "hard" : "server-error", tryAnother: listed };
}
