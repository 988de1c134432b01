import { containers, SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import { known, readPart } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-run-startup-probe",
    title: "A Cloud Run service has a startup probe that asks the application, not the port alone",
    severity: "high",
    concern: "health",
    types: [SERVICE],
    breaks: "a new revision gets requests once its port is open, before it has connected to what it needs",
    remedy: '{ template: { containers: [{ startupProbe: { httpGet: { path: "/api/health/compute" }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 12 } }] } }',
    sources: [
        serviceDocs,
        { url: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", read: "2026-11-22" },
    ],
    requirements: ["ET-07", "CN-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service) => {
        // A probe of the port is what Cloud Run makes by itself.
        const asking = containers(service).find((container) =>
            ["httpGet", "grpc"].some((kind) => known(readPart(container, `startupProbe.${kind}`)) !== undefined),
        );
        return asking === undefined
            ? fail(service, "no container has a startupProbe with httpGet or grpc")
            : pass(service, `${asking.path}.startupProbe asks the application`);
    },
});
