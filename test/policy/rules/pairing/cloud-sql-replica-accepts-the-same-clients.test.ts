import rule from "../../../../policy/rules/pairing/cloud-sql-replica-accepts-the-same-clients.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const at = REPLICA;
const mode = propertyCases(at, "settings.ipConfiguration.sslMode");
const connectors = propertyCases(at, "settings.connectorEnforcement");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [connectors.good("it leaves the connectors to Google, which asks for none", undefined)],
    fails: [
        mode.bad(
            "it wants certificates that clients have not",
            "TRUSTED_CLIENT_CERTIFICATE_REQUIRED",
            /sslMode is TRUSTED_CLIENT_CERTIFICATE_REQUIRED, database-us-central1 has ENCRYPTED_ONLY/,
        ),
        mode.bad("it says nothing", undefined, /sslMode is ALLOW_UNENCRYPTED_AND_ENCRYPTED/),
        connectors.bad(
            "it wants connectors",
            "REQUIRED",
            /connectorEnforcement is REQUIRED, database-us-central1 has NOT_REQUIRED/,
        ),
        {
            when: "only the primary wants connectors",
            change: (good) => good.at(PRIMARY, "settings.connectorEnforcement", "REQUIRED"),
            at,
            says: /connectorEnforcement is NOT_REQUIRED, database-us-central1 has REQUIRED/,
        },
    ],
    unknown: [mode.unknown("unknown"), connectors.unknown("unknown")],
    silent: [
        { when: "the primary is outside the stack", change: (good) => good.without(PRIMARY) },
        {
            when: "the replica only answers reads in the primary's region",
            change: (good) => good.at(at, "region", "us-central1").at(at, "settings.connectorEnforcement", "REQUIRED"),
        },
    ],
});
