/** How long Route 53 takes to answer with another region, from what its resources say. */

import type { Resource } from "../graph/graph.ts";
import { known, readNumber, readParts } from "../graph/read.ts";
import { repeatedProbe, type Sum } from "./sum.ts";

/** Defaults of health checks (https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html, 2026-11-22). */
const CHECK_DEFAULTS = { requestInterval: 30, failureThreshold: 3 };

/**
 * How long a checker waits: 4 s for the connection, then 2 s for the answer
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html, 2026-11-22).
 */
const PATIENCE_SECONDS = 6;

/** How long resolvers keep an alias to a load balancer (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html, 2026-11-22). */
const ALIAS_TTL_SECONDS = 60;

/** The shortest interval that a health check can have, in seconds. */
export const FAST_INTERVAL_SECONDS = 10;

/** Longest time from an endpoint's failure until its health check fails. */
export function checkDetection(check: Resource): Sum & { readonly interval: number; readonly failures: number } {
    const interval = known(readNumber(check, "requestInterval")) ?? CHECK_DEFAULTS.requestInterval;
    const failures = known(readNumber(check, "failureThreshold")) ?? CHECK_DEFAULTS.failureThreshold;
    const sum = repeatedProbe({ intervalSeconds: interval, failures, timeoutSeconds: PATIENCE_SECONDS });
    return { ...sum, interval, failures };
}

/** Longest time for which resolvers keep a record's old answer. */
export function answerKept(record: Resource): Sum {
    const aliases = known(readParts(record, "aliases")) ?? [];
    if (aliases.length > 0) return { seconds: ALIAS_TTL_SECONDS, shown: `${ALIAS_TTL_SECONDS} s of an alias's TTL` };
    const seconds = known(readNumber(record, "ttl")) ?? 0;
    return { seconds, shown: `${seconds} s of TTL` };
}
