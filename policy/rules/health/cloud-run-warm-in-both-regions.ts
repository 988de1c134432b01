import { minInstances, SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "cloud-run-warm-in-both-regions",
    title: "A Cloud Run service keeps instances running in both regions",
    severity: "high",
    concern: "health",
    types: [SERVICE],
    breaks: "a standby without instances reports no health, and the first requests of a failover wait for cold starts",
    remedy: "{ template: { scaling: { minInstanceCount: 1 } } }",
    sources: [
        serviceDocs,
        { url: "https://docs.cloud.google.com/run/docs/configuring/configure-service-health", read: "2026-11-22" },
    ],
    requirements: ["ET-02"],
    whenUnknown: "unknown",
    settings: { minimumInstances: 1 },
    judge: (service, { minimumInstances }, graph) => {
        const pair = regionsFor(graph, service);
        const { region } = service;
        if (pair === undefined || (region !== pair.primary && region !== pair.failover)) return undefined;
        const running = minInstances(service);
        return running < minimumInstances
            ? fail(
                  service,
                  `template.scaling.minInstanceCount is ${running} in ${region}, needs at least ${minimumInstances}`,
                  `{ template: { scaling: { minInstanceCount: ${minimumInstances} } } }`,
              )
            : pass(service, `minInstanceCount is ${running} in ${region}`);
    },
});
