import type { Region, RetryRules } from "../configuration/config.ts";
import type { KnownRegion } from "./region-table.ts";

/** Where a request goes: to a region and, should that fail, a second one; or past the router to the load balancer. */
export type RoutePlan =
    | { readonly kind: "attempt"; readonly first: Region; readonly second: Region | undefined }
    | { readonly kind: "fail-open" };

/** What a plan depends on, apart from the regions. `repeatable` says that the request can be sent a second time. */
export interface RouteQuestion {
    readonly method: string;
    readonly repeatable: boolean;
    readonly writer: string;
    readonly retry: RetryRules;
}

/** Whether a method is defined not to change anything (RFC 9110 section 9.2.1). */
export function isSafe(method: string): boolean {
    return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/** Reads go to the first region not known to be bad, writes to the writer; with no such region the router steps aside. */
export function planRoute(known: readonly KnownRegion[], question: RouteQuestion): RoutePlan {
    const usable = known.filter((entry) => entry.health.state !== "bad").map((entry) => entry.region);
    const writers = known.filter((entry) => entry.region.name === question.writer).map((entry) => entry.region);
    const ordered = isSafe(question.method)
        ? usable
        : [...writers, ...usable.filter((region) => region.name !== question.writer)];
    const [first, second] = ordered;
    if (usable.length === 0 || first === undefined) return { kind: "fail-open" };
    const mayRetry = question.repeatable && question.retry.methods.includes(question.method);
    return { kind: "attempt", first, second: mayRetry ? second : undefined };
}
