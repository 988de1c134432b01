import { LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { coversHost, DNS_RECORD, WORKERS_ROUTE } from "../../clouds/cloudflare/zone.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Addresses that stand for "there is no origin, a Worker answers" (https://developers.cloudflare.com/workers/configuration/routing/routes/, 2026-11-22). */
const NO_ORIGIN = ["100::", "192.0.2.0"];

export default defineResourceRule({
    id: "zone-record-behind-a-load-balancer",
    title: "A public name at the edge leads to a load balancer, not to one address",
    severity: "high",
    concern: "failover",
    types: [DNS_RECORD, LOAD_BALANCER],
    breaks: "the name has one origin that nothing probes, and goes down with it",
    remedy: 'new cloudflare.LoadBalancer("<name>", { zoneId: resource.zoneId, name: resource.name, proxied: true, defaultPools: ["<pool id>", "<pool id>"], fallbackPool: "<pool id>" })',
    sources: [
        { url: "https://developers.cloudflare.com/load-balancing/load-balancers/dns-records/", read: "2026-11-22" },
        { url: "https://developers.cloudflare.com/workers/configuration/routing/routes/", read: "2026-11-22" },
    ],
    requirements: ["PL-02", "ET-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource, _settings, graph) => {
        const name = known(readString(resource, "name")) ?? "";
        if (resource.type === LOAD_BALANCER) return pass(resource, `${name} is a load balancer`);
        const type = known(readString(resource, "type")) ?? "";
        if (known(readBoolean(resource, "proxied")) !== true || !["A", "AAAA", "CNAME"].includes(type))
            return undefined;
        const content = known(readString(resource, "content")) ?? "";
        const balanced = graph
            .ofType(LOAD_BALANCER)
            .flatMap((balancer) => known(readString(balancer, "name")) ?? [])
            .find((host) => host === name || (type === "CNAME" && host === content.replace(/\.$/, "")));
        if (balanced !== undefined) return pass(resource, `the load balancer of ${balanced} answers for ${name}`);
        const routed = graph.ofType(WORKERS_ROUTE).some((route) => coversHost(route, name));
        if (NO_ORIGIN.includes(content) && routed) return pass(resource, `a Worker alone answers for ${name}`);
        const remedy = `new cloudflare.LoadBalancer(${JSON.stringify(resource.name)}, { zoneId: resource.zoneId, name: resource.name, proxied: true, defaultPools: ["<pool id>", "<pool id>"], fallbackPool: "<pool id>" })`;
        return fail(resource, `${name} is proxied to ${content || "one origin"} and has no load balancer`, remedy);
    },
});
