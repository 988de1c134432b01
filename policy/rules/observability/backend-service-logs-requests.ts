import {
    BACKEND_SERVICE,
    backendDocs,
    REGION_BACKEND_SERVICE,
    regionBackendDocs,
} from "../../clouds/gcp/load-balancing.ts";
import { known, readBoolean, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "backend-service-logs-requests",
    title: "A Google load balancer logs the requests that it passes on",
    severity: "medium",
    concern: "observability",
    types: [REGION_BACKEND_SERVICE, BACKEND_SERVICE],
    breaks: "after an outage nobody can tell which requests failed, from where, and whether they reached the application",
    remedy: "{ logConfig: { enable: true, sampleRate: 1 } }",
    sources: [
        regionBackendDocs,
        backendDocs,
        { url: "https://docs.cloud.google.com/load-balancing/docs/https/https-logging-monitoring", read: "2026-11-22" },
    ],
    requirements: ["CN-11", "ET-16", "CN-14"],
    whenUnknown: "unknown",
    settings: { minimumShare: 0.1 },
    judge: (service, { minimumShare }) => {
        if (known(readBoolean(service, "logConfig.enable")) !== true)
            return fail(service, "logConfig.enable is not true", "{ logConfig: { enable: true, sampleRate: 1 } }");
        // Unset means every request.
        const share = known(readNumber(service, "logConfig.sampleRate")) ?? 1;
        return share >= minimumShare
            ? pass(service, `logs ${share * 100} % of requests`)
            : fail(service, `logConfig.sampleRate is ${share}, needs at least ${minimumShare}`);
    },
});
