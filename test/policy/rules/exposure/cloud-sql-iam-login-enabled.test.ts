import rule from "../../../../policy/rules/exposure/cloud-sql-iam-login-enabled.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import type { State } from "../../state.ts";
import { PRIMARY } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = PRIMARY;
const FLAGS = "settings.databaseFlags";
const flags = propertyCases(at, FLAGS);
const connections = { name: "max_connections", value: "500" };
const mysql = (good: State) => good.at(at, "databaseVersion", "MYSQL_8_4");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [
        {
            when: "MySQL writes the flag in its way",
            change: (good) => mysql(good).at(at, FLAGS, [{ name: "cloudsql_iam_authentication", value: "on" }]),
            at,
        },
    ],
    fails: [
        flags.bad(
            "the flag is missing",
            [connections],
            /flag cloudsql.iam_authentication is not set, needs on for 1 users/,
        ),
        flags.bad(
            "it is off",
            [connections, { name: "cloudsql.iam_authentication", value: "off" }],
            /is off, needs on/,
        ),
        flags.bad("there are no flags", undefined, /is not set/),
        {
            when: "MySQL has the flag of PostgreSQL",
            change: mysql,
            at,
            says: /flag cloudsql_iam_authentication is not set/,
        },
    ],
    unknown: [flags.unknown("unknown")],
    silent: [
        {
            when: "nobody logs in by IAM",
            change: (good) => good.at("database-api", "type", "BUILT_IN").at(at, FLAGS, []),
        },
        { when: "a user says nothing", change: (good) => good.at("database-api", "type", undefined).at(at, FLAGS, []) },
        {
            when: "SQL Server knows no such login",
            change: (good) => good.at(at, "databaseVersion", "SQLSERVER_2022_STANDARD").at(at, FLAGS, []),
        },
    ],
});
