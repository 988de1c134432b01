import rule from "../../../../policy/rules/pairing/cloud-sql-replica-same-edition.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = REPLICA;
const edition = propertyCases(at, "settings.edition");
const version = propertyCases(at, "databaseVersion");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [edition.good("it is left to Google, which takes the same", undefined)],
    fails: [
        edition.bad(
            "it has the other edition",
            "ENTERPRISE",
            /edition is ENTERPRISE, database-us-central1 has ENTERPRISE_PLUS/,
        ),
        version.bad(
            "it runs another version",
            "POSTGRES_16",
            /databaseVersion is POSTGRES_16, database-us-central1 runs POSTGRES_17/,
        ),
        version.bad("no version is set", undefined, /databaseVersion is not set/),
        {
            when: "it has the dearer edition",
            change: (good) => good.at(PRIMARY, "settings.edition", "ENTERPRISE"),
            at,
            says: /edition is ENTERPRISE_PLUS, database-us-central1 has ENTERPRISE$/,
        },
    ],
    unknown: [edition.unknown("unknown"), version.unknown("unknown")],
    silent: [
        { when: "the primary is outside the stack", change: (good) => good.without(PRIMARY) },
        {
            when: "the replica only answers reads in the primary's region",
            change: (good) => good.at(at, "region", "us-central1").at(at, "settings.edition", "ENTERPRISE"),
        },
    ],
});
