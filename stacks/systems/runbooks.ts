import type { SystemPlatform } from "./system-platform.ts";

/** What can be lost; each system has a page for each, `docs/runbooks/<system>/<failure>.md`. */
export const FAILURES = [
    "instance",
    "zone",
    "region",
    "database",
    "cache",
    "edge",
    "corruption",
    "bad-deploy",
    "leaked-credential",
] as const;

export type Failure = (typeof FAILURES)[number];

/**
 * The page that whoever is woken by an alert needs first, by the alert's name. A page says under "Decide" where to go on
 * when it was something else.
 */
const PAGES: Readonly<Record<string, Failure>> = {
    "agent-calls": "bad-deploy",
    "any-critical": "region",
    "backup-failures": "corruption",
    "cache-cpu": "cache",
    "cache-misses": "cache",
    cpu: "instance",
    "database-connection-failures": "database",
    "database-connections": "database",
    "database-cpu": "database",
    "database-disk": "database",
    "dead-letters": "bad-deploy",
    "error-budget": "bad-deploy",
    "error-rate": "bad-deploy",
    "export-failures": "corruption",
    "fleet-ceiling": "instance",
    "healthy-hosts": "instance",
    "latency-p95": "instance",
    memory: "instance",
    "open-circuits": "database",
    pods: "instance",
    "rate-limit-violations": "edge",
    reachability: "edge",
    "redis-instances": "cache",
    "refused-requests": "instance",
    "region-health": "region",
    "replica-lag": "database",
    "replication-lag": "database",
    sentinels: "cache",
    "unhealthy-hosts": "instance",
    "unusual-traffic": "edge",
};

/** `error-rate` → address of the page, at the place that says what the alert means. */
export type Runbook = (alert: string) => string;

/** Pages of a system's alerts among the platform's runbooks. Throws on an alert that leads to no page. */
export function runbookOf(system: string, { runbooks }: Pick<SystemPlatform, "runbooks">): Runbook {
    return (alert) => {
        const { [alert]: failure } = PAGES;
        if (failure === undefined) throw new RangeError(`no runbook page is known for the alert ${alert} of ${system}`);
        return `${runbooks}/${system}/${failure}.md#${alert}`;
    };
}
