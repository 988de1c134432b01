import { BACKEND_SERVICE, backendDocs, backendsOf, endpointGroupsOf } from "../../clouds/gcp/load-balancing.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "global-backend-service-spans-regions",
    title: "A global backend service has backends in two regions",
    severity: "critical",
    concern: "redundancy",
    types: [BACKEND_SERVICE],
    breaks: "the address is everywhere and what answers is in one region, so all users lose it together",
    remedy: '{ backends: [{ group: "<group in the primary region>" }, { group: "<group in the failover region>" }] }',
    sources: [backendDocs, { url: "https://docs.cloud.google.com/run/docs/multiple-regions", read: "2026-11-22" }],
    requirements: ["PL-02", "ET-02", "CN-02"],
    whenUnknown: "unknown",
    settings: { minimumRegions: 2 },
    judge: (service, { minimumRegions }, graph) => {
        const groups = backendsOf(service).flatMap((backend) => endpointGroupsOf(graph, service, backend));
        const regions = [...new Set(groups.flatMap(({ region }) => region ?? []))];
        // Groups that other stacks made, and other clouds', are in regions that this one does not know.
        if (regions.length === 0) return undefined;
        return regions.length >= minimumRegions
            ? pass(service, `has backends in ${regions.join(" and ")}`)
            : fail(service, `has backends in ${regions.join(" and ")} alone, needs ${minimumRegions} regions`);
    },
});
