import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readBoolean, readNumber, readPart, readSeconds, readString } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";
import { healthPathsOf, systemOf, systemsOf } from "../../systems.ts";

const UPTIME_CHECK = "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig";
const ROUTE_53_CHECK = "aws:route53/healthCheck:HealthCheck";

/**
 * Of uptime checks (https://www.pulumi.com/registry/packages/gcp/api-docs/monitoring/uptimecheckconfig/, 2026-11-22) and
 * of Route 53 health checks (https://www.pulumi.com/registry/packages/aws/api-docs/route53/healthcheck/, 2026-11-22).
 */
const DEFAULTS = { path: "/", uptimeSeconds: 300, route53Seconds: 30 };

export default defineRule({
    id: "health-path-watched-from-outside",
    title: "A check from outside asks every health path of a system, each minute",
    severity: "high",
    concern: "observability",
    types: ["ha-platform:systems:*"],
    breaks: "a part of the system is down and the first to notice are its users",
    remedy: '{ period: "60s" }',
    sources: [
        {
            url: "https://www.pulumi.com/registry/packages/gcp/api-docs/monitoring/uptimecheckconfig/",
            read: "2026-11-22",
        },
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/route53/healthcheck/", read: "2026-11-22" },
    ],
    requirements: ["ET-07", "ET-13", "ER-10"],
    whenUnknown: "unknown",
    settings: { periodSeconds: 60 },
    evaluate: (graph, { periodSeconds }) =>
        systemsOf(graph).flatMap((system) => {
            const checks = checksOf(graph, system);
            const slow = each(checks, (check) => {
                const path = pathOf(check);
                const period = periodOf(check);
                if (path === undefined || !healthPathsOf(system).includes(path) || period <= periodSeconds)
                    return undefined;
                const message = `asks ${path} every ${period} s: period must be at most ${periodSeconds} s`;
                return fail(check, message, `{ period: "${periodSeconds}s" }`);
            });
            const watched = each([system], () => {
                const paths = healthPathsOf(system);
                const missing = paths.filter((path) => !checks.some((check) => pathOf(check) === path));
                if (paths.length === 0) return undefined;
                if (missing.length === 0) return pass(system, `checks from outside ask ${paths.join(", ")}`);
                const added = missing.map((path) => newCheck(path, periodSeconds));
                return fail(system, `no check from outside asks ${missing.join(", ")}`, added.join(", "));
            });
            return [...slow, ...watched];
        }),
});

/** The system's own checks, and those that belong to no system. */
function checksOf(graph: Graph, system: Resource): readonly Resource[] {
    return graph.ofType(UPTIME_CHECK, ROUTE_53_CHECK).filter((check) => (systemOf(graph, check) ?? system) === system);
}

function pathOf(check: Resource): string | undefined {
    if (check.type === ROUTE_53_CHECK) return route53Path(check);
    if (known(readPart(check, "httpCheck")) === undefined) return undefined;
    const path = known(readString(check, "httpCheck.path")) ?? DEFAULTS.path;
    return path.startsWith("/") ? path : `/${path}`;
}

/** The path of a check that asks for one; a check that is off asks nothing. */
function route53Path(check: Resource): string | undefined {
    if (known(readBoolean(check, "disabled")) === true) return undefined;
    const type = known(readString(check, "type")) ?? "";
    if (!type.startsWith("HTTP")) return undefined;
    return known(readString(check, "resourcePath")) ?? DEFAULTS.path;
}

function periodOf(check: Resource): number {
    if (check.type === ROUTE_53_CHECK) return known(readNumber(check, "requestInterval")) ?? DEFAULTS.route53Seconds;
    return known(readSeconds(check, "period")) ?? DEFAULTS.uptimeSeconds;
}

function newCheck(path: string, periodSeconds: number): string {
    const name = `health${path.replaceAll("/", "-")}`;
    return `new gcp.monitoring.UptimeCheckConfig("${name}", { displayName: "${name}", period: "${periodSeconds}s", timeout: "10s", httpCheck: { path: "${path}", port: 443, useSsl: true, validateSsl: true }, monitoredResource: { type: "uptime_url", labels: { host: "<host>" } } })`;
}
