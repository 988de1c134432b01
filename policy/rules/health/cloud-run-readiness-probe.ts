import { containers, SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import { known, readPart } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-run-readiness-probe",
    title: "A Cloud Run service has a readiness probe",
    severity: "high",
    concern: "health",
    types: [SERVICE],
    breaks: "instances that cannot serve keep getting requests, and a region that cannot serve looks healthy",
    remedy: '{ template: { containers: [{ readinessProbe: { httpGet: { path: "/api/health" }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3, successThreshold: 2 } }] } }',
    sources: [
        serviceDocs,
        { url: "https://docs.cloud.google.com/run/docs/configuring/configure-service-health", read: "2026-11-22" },
    ],
    requirements: ["ET-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service) => {
        const probed = containers(service).find(
            (container) => known(readPart(container, "readinessProbe")) !== undefined,
        );
        return probed === undefined
            ? fail(service, "no container has a readinessProbe")
            : pass(service, `${probed.path}.readinessProbe is set`);
    },
});
