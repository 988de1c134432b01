import rule from "../../../../policy/rules/exposure/storage-bucket-access-by-iam-alone.ts";
import { propertyCases } from "../../property-cases.ts";
import { meetsContract } from "../../rule-contract.ts";
import { gcpDataState } from "../../states/gcp-data.ts";
import { EXPORTS, FILES } from "../../states/gcp-stores.ts";

const uniform = propertyCases(FILES, "uniformBucketLevelAccess");

export default meetsContract(rule, {
    good: gcpDataState,
    passes: [],
    fails: [
        uniform.bad("objects have lists of their own", false, /uniformBucketLevelAccess is false, needs true/),
        uniform.bad("nothing is said", undefined, /is false/),
        propertyCases(EXPORTS, "uniformBucketLevelAccess").bad("exports have lists of their own", false, /is false/),
    ],
    unknown: [uniform.unknown("unknown")],
});
