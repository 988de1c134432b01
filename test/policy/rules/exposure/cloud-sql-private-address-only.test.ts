import rule from "../../../../policy/rules/exposure/cloud-sql-private-address-only.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { PRIMARY, REPLICA } from "../../states/gcp-cloud-sql.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const PATH = "settings.ipConfiguration.ipv4Enabled";
const address = propertyCases(PRIMARY, PATH);

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        address.bad("it has a public one", true, /ipv4Enabled is true, needs false/),
        address.bad("nothing is said, and Google gives it one", undefined, /ipv4Enabled is true/),
        propertyCases(REPLICA, PATH).bad("its replica has a public one", true, /ipv4Enabled is true/),
    ],
    unknown: [address.unknown("fail")],
});
