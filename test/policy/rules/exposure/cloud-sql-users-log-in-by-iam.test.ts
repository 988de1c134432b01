import rule from "../../../../policy/rules/exposure/cloud-sql-users-log-in-by-iam.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";

const type = propertyCases("database-api", "type");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [type.good("it is a person of a group", "CLOUD_IAM_GROUP")],
    fails: [
        type.bad("it has a password", "BUILT_IN", /type is BUILT_IN, needs one of IAM/),
        type.bad("nothing is said, which means a password", undefined, /type is BUILT_IN/),
    ],
    unknown: [type.unknown("unknown")],
});
