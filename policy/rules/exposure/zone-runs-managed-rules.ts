import { rulesetsInPhase, rulesInPhase, ZONE } from "../../clouds/cloudflare/zone.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const PHASE = "http_request_firewall_managed";
/** Cloudflare's own managed ruleset, by its published id (https://developers.cloudflare.com/waf/managed-rules/, 2026-11-22). */
const MANAGED =
    '{ action: "execute", actionParameters: { id: "efb7b8c949ac4650a09736fc376e9aee" }, enabled: true, expression: "true" }';

export default defineResourceRule({
    id: "zone-runs-managed-rules",
    title: "A zone runs a managed ruleset of the web application firewall on all requests",
    severity: "high",
    concern: "exposure",
    types: [ZONE],
    breaks: "known attacks reach both regions alike: failing over does not help against them",
    remedy: `new cloudflare.Ruleset("managed", { zoneId: resource.id, kind: "zone", name: "managed", phase: "${PHASE}", rules: [${MANAGED}] })`,
    sources: [{ url: "https://developers.cloudflare.com/waf/managed-rules/", read: "2026-11-22" }],
    requirements: ["CN-05", "HB-01"],
    whenUnknown: "unknown",
    settings: {},
    judge: (zone, _settings, graph) => {
        const executed = rulesInPhase(graph, zone, PHASE).filter(
            ({ rule }) => known(readString(rule, "action")) === "execute",
        );
        const [narrow] = executed;
        if (executed.some(({ rule }) => known(readString(rule, "expression")) === "true"))
            return pass(zone, "managed rules run on all requests");
        if (narrow !== undefined) {
            const remedy = `{ rules: [${"{}, ".repeat(narrow.index)}{ expression: "true" }] }`;
            const message = `rules[${narrow.index}] runs managed rules on some requests: expression must be true`;
            return fail(narrow.ruleset, message, remedy);
        }
        const [ruleset] = rulesetsInPhase(graph, zone, PHASE);
        return ruleset === undefined
            ? fail(zone, "no ruleset executes managed rules for it")
            : fail(ruleset, "no rule that is on executes managed rules", `{ rules: [...resource.rules, ${MANAGED}] }`);
    },
});
