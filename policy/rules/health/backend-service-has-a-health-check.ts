import {
    BACKEND_SERVICE,
    backendDocs,
    hasMachines,
    REGION_BACKEND_SERVICE,
    regionBackendDocs,
} from "../../clouds/gcp/load-balancing.ts";
import { readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "backend-service-has-a-health-check",
    title: "A backend service with machines behind it asks whether they are healthy",
    severity: "critical",
    concern: "health",
    types: [REGION_BACKEND_SERVICE, BACKEND_SERVICE],
    breaks: "a machine that is down keeps getting its share of requests, and all of them fail",
    remedy: "{ healthChecks: healthCheck.id }",
    sources: [
        regionBackendDocs,
        backendDocs,
        { url: "https://docs.cloud.google.com/load-balancing/docs/health-check-concepts", read: "2026-11-22" },
    ],
    requirements: ["HB-02", "HB-09", "PL-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        // Serverless services tell their health themselves, and a check on them is refused.
        if (!hasMachines(graph, service)) return undefined;
        const check = readString(service, "healthChecks");
        return check.state === "unknown" || (check.state === "set" && check.value !== "")
            ? pass(service, "has a health check")
            : fail(service, "healthChecks is not set", '{ healthChecks: "<health check>" }');
    },
});
