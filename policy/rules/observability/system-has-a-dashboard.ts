import { DASHBOARD } from "../../clouds/gcp/monitoring.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";
import { systemOf, systemsOf } from "../../systems.ts";

const DASHBOARDS = [DASHBOARD, "aws:cloudwatch/dashboard:Dashboard"];

export default defineRule({
    id: "system-has-a-dashboard",
    title: "A system has a dashboard with its signals, region beside region",
    severity: "medium",
    concern: "observability",
    types: ["ha-platform:systems:*"],
    breaks: "whoever is woken has to put queries together before the first question can be answered",
    remedy: 'new gcp.monitoring.Dashboard("dashboard", { dashboardJson: "<charts>" })',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/monitoring/dashboard/", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/dashboard/", read: "2026-11-22" },
    ],
    requirements: ["ET-16", "ET-18", "CN-11", "ER-10"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) =>
        each(systemsOf(graph), (system) => {
            // A dashboard that belongs to no system may show all of them.
            const own = graph.ofType(...DASHBOARDS).find((found) => (systemOf(graph, found) ?? system) === system);
            return own === undefined
                ? fail(
                      system,
                      "no dashboard of the stack shows it",
                      `new gcp.monitoring.Dashboard("${system.name}-dashboard", { dashboardJson: "<charts>" })`,
                  )
                : pass(system, `${own.name} shows it`);
        }),
});
