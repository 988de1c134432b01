import { LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { coversHost, WORKERS_ROUTE } from "../../clouds/cloudflare/zone.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "worker-route-runs-a-worker",
    title: "A route over a whole public name runs a Worker",
    severity: "high",
    concern: "edge",
    types: [WORKERS_ROUTE],
    breaks: "a route without a script switches Workers off: nobody routes around errors or checks tokens any more",
    remedy: '{ script: "<script name>" }',
    sources: [{ url: "https://developers.cloudflare.com/workers/configuration/routing/routes/", read: "2026-11-22" }],
    requirements: ["AG-06", "ET-03", "CN-08"],
    whenUnknown: "unknown",
    settings: {},
    judge: (route, _settings, graph) => {
        // A narrower pattern without a script is how some paths are meant to pass the Worker by.
        const host = graph
            .ofType(LOAD_BALANCER)
            .flatMap((balancer) => known(readString(balancer, "name")) ?? [])
            .find((name) => coversHost(route, name));
        if (host === undefined) return undefined;
        const script = readString(route, "script");
        // A name that is not known yet comes from a Worker that will be created.
        const isNamed = script.state === "unknown" || (script.state === "set" && script.value !== "");
        return isNamed
            ? pass(route, `a Worker sees all requests for ${host}`)
            : fail(route, `script is not set, so no Worker sees requests for ${host}`);
    },
});
