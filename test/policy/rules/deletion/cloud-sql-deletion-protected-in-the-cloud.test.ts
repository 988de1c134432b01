import rule from "../../../../policy/rules/deletion/cloud-sql-deletion-protected-in-the-cloud.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const PATH = "settings.deletionProtectionEnabled";
const guarded = propertyCases(PRIMARY, PATH);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        guarded.bad("it is off", false, /deletionProtectionEnabled is false, needs true/),
        guarded.bad("nothing is said, and Google leaves it off", undefined, /is false/),
        propertyCases(REPLICA, PATH).bad("a replica is not protected", false, /is false/),
    ],
    unknown: [guarded.unknown("fail")],
});
