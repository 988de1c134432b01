import { LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { cacheRuleDocs, isAboutHost, rulesetsInPhase, rulesInPhase, ZONE } from "../../clouds/cloudflare/zone.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const PHASE = "http_request_cache_settings";

export default defineResourceRule({
    id: "cache-rule-leaves-api-answers-alone",
    title: "The edge keeps no answers of an API",
    severity: "critical",
    concern: "edge",
    types: [LOAD_BALANCER],
    breaks: "one caller gets what was made for another, and health answers are those of minutes ago",
    remedy:
        '{ rules: [...resource.rules, { action: "set_cache_settings", actionParameters: { cache: false }, ' +
        'expression: "starts_with(http.request.uri.path, \\"/api/\\")" }] }',
    sources: [cacheRuleDocs],
    requirements: ["ET-10", "ER-09"],
    whenUnknown: "unknown",
    settings: { apiPath: "/api/" },
    judge: (balancer, { apiPath }, graph) => {
        const host = known(readString(balancer, "name"));
        const [zone] = graph.referred(balancer, "zoneId", ZONE);
        if (host === undefined || zone === undefined) return undefined;
        // Cache rules run in order and the last that matches a request decides.
        const last = rulesInPhase(graph, zone, PHASE).findLast(({ rule }) => {
            const expression = known(readString(rule, "expression")) ?? "";
            return isAboutHost(rule, host) && matchesPath(expression, apiPath);
        });
        if (last === undefined) {
            const [ruleset] = rulesetsInPhase(graph, zone, PHASE);
            return fail(
                ruleset ?? balancer,
                `no cache rule is about ${host}${apiPath}`,
                addition(host, apiPath, ruleset),
            );
        }
        return known(readBoolean(last.rule, "actionParameters.cache")) === false
            ? pass(balancer, `answers of ${host}${apiPath} are not kept`)
            : fail(
                  last.ruleset,
                  `rules[${last.index}], the last about ${host}${apiPath}, keeps answers: actionParameters.cache must be false`,
                  `{ rules: [${"{}, ".repeat(last.index)}{ actionParameters: { cache: false } }] }`,
              );
    },
});

function addition(host: string, path: string, ruleset: Resource | undefined): string {
    const expression = `(http.host eq "${host}" and starts_with(http.request.uri.path, "${path}"))`;
    const rule = `{ action: "set_cache_settings", actionParameters: { cache: false }, expression: ${JSON.stringify(expression)} }`;
    return ruleset === undefined
        ? `new cloudflare.Ruleset("cache", { zoneId: resource.zoneId, kind: "zone", name: "cache", phase: "${PHASE}", rules: [${rule}] })`
        : `{ rules: [...resource.rules, ${rule}] }`;
}

/** Whether an expression is about paths under the given one: it names that path, or no path at all. */
function matchesPath(expression: string, path: string): boolean {
    return !expression.includes("http.request.uri") || expression.includes(`"${path}`);
}
