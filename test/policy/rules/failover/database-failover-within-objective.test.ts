import rule from "../../../../policy/rules/failover/database-failover-within-objective.ts";
import { MONITOR as at, LOAD_BALANCER, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const TRIGGER = "objectives.triggers.database";

export default meetsContract(rule, {
    passes: [
        // 30 + (15 x 1 + 3 x 2) + 5 = 56.
        {
            when: "the sum is just what the system allows",
            change: (good) => good.at(SYSTEM, `${TRIGGER}.failoverSeconds`, 56),
            at,
        },
        { when: "the database's own answer is asked for", change: (good) => good.at(at, "path", "/api/health/db"), at },
    ],
    fails: [
        {
            when: "the sum is a second too long",
            change: (good) => good.at(SYSTEM, `${TRIGGER}.failoverSeconds`, 55),
            at,
            says: /the service says so after 30 s, probes find it in 15 s x 1 \+ 3 s x \(1 \+ 1\) = 21 s, traffic moves in 5 s at the edge: 56 s, and the system allows 55 s: lower interval/,
            remedy: "no",
        },
        {
            when: "probes are too far apart",
            change: (good) => good.at(at, "interval", 30),
            at,
            says: /71 s, and the system allows 60 s: interval must be at most 19 s/,
        },
        {
            when: "the service waits longer",
            change: (good) => good.at(SYSTEM, `${TRIGGER}.unreachableSeconds`, 40),
            at,
            says: /after 40 s.*: 66 s, and the system allows 60 s: lower interval/,
            remedy: "no",
        },
        {
            when: "resolvers remember the region",
            change: (good) => good.at(LOAD_BALANCER, "proxied", false).at(LOAD_BALANCER, "ttl", 60),
            at,
            says: /traffic moves in 60 s of DNS TTL: 111 s/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the interval is not known",
            change: (good) => good.at(at, "interval", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "the system promises nothing about it", change: (good) => good.at(SYSTEM, TRIGGER, undefined) },
        {
            when: "it is not said when a database counts as lost",
            change: (good) => good.at(SYSTEM, `${TRIGGER}.unreachableSeconds`, undefined),
        },
        { when: "probes ask the process alone", change: (good) => good.at(at, "path", "/api/health/compute") },
        {
            when: "probes ask nothing",
            change: (good) => good.at(at, "path", undefined).at(SYSTEM, "health.database", undefined),
        },
        { when: "no load balancer uses the pools", change: (good) => good.without(LOAD_BALANCER) },
        { when: "the monitor belongs to no system", change: (good) => good.without(SYSTEM) },
    ],
});
