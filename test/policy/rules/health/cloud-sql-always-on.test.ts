import rule from "../../../../policy/rules/health/cloud-sql-always-on.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const PATH = "settings.activationPolicy";
const policy = propertyCases(PRIMARY, PATH);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [policy.good("nothing is said", undefined)],
    fails: [
        policy.bad("it is stopped", "NEVER", /activationPolicy is NEVER, needs ALWAYS/),
        propertyCases(REPLICA, PATH).bad("its replica starts on demand", "ON_DEMAND", /is ON_DEMAND/),
    ],
    unknown: [policy.unknown("unknown")],
});
