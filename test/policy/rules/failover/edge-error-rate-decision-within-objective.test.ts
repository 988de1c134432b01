import rule from "../../../../policy/rules/failover/edge-error-rate-decision-within-objective.ts";
import { SYSTEM } from "../../esta-state.ts";
import { configured, coordinated, ROUTER } from "../../router-config.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = ROUTER;

export default meetsContract(rule, {
    passes: [
        {
            when: "all of the time is used",
            change: (good) => coordinated(good, { rate: { windowMs: 10_000, longWindowMs: 27_000, worstPercent: 10 } }),
            at,
        },
        {
            when: "it leaves a region earlier than promised",
            change: (good) => coordinated(good, { rate: { windowMs: 10_000, longWindowMs: 25_000, worstPercent: 5 } }),
            at,
        },
    ],
    fails: [
        {
            when: "its only window is too long",
            change: (good) => coordinated(good, { rate: { windowMs: 28_000, worstPercent: 10 } }),
            at,
            says: /counts for 28 s/,
            remedy: "no",
        },
        {
            when: "isolates decide each alone",
            change: (good) => configured(good, { regions: [] }),
            at,
            says: /within 30 s of 10 % errors, and each isolate decides by itself/,
            remedy: "no",
        },
        {
            when: "there is no configuration",
            change: (good) => good.at(ROUTER, "bindings", []),
            at,
            says: /each isolate decides by itself/,
            remedy: "no",
        },
        {
            when: "it counts for too long",
            change: (good) => coordinated(good, { rate: { windowMs: 10_000, longWindowMs: 28_000, worstPercent: 10 } }),
            at,
            says: /counts for 28 s, reports within 1 s, is known everywhere after 2 s: 31 s, and the system allows 30 s/,
            remedy: "no",
        },
        {
            when: "decisions spread too slowly",
            change: (good) => coordinated(good, { snapshotMs: 2500 }),
            at,
            says: /known everywhere after 5 s: 31 s/,
            remedy: "no",
        },
        {
            when: "counts are reported too seldom",
            change: (good) => coordinated(good, { reportMs: 20_000 }),
            at,
            says: /reports within 20 s/,
            remedy: "no",
        },
        {
            when: "it stays with more errors than promised",
            change: (good) => coordinated(good, { rate: { windowMs: 10_000, longWindowMs: 25_000, worstPercent: 11 } }),
            at,
            says: /above 11 % errors, and the system promises to at 10 %/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the bindings are not known",
            change: (good) => good.at(ROUTER, "bindings", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the system promises nothing about its error rate",
            change: (good) => good.at(SYSTEM, "objectives.triggers.errorRate", undefined),
        },
        { when: "no route runs the Worker", change: (good) => good.without("router-route") },
        {
            when: "the Worker sees a part of the host's requests",
            change: (good) => good.at("router-route", "pattern", "api.example.com/v1/*"),
        },
    ],
});
