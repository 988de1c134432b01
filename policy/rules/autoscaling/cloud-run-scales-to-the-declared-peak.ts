import { concurrency, isBehindLoadBalancer, maxInstances, SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { quickestMedianSeconds, systemOf } from "../../systems.ts";

export default defineResourceRule({
    id: "cloud-run-scales-to-the-declared-peak",
    title: "Cloud Run services of one region may grow until they carry the peak that their system declares",
    severity: "high",
    concern: "autoscaling",
    types: [SERVICE],
    breaks: "at the load that was promised, or after a failover, requests wait for instances that may not be started and end with 429",
    remedy: "{ template: { scaling: { maxInstanceCount: 100 } } }",
    sources: [
        serviceDocs,
        { url: "https://docs.cloud.google.com/run/docs/about-instance-autoscaling", read: "2026-11-22" },
    ],
    requirements: ["ET-11", "CN-16", "PL-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        const system = systemOf(graph, service);
        const peak = system && known(readNumber(system, "objectives.load.requestsPerSecond.peak"));
        const median = system && quickestMedianSeconds(system);
        if (peak === undefined || median === undefined || !isBehindLoadBalancer(service)) return undefined;
        const beside = graph
            .ofType(SERVICE)
            .filter((other) => systemOf(graph, other) === system && other.region === service.region)
            .filter(isBehindLoadBalancer);
        const possible = beside.reduce((sum, other) => sum + maxInstances(other) * concurrency(other), 0);
        // As if every request were of the quickest kind: fewer at once can never be enough.
        const needed = Math.ceil(peak * median);
        const shown = `${beside.length} services in ${service.region} take ${possible} requests at once`;
        const load = `${peak} requests a second of ${median} s each are ${needed}`;
        if (possible >= needed) return pass(service, `${shown}, and ${load}`);
        const missing = Math.ceil((needed - possible) / concurrency(service));
        return fail(
            service,
            `${shown}, and ${load}`,
            `{ template: { scaling: { maxInstanceCount: ${maxInstances(service) + missing} } } }`,
        );
    },
});
