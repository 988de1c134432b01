/** Who Cloudflare tells that a pool's health changed. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readBoolean, readParts, readString, readStrings } from "../../graph/read.ts";
import { POOL } from "./load-balancer.ts";

export const NOTIFICATION_POLICY = "cloudflare:index/notificationPolicy:NotificationPolicy";
const MECHANISMS = ["emails", "pagerduties", "webhooks"];

/** Whether a policy sends anything when a pool becomes unhealthy: it is on, is about that, and has somebody to tell. */
export function tellsOfUnhealthyPools(policy: Resource): boolean {
    if (known(readString(policy, "alertType")) !== "load_balancing_health_alert") return false;
    if (known(readBoolean(policy, "enabled")) === false) return false;
    const healths = known(readStrings(policy, "filters.newHealths")) ?? [];
    const sources = known(readStrings(policy, "filters.eventSources")) ?? [];
    // No filter lets everything through.
    const isAbout = (filter: readonly string[], value: string) =>
        filter.length === 0 || filter.some((one) => one.toLowerCase() === value);
    return (
        isAbout(healths, "unhealthy") &&
        isAbout(sources, "pool") &&
        MECHANISMS.some((mechanism) => (known(readParts(policy, `mechanisms.${mechanism}`)) ?? []).length > 0)
    );
}

/** Whether a policy is about a pool: one that names none is about all. */
export function isAboutPool(graph: Graph, policy: Resource, pool: Resource): boolean {
    const named = readStrings(policy, "filters.poolIds");
    if (named.state === "unset") return true;
    if (named.state === "set" && pool.id !== undefined)
        return named.value.length === 0 || named.value.includes(pool.id);
    return (policy.madeFrom.get("filters") ?? []).some((urn) => urn === pool.urn && graph.withUrn(urn)?.type === POOL);
}
