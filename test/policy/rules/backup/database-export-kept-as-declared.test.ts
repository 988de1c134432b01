import rule from "../../../../policy/rules/backup/database-export-kept-as-declared.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState, SYSTEM } from "../../states/gcp-data.ts";
import { EXPORTS } from "../../states/gcp-stores.ts";

const DAYS = "lifecycleRules[0].condition.daysSinceNoncurrentTime";
const days = propertyCases(EXPORTS, DAYS);
const location = propertyCases(EXPORTS, "location");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        { ...location.good("they are in one region of another area", "europe-west1") },
        location.good("they are in a third region of the same area", "us-west1"),
        propertyCases(EXPORTS, "lifecycleRules").good("nothing deletes them", undefined),
        {
            when: "the system declares less",
            change: (good) => good.at(SYSTEM, "backups.exportDays", 30).at(EXPORTS, DAYS, 30),
            at: EXPORTS,
        },
    ],
    fails: [
        days.bad(
            "they are deleted a day early",
            89,
            /lifecycleRules\[0\] deletes exports after 89 days: condition.daysSinceNoncurrentTime must be at least 90/,
        ),
        {
            when: "there is no bucket for them",
            change: (good) => good.without(EXPORTS),
            at: SYSTEM,
            says: /declares exports for 90 days, and no bucket of the system lies outside us-central1 and us-east1/,
        },
        { ...location.bad("they are around both regions", "US", /no bucket of the system lies outside/), at: SYSTEM },
        {
            ...location.bad("they are beside the database", "us-central1", /no bucket of the system lies outside/),
            at: SYSTEM,
        },
        {
            ...location.bad("they are in the failover region", "US-EAST1", /no bucket of the system lies outside/),
            at: SYSTEM,
        },
        {
            ...location.bad("they are in a pair around the database", "NAM4", /no bucket of the system lies outside/),
            at: SYSTEM,
        },
        {
            when: "the bucket outside is another system's",
            change: (good) =>
                good
                    .plus({ type: "ha-platform:systems:Other", name: "other", outputs: {} })
                    .facts(EXPORTS, { parent: "other" }),
            at: SYSTEM,
            says: /no bucket of the system lies outside/,
        },
    ],
    unknown: [{ ...location.unknown("unknown"), at: SYSTEM }],
    silent: [
        { when: "the system declares no exports", change: (good) => good.at(SYSTEM, "backups.exportDays", undefined) },
        { when: "the system declares no regions", change: (good) => good.at(SYSTEM, "regions", undefined) },
    ],
});
