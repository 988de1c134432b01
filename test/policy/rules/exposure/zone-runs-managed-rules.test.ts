import rule from "../../../../policy/rules/exposure/zone-runs-managed-rules.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "zone";
const RULES = "zone-http-request-firewall-managed";

export default meetsContract(rule, {
    passes: [
        {
            when: "a further set runs on some requests",
            change: (good) =>
                good.set(RULES, { rules: [{}, { action: "execute", expression: 'http.host eq "www.example.com"' }] }),
            at,
        },
    ],
    fails: [
        {
            when: "there is no ruleset",
            change: (good) => good.without(RULES),
            at,
            says: /no ruleset executes managed rules for it/,
        },
        {
            when: "the rule is off",
            change: (good) => good.at(RULES, "rules[0].enabled", false),
            at: RULES,
            says: /no rule that is on executes managed rules/,
        },
        {
            when: "the rule skips instead",
            change: (good) => good.at(RULES, "rules[0].action", "skip"),
            at: RULES,
            says: /no rule that is on/,
        },
        {
            when: "it runs on some requests",
            change: (good) => good.at(RULES, "rules[0].expression", 'http.host eq "www.example.com"'),
            at: RULES,
            says: /rules\[0\] runs managed rules on some requests/,
        },
    ],
    unknown: [
        {
            when: "the expression is not known",
            change: (good) => good.at(RULES, "rules[0].expression", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
