import { HEALTH_CHECK } from "../../clouds/gcp/cloud-dns.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "health-check-logs-changes",
    title: "A health check of Google Cloud logs when an answer changes",
    severity: "low",
    concern: "observability",
    types: [HEALTH_CHECK, "gcp:compute/regionHealthCheck:RegionHealthCheck"],
    breaks: "traffic has moved and nobody can say why, when, or which of the checks saw it first",
    remedy: "{ logConfig: { enable: true } }",
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/compute/healthcheck/", read: "2026-11-22" },
        { url: "https://docs.cloud.google.com/load-balancing/docs/health-check-logging", read: "2026-11-22" },
    ],
    requirements: ["ET-08", "ET-16"],
    whenUnknown: "unknown",
    settings: {},
    judge: (check) =>
        known(readBoolean(check, "logConfig.enable")) === true
            ? pass(check, "logConfig.enable is true")
            : fail(check, "logConfig.enable is not true"),
});
