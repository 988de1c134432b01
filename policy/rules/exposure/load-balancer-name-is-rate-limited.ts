import { LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { isAboutHost, rulesetsInPhase, rulesInPhase, ZONE } from "../../clouds/cloudflare/zone.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const PHASE = "http_ratelimit";
const TURNS_AWAY = ["block", "managed_challenge", "js_challenge", "challenge"];

export default defineResourceRule({
    id: "load-balancer-name-is-rate-limited",
    title: "One client cannot use up the capacity of a public name",
    severity: "high",
    concern: "exposure",
    types: [LOAD_BALANCER],
    breaks: "a single runaway client makes both regions fail one after the other, and failover carries the flood along",
    remedy:
        '{ rules: [...resource.rules, { action: "block", expression: "true", ratelimit: ' +
        '{ characteristics: ["cf.colo.id", "ip.src"], period: 60, requestsPerPeriod: 1200, mitigationTimeout: 60 } }] }',
    sources: [{ url: "https://developers.cloudflare.com/waf/rate-limiting-rules/parameters/", read: "2026-11-22" }],
    requirements: ["CN-06", "HB-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (balancer, _settings, graph) => {
        const host = known(readString(balancer, "name"));
        const [zone] = graph.referred(balancer, "zoneId", ZONE);
        if (host === undefined || zone === undefined) return undefined;
        const limits = rulesInPhase(graph, zone, PHASE).filter(
            ({ rule }) => isAboutHost(rule, host) && TURNS_AWAY.includes(known(readString(rule, "action")) ?? ""),
        );
        const rates = limits.flatMap(({ rule }) => known(readNumber(rule, "ratelimit.requestsPerPeriod")) ?? []);
        if (rates.length > 0) return pass(balancer, `${Math.min(...rates)} requests of one client per period`);
        const [ruleset] = rulesetsInPhase(graph, zone, PHASE);
        return fail(ruleset ?? balancer, `no rate limit turns clients of ${host} away`, addition(host, ruleset));
    },
});

function addition(host: string, ruleset: Resource | undefined): string {
    const expression = JSON.stringify(`(http.host eq "${host}")`);
    const limit =
        '{ characteristics: ["cf.colo.id", "ip.src"], period: 60, requestsPerPeriod: 1200, mitigationTimeout: 60 }';
    const rule = `{ action: "block", expression: ${expression}, ratelimit: ${limit} }`;
    return ruleset === undefined
        ? `new cloudflare.Ruleset("rate", { zoneId: resource.zoneId, kind: "zone", name: "rate", phase: "${PHASE}", rules: [${rule}] })`
        : `{ rules: [...resource.rules, ${rule}] }`;
}
