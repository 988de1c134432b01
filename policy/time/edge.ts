/** How long Cloudflare Load Balancing takes to leave an origin, from what its resources say. */

import type { Resource } from "../graph/graph.ts";
import { known, readBoolean, readNumber } from "../graph/read.ts";
import type { Sum } from "./sum.ts";

/** Defaults of the API's schema for monitors; a monitor that leaves them out is probed so. */
const MONITOR_DEFAULTS = { interval: 60, timeout: 5, retries: 2, consecutiveDown: 0 };

/** Shortest interval outside the Enterprise plan (https://developers.cloudflare.com/load-balancing/reference/limitations/, 2026-11-22). */
export const SHORTEST_INTERVAL_SECONDS = 15;

/** Resolved addresses are cached for up to 5 s at the edge (https://developers.cloudflare.com/load-balancing/troubleshooting/load-balancing-faq/, 2026-11-22). */
const EDGE_PROPAGATION_SECONDS = 5;
/** TTL of an unproxied load balancer that sets none (API schema, 2026-11-22). */
const DEFAULT_TTL_SECONDS = 30;

/**
 * Longest time from an origin's failure until its pool counts as down. A failed probe is repeated at once, `retries`
 * times when it timed out, and `consecutiveDown` probes in a row have to fail. An estimate from the fields' definitions.
 */
export function detection(monitor: Resource): Sum & { readonly interval: number; readonly failures: number } {
    const read = (property: keyof typeof MONITOR_DEFAULTS) =>
        known(readNumber(monitor, property)) ?? MONITOR_DEFAULTS[property];
    const interval = read("interval");
    const timeout = read("timeout");
    const retries = read("retries");
    const failures = Math.max(1, read("consecutiveDown"));
    const seconds = interval * failures + timeout * (retries + 1);
    return {
        seconds,
        interval,
        failures,
        shown: `${interval} s x ${failures} + ${timeout} s x (${retries} + 1) = ${seconds} s`,
    };
}

/** The longest interval at which a monitor detects within `seconds`; `undefined` when none that can be had does. */
export function intervalFor(monitor: Resource, seconds: number): number | undefined {
    const detecting = detection(monitor);
    const repeats = detecting.seconds - detecting.interval * detecting.failures;
    const interval = Math.floor((seconds - repeats) / detecting.failures);
    return interval >= SHORTEST_INTERVAL_SECONDS ? interval : undefined;
}

/** Longest time from a pool going down until clients reach another one. */
export function propagation(loadBalancer: Resource): Sum {
    if (known(readBoolean(loadBalancer, "proxied")) === true) {
        return { seconds: EDGE_PROPAGATION_SECONDS, shown: `${EDGE_PROPAGATION_SECONDS} s at the edge` };
    }
    const seconds = known(readNumber(loadBalancer, "ttl")) ?? DEFAULT_TTL_SECONDS;
    return { seconds, shown: `${seconds} s of DNS TTL` };
}
