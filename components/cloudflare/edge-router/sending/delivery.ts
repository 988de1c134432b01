import type { Region, RouterConfig } from "../configuration/config.ts";
import type { Coordination } from "../coordination/coordination.ts";
import { judge } from "../regions/judgement.ts";
import type { RegionTable } from "../regions/region-table.ts";
import { isBelow, type Reachable } from "../versions/versions.ts";
import { type Attempt, attempt, type Fetch } from "./attempt.ts";
import type { Inbound } from "./inbound.ts";

/** How a request ended: the last region asked, what it said, and whether that is an answer or only the last failure. */
export interface Delivery {
    readonly region: Region;
    readonly attempt: Attempt;
    readonly answered: boolean;
}

/** A request, the regions it may go to and the time at which its first byte is due. */
export interface Order {
    readonly inbound: Inbound;
    readonly path: Reachable;
    readonly first: Region;
    readonly second: Region | undefined;
    readonly deadline: number;
    /** Headers the platform adds for the origin. */
    readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What a delivery needs of its surroundings. `mayRetry` takes a retry from the budget, `discard` gets the answers that are
 * not used.
 */
export interface Surroundings {
    readonly config: RouterConfig;
    readonly table: RegionTable;
    readonly coordination: Coordination | undefined;
    readonly mayRetry: () => boolean;
    readonly fetch: Fetch;
    readonly now: () => number;
    readonly discard: (response: Response) => void;
}

/** Sends a request to its first region and, when that fails in time, once more to the second. */
export async function deliver(order: Order, around: Surroundings): Promise<Delivery> {
    const delivery = await send(order, order.first, false, around);
    if (delivery.answered || order.second === undefined || around.now() >= order.deadline) return delivery;
    if (!around.mayRetry()) return delivery;
    if (delivery.attempt.kind === "response") around.discard(delivery.attempt.response);
    return send(order, order.second, true, around);
}

async function send(order: Order, region: Region, retry: boolean, around: Surroundings): Promise<Delivery> {
    const { inbound, path, deadline } = order;
    const { config, table, coordination, fetch, now } = around;
    const limit = inbound.safe ? firstByteMs(config, path.resource) : config.timeouts.writeMs;
    const route = routeOf(path.resource);
    const admission = table.admit(region, route);
    const reported = coordination?.admit(region.name, route, now());
    const request = inbound.forRegion(region, path.pathname, retry, order.headers);
    const result = await attempt(fetch, request, Math.min(limit, deadline - now()));
    const judgement = judge(result, config.retry, inbound.streamed);
    const left = table.learn(region, admission, judgement.evidence, now());
    if (reported !== undefined) coordination?.learn(reported, judgement.evidence, left, now());
    return { region, attempt: result, answered: !judgement.tryAnother };
}

/** The limit of a read to its first byte: that of the longest slow path it lies under, or the general one. */
export function firstByteMs(config: RouterConfig, resource: string): number {
    const slow = config.timeouts.slowPaths
        .filter((path) => isBelow(resource, path.pathPrefix))
        .sort((left, right) => right.pathPrefix.length - left.pathPrefix.length)[0];
    return slow?.firstByteMs ?? config.timeouts.connectAndFirstByteMs;
}

/** `/api` and the name of the collection: all of one broken endpoint is one route. */
function routeOf(resource: string): string {
    return resource.split("/").slice(0, 3).join("/");
}
