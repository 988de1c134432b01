import rule from "../../../../policy/rules/edge/cache-rule-leaves-api-answers-alone.ts";
import { LOAD_BALANCER } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, UNKNOWN } from "../../state.ts";

const at = LOAD_BALANCER;
const RULES = "zone-http-request-cache-settings";
const after = (good: State, expression: string, cache: boolean, more: { readonly [key: string]: Json } = {}) =>
    good.set(RULES, {
        rules: [{}, {}, { action: "set_cache_settings", actionParameters: { cache }, expression, ...more }],
    });

export default meetsContract(rule, {
    passes: [
        {
            when: "a later rule that keeps answers is off",
            change: (good) => after(good, "true", true, { enabled: false }),
            at,
        },
        {
            when: "a later rule is about another name",
            change: (good) => after(good, 'http.host eq "www.example.com"', true),
            at,
        },
        {
            when: "a later rule is about all names but this",
            change: (good) => after(good, 'http.host ne "api.example.com"', true),
            at,
        },
        {
            when: "a later rule is about other paths",
            change: (good) => after(good, 'starts_with(http.request.uri.path, "/media/")', true),
            at,
        },
        {
            when: "one rule for all names keeps nothing",
            change: (good) => good.at(RULES, "rules[1].expression", "true"),
            at,
        },
        {
            when: "the stack's answers lie elsewhere",
            change: (good) => good.at(RULES, "rules[1].expression", 'starts_with(http.request.uri.path, "/v1/")'),
            at,
            settings: { apiPath: "/v1/" },
        },
    ],
    fails: [
        {
            when: "answers are kept",
            change: (good) => good.at(RULES, "rules[1].actionParameters.cache", true),
            at: RULES,
            says: /rules\[1\], the last about api\.example\.com\/api\/, keeps answers/,
        },
        {
            when: "it is not said whether answers are kept",
            change: (good) => good.at(RULES, "rules[1].actionParameters", {}),
            at: RULES,
            says: /rules\[1\]/,
        },
        {
            when: "a later rule keeps everything",
            change: (good) => after(good, "true", true),
            at: RULES,
            says: /rules\[2\], the last/,
        },
        {
            when: "a later rule keeps everything of this name",
            change: (good) => after(good, '(http.host in {"www.example.com" "api.example.com"})', true),
            at: RULES,
            says: /rules\[2\], the last/,
        },
        {
            when: "the rule is off",
            change: (good) => good.at(RULES, "rules[1].enabled", false),
            at: RULES,
            says: /no cache rule is about api\.example\.com\/api\//,
        },
        {
            when: "the rule is of another phase",
            change: (good) => good.at(RULES, "phase", "http_config_settings"),
            at,
            says: /no cache rule is about/,
        },
    ],
    unknown: [
        {
            when: "an expression is not known",
            change: (good) => good.at(RULES, "rules[1].expression", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "the zone is not of this stack", change: (good) => good.without("zone") },
        { when: "the load balancer has no name", change: (good) => good.at(at, "name", undefined) },
    ],
});
