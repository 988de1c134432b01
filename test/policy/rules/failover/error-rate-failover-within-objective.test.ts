import rule from "../../../../policy/rules/failover/error-rate-failover-within-objective.ts";
import { LOAD_BALANCER, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = LOAD_BALANCER;
const ROUTE = "router-route";

export default meetsContract(rule, {
    passes: [
        {
            when: "the route covers all sub-domains",
            change: (good) => good.at(ROUTE, "pattern", "*.example.com/*"),
            at,
        },
        {
            when: "the route names a scheme",
            change: (good) => good.at(ROUTE, "pattern", "https://api.example.com/*"),
            at,
        },
        { when: "the script is yet to be created", change: (good) => good.at(ROUTE, "script", UNKNOWN), at },
    ],
    fails: [
        {
            when: "the script of the route is empty",
            change: (good) => good.at(ROUTE, "script", ""),
            at,
            says: /no Worker route covers/,
            remedy: "no",
        },

        {
            when: "there is no route",
            change: (good) => good.without(ROUTE),
            at,
            says: /within 30 s, and no Worker route covers api\.example\.com\/\*/,
        },
        {
            when: "the route covers a part of the host",
            change: (good) => good.at(ROUTE, "pattern", "api.example.com/v1/*"),
            at,
            says: /no Worker route/,
        },
        {
            when: "the route covers another host",
            change: (good) => good.at(ROUTE, "pattern", "www.example.com/*"),
            at,
            says: /no Worker route/,
        },
        {
            when: "the route covers a host that ends alike",
            change: (good) => good.at(ROUTE, "pattern", "i.example.com/*"),
            at,
            says: /no Worker route/,
        },
        {
            when: "the route has no script, which switches Workers off",
            change: (good) => good.at(ROUTE, "script", undefined),
            at,
            says: /no Worker route/,
        },
    ],
    unknown: [
        { when: "the host is not known", change: (good) => good.at(at, "name", UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "the system promises nothing about its error rate",
            change: (good) => good.at(SYSTEM, "objectives.triggers.errorRate", undefined),
        },
    ],
});
