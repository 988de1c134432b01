import type { Region, RetryRules } from "../configuration/config.ts";
import type { RegionDecision } from "../coordination/snapshot.ts";
import type { KnownRegion } from "./region-table.ts";
import { isAdmitted } from "./share.ts";

/** Where a request goes: to a region and, should that fail, a second one; or past the router to the load balancer. */
export type RoutePlan =
    | { readonly kind: "attempt"; readonly first: Region; readonly second: Region | undefined }
    | { readonly kind: "fail-open" };

/**
 * What a plan depends on, apart from the regions. `repeatable` says that the request can be sent a second time, `tenant`
 * decides who returns to a region early, and `decisions` are the coordinator's, by name of the region: none means all good.
 */
export interface RouteQuestion {
    readonly method: string;
    readonly repeatable: boolean;
    readonly writer: string;
    readonly retry: RetryRules;
    readonly tenant: string;
    readonly decisions: Readonly<Record<string, RegionDecision>> | undefined;
}

/** Whether a method is defined not to change anything (RFC 9110 section 9.2.1). */
export function isSafe(method: string): boolean {
    return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/**
 * Reads go to the first region that neither this isolate nor the coordinator has left, writes to the writer; with no such
 * region the router steps aside. No request is sent twice while every region is in trouble.
 */
export function planRoute(known: readonly KnownRegion[], question: RouteQuestion): RoutePlan {
    const usable = known.filter((entry) => isUsable(entry, question)).map((entry) => entry.region);
    const writers = known.filter((entry) => entry.region.name === question.writer).map((entry) => entry.region);
    const ordered = isSafe(question.method)
        ? usable
        : [...writers, ...usable.filter((region) => region.name !== question.writer)];
    const [first, second] = ordered;
    if (usable.length === 0 || first === undefined) return { kind: "fail-open" };
    const mayRetry =
        question.repeatable &&
        question.retry.methods.includes(question.method) &&
        known.some((entry) => isSound(entry, question));
    return { kind: "attempt", first, second: mayRetry ? second : undefined };
}

/** Whether the writer takes a write of this tenant now; otherwise the write has to wait or be refused. */
export function takesWrites(
    known: readonly KnownRegion[],
    question: Omit<RouteQuestion, "method" | "repeatable" | "retry">,
): boolean {
    const writer = known.find((entry) => entry.region.name === question.writer);
    if (writer === undefined || !isUsable(writer, question)) return false;
    return question.decisions?.[question.writer]?.writes ?? true;
}

type Circumstances = Pick<RouteQuestion, "decisions" | "tenant">;

function isUsable({ region, health }: KnownRegion, { decisions, tenant }: Circumstances): boolean {
    return health.state !== "bad" && isAdmitted(tenant, decisions?.[region.name]?.share ?? 100);
}

function isSound({ region, health }: KnownRegion, { decisions }: Circumstances): boolean {
    return health.state === "good" && (decisions?.[region.name]?.phase ?? "closed") === "closed";
}
