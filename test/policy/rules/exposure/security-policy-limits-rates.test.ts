import rule from "../../../../policy/rules/exposure/security-policy-limits-rates.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type StateResource, UNKNOWN } from "../../state.ts";
import { ARMOR, loadBalancingState } from "../../states/gcp-load-balancing.ts";

export default meetsContract(rule, {
    good: loadBalancingState,
    passes: [
        {
            when: "it bans who comes too often",
            change: (good) => good.at(ARMOR, "rules[0].action", "rate_based_ban"),
            at: ARMOR,
        },
        {
            when: "an expression says who is limited",
            change: (good) => good.at(ARMOR, "rules[0].match", { expr: { expression: "true" } }),
            at: ARMOR,
        },
        { when: "the kind is left to the default", change: (good) => good.at(ARMOR, "type", undefined), at: ARMOR },
        {
            when: "the rule is a resource of its own",
            change: (good) => good.at(ARMOR, "rules", []).plus(beside({})),
            at: ARMOR,
        },
    ],
    fails: [
        {
            when: "everybody is let in",
            change: (good) => good.at(ARMOR, "rules[0].action", "allow"),
            at: ARMOR,
            says: /no rule in force limits the rate/,
        },
        {
            when: "the limit is only tried",
            change: (good) => good.at(ARMOR, "rules[0].preview", true),
            at: ARMOR,
            says: /no rule in force/,
        },
        {
            when: "one block is limited",
            change: (good) => good.at(ARMOR, "rules[0].match.config.srcIpRanges", ["203.0.113.0/24"]),
            at: ARMOR,
            says: /no rule in force/,
        },
        {
            when: "a global policy has no rules",
            change: (good) =>
                good.plus({
                    type: "gcp:compute/securityPolicy:SecurityPolicy",
                    name: "global",
                    id: "global",
                    outputs: {},
                }),
            at: "global",
            says: /no rule in force/,
        },
        {
            when: "there are no rules",
            change: (good) => good.at(ARMOR, "rules", undefined),
            at: ARMOR,
            says: /no rule in force/,
        },
        {
            when: "a rule has no action",
            change: (good) => good.at(ARMOR, "rules[0].action", undefined),
            at: ARMOR,
            says: /no rule in force/,
        },
        {
            when: "the rule beside it lets everybody in",
            change: (good) => good.at(ARMOR, "rules", []).plus(beside({ action: "allow" })),
            at: ARMOR,
            says: /no rule in force/,
        },
    ],
    unknown: [
        {
            when: "an action is not known",
            change: (good) => good.at(ARMOR, "rules[0].action", UNKNOWN),
            at: ARMOR,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "it is the cache's",
            change: (good) => good.without("origin-us-east1-armor").at(ARMOR, "type", "CLOUD_ARMOR_EDGE"),
        },
    ],
});

function beside(properties: Properties): StateResource {
    return {
        type: "gcp:compute/regionSecurityPolicyRule:RegionSecurityPolicyRule",
        name: "beside",
        id: "beside",
        outputs: {
            securityPolicy: "projects/example-project/regions/us-central1/securityPolicies/origin",
            action: "throttle",
            match: { config: { srcIpRanges: ["*"] } },
            ...properties,
        },
    };
}
