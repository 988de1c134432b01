import { REGION_BACKEND_SERVICE, regionBackendDocs } from "../../clouds/gcp/load-balancing.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { twinOfPrimary } from "../../twins.ts";

export default defineResourceRule({
    id: "backend-service-twin-in-failover-region",
    title: "A backend service of a primary region has a twin in the failover region",
    severity: "critical",
    concern: "pairing",
    types: [REGION_BACKEND_SERVICE],
    breaks: "requests arrive in the failover region and find nothing that would pass them on",
    remedy: '{ region: "<failover region>" }',
    sources: [regionBackendDocs],
    requirements: ["PL-02", "ET-02", "CN-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        const found = twinOfPrimary(graph, service);
        if (found === undefined) return undefined;
        const { pair, twin } = found;
        return twin === undefined
            ? fail(service, `has no twin in ${pair.failover}`)
            : pass(service, `${twin.name} is in ${pair.failover}`);
    },
});
