import { endpointGroupDocs, REGION_ENDPOINT_GROUP } from "../../clouds/gcp/load-balancing.ts";
import { known, readPart, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "endpoint-group-keeps-service-health",
    title: "A serverless endpoint group names a whole Cloud Run service, so that its health counts",
    severity: "high",
    concern: "failover",
    types: [REGION_ENDPOINT_GROUP],
    breaks: "the load balancer no longer sees the readiness of the service, and keeps a region that answers with errors",
    remedy: '{ cloudRun: { tag: "", urlMask: "" } }',
    sources: [
        endpointGroupDocs,
        { url: "https://docs.cloud.google.com/run/docs/configuring/configure-service-health", read: "2026-11-22" },
    ],
    requirements: ["ET-05", "ET-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group) => {
        if (known(readPart(group, "cloudRun")) === undefined) return undefined;
        const used = ["tag", "urlMask"].filter((part) => (known(readString(group, `cloudRun.${part}`)) ?? "") !== "");
        return used.length === 0
            ? pass(group, "names a service")
            : fail(group, `cloudRun has ${used.join(" and ")}, with which Cloud Run reports no health`);
    },
});
