import { containers, SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import { known, readPart } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-run-liveness-probe",
    title: "A Cloud Run service has a liveness probe",
    severity: "high",
    concern: "health",
    types: [SERVICE],
    breaks: "an instance that hangs is never started again, and holds its place among those that count as running",
    remedy: '{ template: { containers: [{ livenessProbe: { httpGet: { path: "/api/health/compute" }, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 } }] } }',
    sources: [
        serviceDocs,
        { url: "https://docs.cloud.google.com/run/docs/configuring/healthchecks", read: "2026-11-22" },
    ],
    requirements: ["ET-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service) => {
        const probed = containers(service).find(
            (container) => known(readPart(container, "livenessProbe")) !== undefined,
        );
        return probed === undefined
            ? fail(service, "no container has a livenessProbe")
            : pass(service, `${probed.path}.livenessProbe is set`);
    },
});
