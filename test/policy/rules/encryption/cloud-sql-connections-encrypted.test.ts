import rule from "../../../../policy/rules/encryption/cloud-sql-connections-encrypted.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const PATH = "settings.ipConfiguration.sslMode";
const mode = propertyCases(PRIMARY, PATH);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [mode.good("clients need certificates as well", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED")],
    fails: [
        mode.bad(
            "both are let in",
            "ALLOW_UNENCRYPTED_AND_ENCRYPTED",
            /sslMode is ALLOW_UNENCRYPTED_AND_ENCRYPTED, needs ENCRYPTED_ONLY or/,
        ),
        mode.bad("nothing is said, and Google lets both in", undefined, /ALLOW_UNENCRYPTED_AND_ENCRYPTED/),
        propertyCases(REPLICA, PATH).bad("the replica lets both in", undefined, /ALLOW_UNENCRYPTED_AND_ENCRYPTED/),
    ],
    unknown: [mode.unknown("fail")],
});
