import rule from "../../../../policy/rules/backup/cloud-sql-backups-retained-as-declared.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState, SYSTEM } from "../../states/gcp-data.ts";

const at = PRIMARY;
const PATH = "settings.backupConfiguration.backupRetentionSettings.retainedBackups";
const kept = propertyCases(at, PATH);
const DECLARED = "backups.databaseDays";

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        kept.good("more are kept", 31),
        {
            when: "the system declares less",
            change: (good) => good.at(SYSTEM, DECLARED, 8).at(at, PATH, 8),
            at,
        },
        {
            when: "nothing is said and the edition keeps enough",
            change: (good) => good.at(SYSTEM, DECLARED, 15).at(at, PATH, undefined),
            at,
        },
        {
            when: "the system declares nothing and a week is kept",
            change: (good) => good.at(SYSTEM, DECLARED, undefined).at(at, PATH, 7),
            at,
        },
    ],
    fails: [
        kept.bad("one less is kept", 29, /retainedBackups is 29, needs at least 30, one a day/),
        kept.bad("nothing is said", undefined, /is 15, needs at least 30/),
        {
            when: "the other edition keeps less by itself",
            change: (good) =>
                good.at(at, "settings.edition", "ENTERPRISE").at(SYSTEM, DECLARED, 8).at(at, PATH, undefined),
            at,
            says: /is 7, needs at least 8/,
        },
        {
            when: "the system declares nothing and less than a week is kept",
            change: (good) => good.at(SYSTEM, DECLARED, undefined).at(at, PATH, 6),
            at,
            says: /is 6, needs at least 7/,
        },
    ],
    unknown: [kept.unknown("unknown")],
    silent: [{ when: "there are only replicas", change: (good) => good.without(at) }],
});
