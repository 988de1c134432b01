import { ALERT_POLICY, alertDocs } from "../../clouds/gcp/alert-policy.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readPart, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { systemOf } from "../../systems.ts";

const CHECK = "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig";

export default defineResourceRule({
    id: "uptime-alert-counts-its-own-checks",
    title: "An alert on outside checks counts those of its own system",
    severity: "high",
    concern: "observability",
    types: [ALERT_POLICY],
    breaks: "a system that is out of reach is outvoted by the others in the project, and its alert never rings",
    remedy: '{ conditions: [{ conditionThreshold: { filter: "metric.type=\\"monitoring.googleapis.com/uptime_check/check_passed\\" AND resource.labels.host=\\"api.example.com\\"" } }] }',
    sources: [alertDocs, { url: "https://docs.cloud.google.com/monitoring/api/v3/filters", read: "2026-11-22" }],
    requirements: ["ET-13", "HB-11", "CN-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (policy, _settings, graph) => {
        const system = systemOf(graph, policy);
        const filters = (known(readParts(policy, "conditions")) ?? []).flatMap((condition, index) => {
            const threshold = known(readPart(condition, "conditionThreshold"));
            const filter = threshold && known(readString(threshold, "filter"));
            return filter?.includes("uptime_check/") ? [{ index, filter }] : [];
        });
        const checks = graph.ofType(CHECK);
        const own = checks.filter((check) => systemOf(graph, check) === system);
        const hosts = [...new Set(own.flatMap(hostOf))];
        if (system === undefined || filters.length === 0 || hosts.length === 0) return undefined;
        if (own.length === checks.length) return pass(policy, "the project holds checks of this system alone");

        const others = checks.filter((check) => !own.includes(check)).flatMap(hostOf);
        for (const { index, filter } of filters) {
            const strange = others.find((host) => !hosts.includes(host) && filter.includes(`"${host}"`));
            if (strange === undefined && /host|check_id/.test(filter)) continue;
            const ours = `resource.labels.host=one_of(${hosts.map((host) => `"${host}"`).join(",")})`;
            const type =
                'metric.type="monitoring.googleapis.com/uptime_check/check_passed" AND resource.type="uptime_url"';
            const repaired = JSON.stringify(`${type} AND ${ours}`);
            return fail(
                policy,
                `conditions[${index}] counts ${strange === undefined ? `checks of all systems of the project, needs ${ours}` : `the check of ${strange}, which is another system's`}`,
                `{ conditions: [${"{}, ".repeat(index)}{ conditionThreshold: { filter: ${repaired} } }] }`,
            );
        }
        return pass(policy, `counts checks of ${hosts.join(" and ")}`);
    },
});

function hostOf(check: Resource): readonly string[] {
    const host = known(readString(check, "monitoredResource.labels.host"));
    return host === undefined ? [] : [host];
}
