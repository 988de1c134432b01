import { INSTANCE, instanceDocs } from "../../clouds/gcp/cloud-sql.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-query-insights",
    title: "Cloud SQL records which queries take its time",
    severity: "medium",
    concern: "observability",
    types: [INSTANCE],
    breaks: "a database that slows down tells nobody which query did it, and the incident lasts for as long as people guess",
    remedy: "{ settings: { insightsConfig: { queryInsightsEnabled: true } } }",
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/using-query-insights", read: "2026-11-22" },
    ],
    requirements: ["CN-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance) => {
        const enabled = known(readBoolean(instance, "settings.insightsConfig.queryInsightsEnabled"));
        return enabled === true
            ? pass(instance, "query insights are on")
            : fail(instance, `settings.insightsConfig.queryInsightsEnabled is ${enabled ?? "not set"}, needs true`);
    },
});
