import rule from "../../../../policy/rules/backup/cloud-sql-point-in-time-recovery.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import type { State } from "../../state.ts";
import { PRIMARY } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = PRIMARY;
const BACKUP = "settings.backupConfiguration";
const recovery = propertyCases(at, `${BACKUP}.pointInTimeRecoveryEnabled`);
const unsaid = (good: State) => good.at(at, `${BACKUP}.pointInTimeRecoveryEnabled`, undefined);
const mysql = (good: State) => unsaid(good).at(at, "databaseVersion", "MYSQL_8_4");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        { when: "the edition does it by itself", change: unsaid, at },
        {
            when: "the edition is left to Google, which takes the one that does it by itself",
            change: (good) =>
                unsaid(good).at(at, "settings.edition", undefined).at(at, "databaseVersion", "POSTGRES_16"),
            at,
        },
        {
            when: "MySQL keeps its binary log",
            change: (good) => mysql(good).at(at, `${BACKUP}.binaryLogEnabled`, true),
            at,
        },
    ],
    fails: [
        recovery.bad("it is off", false, /pointInTimeRecoveryEnabled is off, needs true/),
        {
            when: "nothing is said and the edition does not do it",
            change: (good) => unsaid(good).at(at, "settings.edition", "ENTERPRISE"),
            at,
            says: /pointInTimeRecoveryEnabled is off/,
        },
        {
            when: "an older PostgreSQL gets the edition that does not do it",
            change: (good) =>
                unsaid(good).at(at, "settings.edition", undefined).at(at, "databaseVersion", "POSTGRES_15"),
            at,
            says: /pointInTimeRecoveryEnabled is off/,
        },
        { when: "MySQL keeps no binary log", change: mysql, at, says: /binaryLogEnabled is off/ },
    ],
    unknown: [recovery.unknown("fail")],
    silent: [{ when: "there are only replicas", change: (good) => good.without(at) }],
});
