import rule from "../../../../policy/rules/observability/load-balancer-pool-health-tells-a-person.ts";
import { LOAD_BALANCER } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { POOL as at } from "../../states/edge.ts";

const POLICY = "pool-notifications";

export default meetsContract(rule, {
    passes: [
        {
            when: "the pool itself names an address",
            change: (good) => good.without(POLICY).at(at, "notificationEmail", "on-call@example.com"),
            at,
        },
        { when: "the policy is about all pools", change: (good) => good.at(POLICY, "filters", undefined), at },
        {
            when: "the list of pools is empty, and so stands for all",
            change: (good) => good.at(POLICY, "filters.poolIds", []),
            at,
        },
        {
            when: "all changes are told",
            change: (good) => good.at(POLICY, "filters.newHealths", undefined).at(POLICY, "filters.eventSources", []),
            at,
        },
        {
            when: "a pager is told",
            change: (good) => good.at(POLICY, "mechanisms", { pagerduties: [{ id: "service" }] }),
            at,
        },
        {
            when: "a chat is told",
            change: (good) => good.at(POLICY, "mechanisms", { emails: [], webhooks: [{ id: "hook" }] }),
            at,
        },
        {
            when: "the ids of pools are not known and the policy was made from this one",
            change: (good) => good.at(POLICY, "filters.poolIds", [UNKNOWN]),
            at,
        },
        { when: "the policy does not say that it is on", change: (good) => good.at(POLICY, "enabled", undefined), at },
    ],
    fails: [
        {
            when: "there is no policy",
            change: (good) => good.without(POLICY),
            at,
            says: /no notification policy is about this pool/,
        },
        {
            when: "an address is empty",
            change: (good) => good.without(POLICY).at(at, "notificationEmail", ""),
            at,
            says: /no notification policy/,
        },
        {
            when: "the policy is about another pool",
            change: (good) => good.at(POLICY, "filters.poolIds", ["pool-us-east1-id"]),
            at,
            says: /no notification policy is about this pool/,
        },
        {
            when: "ids are not known and the policy was not made from this pool",
            change: (good) =>
                good
                    .at(POLICY, "filters.poolIds", [UNKNOWN])
                    .facts(POLICY, { madeFrom: { filters: ["pool-us-east1"] } }),
            at,
            says: /no notification policy is about this pool/,
        },
        {
            when: "the policy is off",
            change: (good) => good.at(POLICY, "enabled", false),
            at,
            says: /pool-notifications tells nobody/,
        },
        {
            when: "the policy is about something else",
            change: (good) => good.at(POLICY, "alertType", "universal_ssl_event_type"),
            at,
            says: /tells nobody/,
        },
        {
            when: "only the recovery is told",
            change: (good) => good.at(POLICY, "filters.newHealths", ["Healthy"]),
            at,
            says: /tells nobody/,
        },
        {
            when: "only origins are told of",
            change: (good) => good.at(POLICY, "filters.eventSources", ["origin"]),
            at,
            says: /tells nobody/,
        },
        {
            when: "nobody is to be told",
            change: (good) => good.at(POLICY, "mechanisms", { emails: [] }),
            at,
            says: /tells nobody/,
        },
    ],
    unknown: [
        {
            when: "the address is not known",
            change: (good) => good.at(at, "notificationEmail", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no load balancer uses the pools", change: (good) => good.without(LOAD_BALANCER) }],
});
