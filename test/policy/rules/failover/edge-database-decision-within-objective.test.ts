import rule from "../../../../policy/rules/failover/edge-database-decision-within-objective.ts";
import { SYSTEM } from "../../esta-state.ts";
import { configured, coordinated, ROUTER } from "../../router-config.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = ROUTER;

export default meetsContract(rule, {
    passes: [
        {
            when: "all of the time is used",
            change: (good) => coordinated(good, { databaseUnreachableMs: 55_000 }),
            at,
        },
    ],
    fails: [
        {
            when: "isolates decide each alone",
            change: (good) => configured(good, { regions: [] }),
            at,
            says: /read elsewhere within 60 s of losing its database, and nobody asks the database/,
            remedy: "no",
        },
        {
            when: "it waits for too long",
            change: (good) => coordinated(good, { databaseUnreachableMs: 56_000 }),
            at,
            says: /waits 56 s, checks within 2 s \+ 1 s, is known everywhere after 2 s: 61 s, and the system allows 60 s/,
            remedy: "no",
        },
        {
            when: "it asks too seldom",
            change: (good) => coordinated(good, { probe: { intervalMs: 30_000, timeoutMs: 1000 } }),
            at,
            says: /checks within 30 s \+ 1 s/,
            remedy: "no",
        },
        {
            when: "decisions spread too slowly",
            change: (good) => coordinated(good, { snapshotMs: 14_000 }),
            at,
            says: /known everywhere after 28 s: 61 s/,
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
            when: "the system promises nothing about its database",
            change: (good) => good.at(SYSTEM, "objectives.triggers.database", undefined),
        },
        { when: "no route runs the Worker", change: (good) => good.without("router-route") },
    ],
});
