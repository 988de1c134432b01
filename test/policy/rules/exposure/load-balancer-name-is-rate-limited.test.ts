import rule from "../../../../policy/rules/exposure/load-balancer-name-is-rate-limited.ts";
import { LOAD_BALANCER as at } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const RULES = "zone-http-ratelimit";

export default meetsContract(rule, {
    passes: [
        { when: "one limit is about all names", change: (good) => good.at(RULES, "rules[0].expression", "true"), at },
        {
            when: "clients have to prove something",
            change: (good) => good.at(RULES, "rules[0].action", "managed_challenge"),
            at,
        },
    ],
    fails: [
        {
            when: "there is no ruleset",
            change: (good) => good.without(RULES),
            at,
            says: /no rate limit turns clients of api\.example\.com away/,
        },
        {
            when: "the limit is off",
            change: (good) => good.at(RULES, "rules[0].enabled", false),
            at: RULES,
            says: /no rate limit/,
        },
        {
            when: "clients are counted only",
            change: (good) => good.at(RULES, "rules[0].action", "log"),
            at: RULES,
            says: /no rate limit/,
        },
        {
            when: "no number is set",
            change: (good) => good.at(RULES, "rules[0].ratelimit.requestsPerPeriod", undefined),
            at: RULES,
            says: /no rate limit/,
        },
        {
            when: "the limit is about another name",
            change: (good) => good.at(RULES, "rules[0].expression", 'http.host eq "www.example.com"'),
            at: RULES,
            says: /no rate limit/,
        },
    ],
    unknown: [
        {
            when: "the action is not known",
            change: (good) => good.at(RULES, "rules[0].action", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "the zone is not of this stack", change: (good) => good.without("zone") },
        { when: "the load balancer has no name", change: (good) => good.at(at, "name", undefined) },
    ],
});
