import { adaptiveDocs, LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { coversHost, WORKERS_ROUTE } from "../../clouds/cloudflare/zone.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";

export default defineResourceRule({
    id: "error-rate-failover-within-objective",
    title: "A Worker that sees real responses stands before a load balancer whose system fails over on its error rate",
    severity: "high",
    concern: "failover",
    types: [LOAD_BALANCER],
    breaks: "a region that answers its probes and fails its users keeps all traffic: the load balancer retries on 521 to 526 only",
    remedy: 'new cloudflare.WorkersRoute("router", { zoneId: resource.zoneId, pattern: resource.name + "/*", script: "<script name>" })',
    sources: [
        adaptiveDocs,
        { url: "https://developers.cloudflare.com/workers/configuration/routing/routes/", read: "2026-11-22" },
    ],
    requirements: ["ET-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (loadBalancer, _settings, graph) => {
        const objective = declaredNumber(graph, loadBalancer, "objectives.triggers.errorRate.failoverSeconds");
        const host = known(readString(loadBalancer, "name"));
        if (objective === undefined || host === undefined) return undefined;
        const route = graph.ofType(WORKERS_ROUTE).find((candidate) => covers(candidate, host));
        return route === undefined
            ? fail(
                  loadBalancer,
                  `the system promises failover on its error rate within ${objective} s, and no Worker route covers ${host}/*`,
              )
            : pass(loadBalancer, `the Worker of ${route.name} sees all responses of ${host}`);
    },
});

/** Whether all requests of the host go through a Worker; a route without a script switches Workers off. */
function covers(route: Resource, host: string): boolean {
    const script = readString(route, "script");
    if (script.state === "unset" || (script.state === "set" && script.value === "")) return false;
    return coversHost(route, host);
}
