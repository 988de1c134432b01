import rule from "../../../../policy/rules/backup/database-export-scheduled.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gcpDataState, SYSTEM } from "../../states/gcp-data.ts";
import { EXPORT_JOB } from "../../states/gcp-stores.ts";

const at = SYSTEM;
const URI = "httpTarget.uri";

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        {
            when: "nothing makes them",
            change: (good) => good.without(EXPORT_JOB),
            at,
            says: /declares exports for 90 days, and none of its 0 scheduled jobs makes one/,
        },
        {
            when: "its job does something else",
            change: (good) => good.at(EXPORT_JOB, URI, "https://example.com/exported"),
            at,
            says: /none of its 1 scheduled jobs makes one/,
        },
        {
            when: "its job calls no address",
            change: (good) => good.at(EXPORT_JOB, "httpTarget", undefined),
            at,
            says: /none of its 1 scheduled jobs/,
        },
        {
            when: "the job is another system's",
            change: (good) =>
                good
                    .plus({ type: "ha-platform:systems:Other", name: "other", outputs: {} })
                    .facts(EXPORT_JOB, { parent: "other" }),
            at,
            says: /none of its 0 scheduled jobs/,
        },
    ],
    unknown: [
        {
            when: "what a job calls is not known",
            change: (good) => good.at(EXPORT_JOB, URI, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "the system declares no exports", change: (good) => good.at(SYSTEM, "backups.exportDays", undefined) },
    ],
});
