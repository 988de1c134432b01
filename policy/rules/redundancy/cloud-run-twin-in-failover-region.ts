import { DEFAULT_MAX_INSTANCES, maxInstances, SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import { known, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";
import { twinOf } from "../../twins.ts";

export default defineResourceRule({
    id: "cloud-run-twin-in-failover-region",
    title: "A Cloud Run service of the primary region has a twin in the failover region that can carry as much",
    severity: "critical",
    concern: "redundancy",
    types: [SERVICE],
    breaks: "when the primary region is lost, nothing answers in the other one, or less than the load needs",
    remedy: `{ template: { scaling: { maxInstanceCount: ${DEFAULT_MAX_INSTANCES} } } }`,
    sources: [serviceDocs, { url: "https://docs.cloud.google.com/run/docs/multiple-regions", read: "2026-11-22" }],
    requirements: ["PL-02", "ET-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        const pair = regionsFor(graph, service);
        if (pair === undefined || service.region !== pair.primary) return undefined;
        const everywhere = known(readStrings(service, "multiRegionSettings.regions")) ?? [];
        if (everywhere.includes(pair.failover))
            return pass(service, `runs in ${everywhere.join(" and ")} as one service`);

        const twin = twinOf(graph, service, pair);
        if (twin === undefined) {
            const name = JSON.stringify(nameIn(pair.failover, service.name, pair.primary));
            return fail(
                service,
                `runs in ${pair.primary} and has no twin in ${pair.failover}`,
                `new gcp.cloudrunv2.Service(${name}, { ...resource, name: ${name}, location: "${pair.failover}" })`,
            );
        }
        const needed = maxInstances(service);
        const possible = maxInstances(twin);
        if (possible < needed) {
            // The finding is about the twin: that is where the change has to be made.
            return fail(
                twin,
                `may grow to ${possible} instances, and ${service.name} in ${pair.primary} to ${needed}: template.scaling.maxInstanceCount must be at least ${needed}`,
                `{ template: { scaling: { maxInstanceCount: ${needed} } } }`,
            );
        }
        return pass(
            service,
            `${twin.name} in ${pair.failover} may grow to ${possible} instances, at least ${needed} are needed`,
        );
    },
});

function nameIn(failover: string, name: string, primary: string): string {
    return name.includes(primary) ? name.replaceAll(primary, failover) : `${name}-${failover}`;
}
